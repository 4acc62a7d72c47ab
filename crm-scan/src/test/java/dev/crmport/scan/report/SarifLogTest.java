package dev.crmport.scan.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmport.core.redact.Redactor;
import dev.crmport.scan.Planted;
import dev.crmport.scan.Scan;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** The shape of the log; the standard's own validator is a program for Node, and run by hand. */
class SarifLogTest {
  @TempDir Path folder;

  private String log() {
    ScanReport report = Scan.of(Redactor.create(), folder).files(List.of(Path.of(".")));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    SarifLog.write(report, folder, "0.1.0", out);
    return out.toString(UTF_8);
  }

  private Map<?, ?> run() {
    Map<?, ?> log = (Map<?, ?>) Values.of(log());
    assertThat(log.get("version")).isEqualTo("2.1.0");
    assertThat(String.valueOf(log.get("$schema"))).endsWith("sarif-schema-2.1.0.json");
    return (Map<?, ?>) ((List<?>) log.get("runs")).getFirst();
  }

  private static Object at(Object start, Object... path) {
    Object here = start;
    for (Object step : path) {
      here = step instanceof Integer i ? ((List<?>) here).get(i) : ((Map<?, ?>) here).get(step);
    }
    return here;
  }

  @Test
  void anExposureIsAResultWithAPlaceAndARule() throws IOException {
    Files.writeString(folder.resolve("a b.txt"), "x\n  " + Planted.key(1) + "\n");
    Map<?, ?> run = run();
    Object result = at(run, "results", 0);
    assertThat(at(result, "ruleId")).isEqualTo("CRM1002");
    assertThat(
            at(run, "tool", "driver", "rules", ((Number) at(result, "ruleIndex")).intValue(), "id"))
        .isEqualTo("CRM1002");
    Object place = at(result, "locations", 0, "physicalLocation");
    assertThat(at(place, "artifactLocation", "uri")).isEqualTo("a%20b.txt");
    assertThat(at(place, "artifactLocation", "uriBaseId")).isEqualTo("SRCROOT");
    assertThat(at(place, "region", "startLine")).isEqualTo(2L);
    assertThat(at(place, "region", "startColumn")).isEqualTo(3L);
    assertThat(String.valueOf(at(run, "originalUriBaseIds", "SRCROOT", "uri")))
        .startsWith("file:///")
        .endsWith("/");
  }

  @Test
  void everyRuleIsExplained() {
    for (Object rule : (List<?>) at(run(), "tool", "driver", "rules")) {
      assertThat(((Map<?, ?>) rule).keySet().stream().map(String::valueOf))
          .contains("id", "name", "shortDescription", "fullDescription", "help", "helpUri");
    }
  }

  @Test
  void aFingerprintStaysWhereLinesMoveAndIsNothingOfTheKey() throws IOException {
    Files.writeString(folder.resolve("a.txt"), Planted.key(1) + "\n" + Planted.key(1) + "\n");
    List<Object> first = fingerprints();
    Files.writeString(folder.resolve("a.txt"), "\n\n" + Planted.key(2) + "\n " + Planted.key(3));
    assertThat(fingerprints()).isEqualTo(first).doesNotHaveDuplicates().hasSize(2);
  }

  private List<Object> fingerprints() {
    List<Object> all = new ArrayList<>();
    for (Object result : (List<?>) at(run(), "results")) {
      all.add(at(result, "partialFingerprints", "exposure/v1"));
    }
    return all;
  }

  @Test
  void whatWasNotReadIsANotification() throws IOException {
    Files.write(folder.resolve("a.gz"), new byte[] {0x1f, (byte) 0x8b, 8, 0, 1, 2});
    Object invocation = at(run(), "invocations", 0);
    assertThat(at(invocation, "executionSuccessful")).isEqualTo(false);
    Object told = at(invocation, "toolExecutionNotifications", 0);
    assertThat(at(told, "level")).isEqualTo("error");
    assertThat(at(told, "locations", 0, "physicalLocation", "artifactLocation", "uri"))
        .isEqualTo("a.gz");
  }

  @Test
  void noKeyAndNoLineStandsInTheLog() throws IOException {
    Files.writeString(folder.resolve(Planted.key(1) + ".txt"), "secret line " + Planted.key(2));
    assertThat(log())
        .doesNotContain(Planted.guid(1), Planted.guid(2), "secret line")
        .contains("%5Bkey%20...0001%5D.txt");
  }

  /** JSON as plain values. */
  private static final class Values {
    private static Object of(String json) {
      try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), json)) {
        return value(parser, parser.nextToken());
      }
    }

    private static Object value(JsonParser parser, JsonToken token) {
      return switch (token) {
        case START_OBJECT -> {
          Map<String, Object> map = new LinkedHashMap<>();
          while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            map.put(name, value(parser, parser.nextToken()));
          }
          yield map;
        }
        case START_ARRAY -> {
          List<Object> list = new ArrayList<>();
          for (JsonToken next = parser.nextToken();
              next != JsonToken.END_ARRAY;
              next = parser.nextToken()) {
            list.add(value(parser, next));
          }
          yield list;
        }
        case VALUE_NUMBER_INT -> parser.getLongValue();
        case VALUE_TRUE -> true;
        case VALUE_FALSE -> false;
        default -> parser.getString();
      };
    }
  }
}
