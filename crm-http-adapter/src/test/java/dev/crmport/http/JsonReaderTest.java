package dev.crmport.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON to plain values and back. */
final class JsonReaderTest {
  private static Optional<Object> read(String json) throws NotReadable {
    return JsonReader.read(json.getBytes(UTF_8));
  }

  @Test
  void everyKindOfValueBecomesAPlainOne() throws NotReadable {
    Map<String, Object> expected = new LinkedHashMap<>();
    expected.put("text", "a\u0001ü\uD83D\uDE00");
    expected.put("whole", 9_223_372_036_854_775_807L);
    expected.put("larger", new BigInteger("9223372036854775808"));
    expected.put("decimal", new BigDecimal("12.340"));
    expected.put("flags", List.of(true, false));
    expected.put("nothing", null);
    expected.put("nested", Map.of("a", List.of(Map.of())));

    Object read =
        read("""
            {"text": "a\\u0001ü\\uD83D\\uDE00", "whole": 9223372036854775807,
             "larger": 9223372036854775808, "decimal": 12.340, "flags": [true, false],
             "nothing": null, "nested": {"a": [{}]}}
            """)
            .orElseThrow();

    assertThat(read).isEqualTo(expected);
    assertThat(((Map<?, ?>) read).keySet().stream().map(String::valueOf).toList())
        .containsExactly("text", "whole", "larger", "decimal", "flags", "nothing", "nested");
    assertThat(JsonReader.read(JsonWriter.write(read))).contains(read);
  }

  @Test
  void nullIsNothingAndOfTwoMembersTheLastWins() throws NotReadable {
    assertThat(read("null")).isEmpty();
    assertThat(read("{\"a\":1,\"a\":2}")).contains(Map.of("a", 2L));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "[1,]",
        "{\"a\" 1}",
        "1 2",
        "{}x",
        "NaN",
        "'secret'",
        "01",
        "\"\t\""
      })
  void whatIsNotJsonIsRefusedWithoutQuotingIt(String json) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOf(NotReadable.class)
        .hasMessageStartingWith("the answer is not valid JSON")
        .hasMessageNotContaining("secret")
        .hasNoCause();
  }

  @Test
  void depthAndLengthOfNumbersAreBounded() {
    assertThatThrownBy(() -> read("[".repeat(100_000))).isInstanceOf(NotReadable.class);
    assertThatThrownBy(() -> read("9".repeat(100_000))).isInstanceOf(NotReadable.class);
    assertThatThrownBy(() -> read("1e" + "9".repeat(500))).isInstanceOf(NotReadable.class);
  }

  @Test
  void onlyPlainValuesAreWritten() {
    assertThatThrownBy(() -> JsonWriter.write(Map.of("a", new StringBuilder("secret"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("java.lang.StringBuilder")
        .hasMessageNotContaining("secret");
    assertThat(new String(JsonWriter.write("half \uD800 a pair"), UTF_8))
        .isEqualTo("\"half \\uD800 a pair\"");
    assertThat(new String(JsonWriter.write(Arrays.asList(1, null, new BigDecimal("1.50"))), UTF_8))
        .isEqualTo("[1,null,1.50]");
  }

  @Test
  void thePublicSuiteIsReadAsItsFileNamesSay() throws IOException {
    String data = System.getProperty("crm.data", "");
    Path suite = Path.of(data, "json-test-suite");
    assumeThat(!data.isEmpty() && Files.isDirectory(suite))
        .as("-Dcrm.data names a directory that has json-test-suite")
        .isTrue();
    List<Path> files;
    try (Stream<Path> found = Files.walk(suite)) {
      files = found.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
    assertThat(files).hasSizeGreaterThan(100);
    assertThat(files)
        .allSatisfy(
            file -> {
              String name = file.getFileName().toString();
              boolean accepted = accepts(Files.readAllBytes(file));
              assertThat(name.startsWith("y_") && !accepted).as(name + " is refused").isFalse();
              assertThat(name.startsWith("n_") && accepted).as(name + " is accepted").isFalse();
            });
  }

  private static boolean accepts(byte[] json) {
    try {
      var unused = JsonReader.read(json);
      return true;
    } catch (NotReadable refused) {
      return false;
    }
  }
}
