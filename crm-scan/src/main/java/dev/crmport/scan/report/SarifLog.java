package dev.crmport.scan.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.json.JsonFactory;

/**
 * A report as SARIF 2.1.0, the format that code hosts and editors read. Places are told, and the
 * key's reference; no line is quoted, and no fingerprint is made of a key.
 *
 * <p>Source: the OASIS standard "Static Analysis Results Interchange Format", version 2.1.0.
 */
public final class SarifLog {
  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  /** The vendor's pages on keys, which the rules come from. */
  private static final String HELP = "https://docs.ngpvan.com/reference/authentication";

  private static final String BASE_ID = "SRCROOT";
  private static final JsonFactory FACTORY = new JsonFactory();
  private static final List<Rule> RULES = List.of(Rule.values());
  private static final int FINGERPRINT_DIGITS = 32;

  private final ScanReport report;
  private final Path base;
  private final String version;

  /** How often a fingerprint was given so far: the second of its kind in a file is another one. */
  private final Map<String, Integer> given = new HashMap<>();

  private SarifLog(ScanReport report, Path base, String version) {
    this.report = report;
    this.base = base;
    this.version = version;
  }

  /**
   * Writes a log with one run.
   *
   * @param base what the report's paths are told from
   * @param version of the command or library that scanned
   * @param out stays the caller's to close
   */
  public static void write(ScanReport report, Path base, String version, OutputStream out) {
    try (JsonGenerator json = FACTORY.createGenerator(new Indented(), new Unclosed(out))) {
      new SarifLog(report, base, version).write(json);
    }
  }

  private void write(JsonGenerator json) {
    json.writeStartObject();
    json.writeStringProperty("$schema", SCHEMA);
    json.writeStringProperty("version", "2.1.0");
    json.writeArrayPropertyStart("runs");
    json.writeStartObject();
    tool(json);
    invocation(json);
    json.writeObjectPropertyStart("originalUriBaseIds");
    json.writeObjectPropertyStart(BASE_ID);
    json.writeStringProperty("uri", folder(base));
    message(json, "description", "The folder that the scan was made from.");
    json.writeEndObject();
    json.writeEndObject();
    repository(json);
    json.writeObjectPropertyStart("automationDetails");
    json.writeStringProperty("id", "crm-scan/");
    json.writeEndObject();
    json.writeStringProperty("columnKind", "unicodeCodePoints");
    json.writeArrayPropertyStart("results");
    report.exposures().forEach(exposure -> result(json, exposure));
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
  }

  private void tool(JsonGenerator json) {
    json.writeObjectPropertyStart("tool");
    json.writeObjectPropertyStart("driver");
    json.writeStringProperty("name", "CrmPort");
    json.writeStringProperty("fullName", "CrmPort " + version);
    json.writeStringProperty("version", version);
    json.writeStringProperty("informationUri", HELP);
    json.writeArrayPropertyStart("rules");
    for (Rule rule : RULES) {
      json.writeStartObject();
      json.writeStringProperty("id", rule.id());
      json.writeStringProperty("name", name(rule));
      message(json, "shortDescription", rule.title() + ".");
      message(json, "fullDescription", rule.description());
      message(
          json,
          "help",
          "Stop using the key, tell the CRM's support, and ask its owner for a new one.");
      json.writeStringProperty("helpUri", HELP);
      json.writeObjectPropertyStart("defaultConfiguration");
      json.writeStringProperty("level", level(rule));
      json.writeEndObject();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndObject();
  }

  /** {@code NamedGuid}: tools show it beside the id. */
  private static String name(Rule rule) {
    StringBuilder name = new StringBuilder();
    for (String part : rule.code().split("-", -1)) {
      name.append(Character.toUpperCase(part.charAt(0))).append(part, 1, part.length());
    }
    return name.toString();
  }

  private static String level(Rule rule) {
    return rule == Rule.NAMED_GUID ? "warning" : "error";
  }

  private void invocation(JsonGenerator json) {
    json.writeArrayPropertyStart("invocations");
    json.writeStartObject();
    json.writeBooleanProperty("executionSuccessful", report.unread() == 0);
    json.writeArrayPropertyStart("toolExecutionNotifications");
    for (Trouble trouble : report.troubles()) {
      json.writeStartObject();
      json.writeStringProperty("level", trouble.kind().unread() ? "error" : "note");
      message(json, "message", "'" + trouble.path() + "': " + trouble.kind().why() + ".");
      json.writeArrayPropertyStart("locations");
      json.writeStartObject();
      json.writeObjectPropertyStart("physicalLocation");
      artifact(json, trouble.path());
      json.writeEndObject();
      json.writeEndObject();
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
  }

  /** Which one, not where it came from: the address of an origin may hold a password. */
  private void repository(JsonGenerator json) {
    if (Files.exists(base.resolve(".git"))) {
      json.writeArrayPropertyStart("versionControlProvenance");
      json.writeStartObject();
      json.writeStringProperty("repositoryUri", folder(base));
      json.writeObjectPropertyStart("mappedTo");
      json.writeStringProperty("uriBaseId", BASE_ID);
      json.writeEndObject();
      json.writeEndObject();
      json.writeEndArray();
    }
  }

  private void result(JsonGenerator json, Exposure exposure) {
    Place place = exposure.place();
    json.writeStartObject();
    json.writeStringProperty("ruleId", exposure.rule().id());
    json.writeNumberProperty("ruleIndex", RULES.indexOf(exposure.rule()));
    json.writeStringProperty("level", level(exposure.rule()));
    message(json, "message", said(exposure));
    json.writeArrayPropertyStart("locations");
    json.writeStartObject();
    json.writeObjectPropertyStart("physicalLocation");
    artifact(json, place.path());
    region(json, exposure);
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndArray();
    json.writeObjectPropertyStart("partialFingerprints");
    json.writeStringProperty("exposure/v1", fingerprint(exposure));
    json.writeEndObject();
    place
        .revision()
        .ifPresent(
            id -> {
              json.writeObjectPropertyStart("properties");
              json.writeStringProperty("revision", id);
              json.writeEndObject();
            });
    json.writeEndObject();
  }

  /** As text: some hosts show no message that is put together from a rule's. */
  private static String said(Exposure exposure) {
    Place place = exposure.place();
    return "'"
        + place.path()
        + "' holds a key in its "
        + (place.kind() == Place.Kind.NAME ? "name" : "content")
        + place.revision().map(id -> ", in the git object '" + id + "'").orElse("")
        + ": '"
        + exposure.what()
        + "'.";
  }

  /** The first character, and the first two as what is around it: no tool needs to see more. */
  private static void region(JsonGenerator json, Exposure exposure) {
    if (exposure.place().kind() != Place.Kind.NAME) {
      region(json, "region", exposure, 1);
      region(json, "contextRegion", exposure, 2);
    }
  }

  private static void region(JsonGenerator json, String name, Exposure exposure, int length) {
    Place place = exposure.place();
    json.writeObjectPropertyStart(name);
    if (place.kind() == Place.Kind.BINARY) {
      json.writeNumberProperty("byteOffset", place.column() - 1);
      json.writeNumberProperty("byteLength", length);
    } else {
      json.writeNumberProperty("startLine", place.line());
      json.writeNumberProperty("startColumn", place.column());
      json.writeNumberProperty("endColumn", place.column() + length);
    }
    // In the place of what stands there.
    message(json, "snippet", "[key ..." + exposure.reference().lastFour() + "]");
    json.writeEndObject();
  }

  private static void artifact(JsonGenerator json, String path) {
    json.writeObjectPropertyStart("artifactLocation");
    if (path.startsWith("/")) {
      json.writeStringProperty("uri", "file://" + encoded(path));
    } else {
      json.writeStringProperty("uri", encoded(path));
      json.writeStringProperty("uriBaseId", BASE_ID);
    }
    json.writeEndObject();
  }

  private static String encoded(String path) {
    StringBuilder uri = new StringBuilder();
    for (byte b : path.getBytes(UTF_8)) {
      char c = (char) (b & 0xff);
      boolean plain =
          c < 0x80 && (Character.isLetterOrDigit(c) || "/-._~!$&'()*+,;=@".indexOf(c) >= 0);
      if (plain) {
        uri.append(c);
      } else {
        uri.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
      }
    }
    return uri.toString();
  }

  private static String folder(Path base) {
    URI uri = base.toAbsolutePath().toUri();
    return uri.toString().endsWith("/") ? uri.toString() : uri + "/";
  }

  private static void message(JsonGenerator json, String name, String text) {
    json.writeObjectPropertyStart(name);
    json.writeStringProperty("text", text);
    json.writeEndObject();
  }

  /**
   * Of path, rule, form and the how-manieth of its kind: the same while lines move. The reference
   * is left out too, though it says no more than is printed: a fingerprint is nothing of a key.
   */
  private String fingerprint(Exposure exposure) {
    String kind =
        String.join("\n", exposure.place().file(), exposure.rule().code(), exposure.form().name());
    int before = given.merge(kind, 1, Integer::sum);
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest((kind + "\n" + before).getBytes(UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, FINGERPRINT_DIGITS);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException(
          "the report was not written: this Java has no SHA-256; use a complete one", missing);
    }
  }
}
