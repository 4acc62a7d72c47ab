package dev.crmport.scan.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What somebody has looked at and accepted: so many exposures of one key, in one form, in one file.
 * Lines are not part of it, since a line above would move them. Holds nothing of a key but its
 * reference. Immutable.
 */
public final class Baseline {
  private static final JsonFactory FACTORY = new JsonFactory();
  private static final int VERSION = 1;

  /** In the order of the keys, so that the file changes no more than what it says. */
  private final Map<Entry, Integer> accepted;

  private Baseline(Map<Entry, Integer> accepted) {
    this.accepted = accepted;
  }

  /**
   * What exposures have in common that count as one.
   *
   * @param path the file, with the commit where it lies in history
   * @param rule what gave the key away
   * @param form how it shows
   * @param reference the key's last four characters
   */
  public record Entry(String path, String rule, String form, String reference)
      implements Comparable<Entry> {
    static Entry of(Exposure exposure) {
      return new Entry(
          exposure.place().file(),
          exposure.rule().code(),
          exposure.form().name(),
          exposure.reference().lastFour());
    }

    @Override
    public int compareTo(Entry other) {
      return toString().compareTo(other.toString());
    }

    /** Such as {@code src/app.js: key-shape, key in base64, ...0ae7}. */
    @Override
    public String toString() {
      return path + ": " + rule + ", " + form + ", ..." + reference;
    }
  }

  /** The file is no baseline; the message quotes nothing of it. */
  public static final class Unusable extends IOException {
    private static final long serialVersionUID = 1L;

    Unusable(String why) {
      super("the baseline was not used: " + why + "; write it again with --write-baseline");
    }
  }

  /** One that accepts all of these. */
  public static Baseline of(List<Exposure> exposures) {
    return new Baseline(counted(exposures));
  }

  private static Map<Entry, Integer> counted(List<Exposure> exposures) {
    Map<Entry, Integer> counts = new TreeMap<>();
    exposures.forEach(exposure -> counts.merge(Entry.of(exposure), 1, Integer::sum));
    return counts;
  }

  /** Those that are not accepted: of each kind, what goes beyond the accepted number. */
  public List<Exposure> beyond(List<Exposure> exposures) {
    Map<Entry, Integer> left = new TreeMap<>(accepted);
    List<Exposure> beyond = new ArrayList<>();
    for (Exposure exposure : exposures) {
      Integer count = left.get(Entry.of(exposure));
      if (count == null || count == 0) {
        beyond.add(exposure);
      } else {
        left.put(Entry.of(exposure), count - 1);
      }
    }
    return List.copyOf(beyond);
  }

  /** What is accepted and no longer there, or not so often: the file can be written anew. */
  public List<Entry> stale(List<Exposure> exposures) {
    Map<Entry, Integer> found = counted(exposures);
    return accepted.entrySet().stream()
        .filter(entry -> found.getOrDefault(entry.getKey(), 0) < entry.getValue())
        .map(Map.Entry::getKey)
        .toList();
  }

  /**
   * Writes it as JSON, sorted, so that it can be kept beside the code.
   *
   * @param out stays the caller's to close
   */
  public void write(OutputStream out) {
    try (JsonGenerator json = FACTORY.createGenerator(new Indented(), new Unclosed(out))) {
      json.writeStartObject();
      json.writeNumberProperty("version", VERSION);
      json.writeName("accepted");
      json.writeStartArray();
      accepted.forEach(
          (entry, count) -> {
            json.writeStartObject();
            json.writeStringProperty("path", entry.path());
            json.writeStringProperty("rule", entry.rule());
            json.writeStringProperty("form", entry.form());
            json.writeStringProperty("reference", entry.reference());
            json.writeNumberProperty("count", count);
            json.writeEndObject();
          });
      json.writeEndArray();
      json.writeEndObject();
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws Unusable where it is anything else
   */
  public static Baseline read(InputStream in) throws IOException {
    try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), in)) {
      Map<Entry, Integer> accepted = new TreeMap<>();
      int version = 0;
      expect(json.nextToken() == JsonToken.START_OBJECT);
      while (json.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = json.currentName();
        JsonToken value = json.nextToken();
        if (name.equals("version") && value == JsonToken.VALUE_NUMBER_INT) {
          version = json.getIntValue();
        } else if (name.equals("accepted") && value == JsonToken.START_ARRAY) {
          while (json.nextToken() == JsonToken.START_OBJECT) {
            entry(json, accepted);
          }
        } else {
          json.skipChildren();
        }
      }
      if (version != VERSION) {
        throw new Unusable("it has another version");
      }
      return new Baseline(accepted);
    } catch (JacksonException malformed) {
      throw new Unusable("it is no JSON of the right shape");
    }
  }

  private static void entry(JsonParser json, Map<Entry, Integer> accepted) throws Unusable {
    Map<String, String> members = new TreeMap<>();
    int count = 0;
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      JsonToken value = json.nextToken();
      if (value == JsonToken.VALUE_STRING) {
        members.put(name, json.getString());
      } else if (value == JsonToken.VALUE_NUMBER_INT) {
        count = json.getIntValue();
      } else {
        json.skipChildren();
      }
    }
    expect(members.keySet().containsAll(List.of("path", "rule", "form", "reference")) && count > 0);
    accepted.put(
        new Entry(
            member(members, "path"),
            member(members, "rule"),
            member(members, "form"),
            member(members, "reference")),
        count);
  }

  private static String member(Map<String, String> members, String name) {
    return members.getOrDefault(name, "");
  }

  private static void expect(boolean met) throws Unusable {
    if (!met) {
      throw new Unusable("it has another shape");
    }
  }
}
