package dev.crmport.cli;

import dev.crmport.scan.report.Baseline;
import dev.crmport.scan.report.Exposure;
import dev.crmport.scan.report.SarifLog;
import dev.crmport.scan.report.ScanReport;
import dev.crmport.scan.report.Trouble;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a scan leaves: lines or JSON, a SARIF file, a baseline. Files that cannot be written are
 * refused before anything is read.
 */
final class ScanPapers implements AutoCloseable {
  private static final String[] UNITS = {"bytes", "KB", "MB", "GB", "TB"};

  private final Surroundings surroundings;
  private final Screen screen;
  private final boolean json;
  private final @Nullable Baseline baseline;
  private final @Nullable OwnFile newBaseline;
  private final @Nullable OwnFile sarif;

  ScanPapers(
      Surroundings surroundings,
      Screen screen,
      @Nullable String baseline,
      @Nullable String newBaseline,
      @Nullable String sarif,
      boolean json) {
    this.surroundings = surroundings;
    this.screen = screen;
    this.json = json;
    this.baseline = baseline == null ? null : accepted(baseline);
    this.newBaseline = newBaseline == null ? null : begun(newBaseline);
    this.sarif = sarif == null ? null : begun(sarif);
  }

  private Baseline accepted(String name) {
    try (InputStream in = Files.newInputStream(CommonOptions.path(name, surroundings))) {
      return Baseline.read(in);
    } catch (Baseline.Unusable unusable) {
      throw CommandFailed.usage("nothing was scanned: " + unusable.getMessage() + ".");
    } catch (IOException unreadable) {
      throw CommandFailed.usage(
          "nothing was scanned: the baseline could not be read. Name a file that --write-baseline"
              + " wrote.");
    }
  }

  private OwnFile begun(String name) {
    try {
      Path place = CommonOptions.path(name, surroundings);
      if (Files.isDirectory(place)) {
        throw new IOException("a folder");
      }
      return OwnFile.begin(place);
    } catch (IOException refused) {
      throw CommandFailed.usage(
          "nothing was scanned: a file that was to be written cannot be written there. Name one in"
              + " a folder that you may write to.");
    }
  }

  /** What is not accepted; says what is accepted and was not found. */
  ScanReport told(ScanReport found) {
    return found.withExposures(unaccepted(found));
  }

  /**
   * Says it all.
   *
   * @param told of that, what is not accepted
   * @return how the command ends
   */
  int write(ScanReport found, ScanReport told) {
    found.troubles().forEach(trouble -> screen.tell("crm: " + trouble));
    if (json) {
      screen.say(Json.pretty(members(told)));
    } else {
      told.exposures().forEach(exposure -> screen.say(exposure.toString()));
    }
    write(sarif, out -> SarifLog.write(told, surroundings.here(), version(), out));
    write(newBaseline, out -> Baseline.of(found.exposures()).write(out));
    screen.tell(summary(told, found.exposures().size() - told.exposures().size()));
    if (!told.exposures().isEmpty() || told.untold() > 0) {
      return Exit.EXPOSED;
    }
    return told.unread() > 0 ? Exit.FAILED : Exit.DONE;
  }

  private List<Exposure> unaccepted(ScanReport found) {
    if (newBaseline != null) {
      return List.of();
    }
    if (baseline == null) {
      return found.exposures();
    }
    baseline
        .stale(found.exposures())
        .forEach(
            entry ->
                screen.tell(
                    "crm: the baseline accepts more than there is, write it again: " + entry));
    return baseline.beyond(found.exposures());
  }

  private static void write(@Nullable OwnFile file, Consumer<OutputStream> content) {
    if (file != null) {
      content.accept(file.content());
      try {
        file.finish();
      } catch (IOException refused) {
        throw CommandFailed.failed(
            "the scan was done, but a file was not written: its place takes no more. Make room, and"
                + " scan again.");
      }
    }
  }

  private static String version() {
    try {
      return new Version().getVersion()[0].replace("crm ", "");
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  private static String summary(ScanReport told, int accepted) {
    long exposures = told.exposures().size() + told.untold();
    StringBuilder text = new StringBuilder();
    text.append(exposures == 0 ? "No" : String.valueOf(exposures))
        .append(exposures == 1 ? " exposure in " : " exposures in ")
        .append(told.files())
        .append(told.files() == 1 ? " file (" : " files (")
        .append(size(told.bytes()))
        .append(')');
    add(text, told.untold(), "not listed");
    add(text, accepted, "accepted");
    add(text, told.unread(), "not read");
    add(text, told.troubles().size() - told.unread(), "noted");
    add(text, told.links(), "links not followed");
    add(text, told.testKeys(), "keys for tests not told");
    return text.append('.').toString();
  }

  private static void add(StringBuilder text, long count, String what) {
    if (count > 0) {
      text.append("; ").append(count).append(' ').append(what);
    }
  }

  private static String size(long bytes) {
    double size = bytes;
    int unit = 0;
    while (size >= 1_000 && unit < UNITS.length - 1) {
      size /= 1_000;
      unit++;
    }
    // Not by a format: the languages that it would look up take longer than many a scan.
    long tenths = Math.round(size * 10);
    return tenths / 10 + (unit == 0 ? "" : "." + tenths % 10) + " " + UNITS[unit];
  }

  private static Map<String, @Nullable Object> members(ScanReport report) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("exposures", report.exposures().stream().map(ScanPapers::members).toList());
    members.put("troubles", report.troubles().stream().map(ScanPapers::members).toList());
    members.put("files", report.files());
    members.put("bytes", report.bytes());
    members.put("unread", report.unread());
    members.put("linksNotFollowed", report.links());
    members.put("testKeysNotTold", report.testKeys());
    members.put("exposuresNotListed", report.untold());
    return members;
  }

  private static Map<String, @Nullable Object> members(Exposure exposure) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("path", exposure.place().path());
    members.put("revision", exposure.place().revision().orElse(null));
    members.put("counts", lower(exposure.place().kind()));
    members.put("line", exposure.place().line());
    members.put("column", exposure.place().column());
    members.put("rule", exposure.rule().code());
    members.put("form", lower(exposure.form()));
    members.put("lastFour", exposure.reference().lastFour());
    members.put("client", exposure.client().map(Object::toString).orElse(null));
    return members;
  }

  private static Map<String, @Nullable Object> members(Trouble trouble) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("path", trouble.path());
    members.put("kind", lower(trouble.kind()));
    members.put("unread", trouble.kind().unread());
    return members;
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /** Drops what was not written. */
  @Override
  public void close() {
    drop(newBaseline);
    drop(sarif);
  }

  private static void drop(@Nullable OwnFile file) {
    if (file != null) {
      try {
        file.close();
      } catch (IOException refused) {
        throw new UncheckedIOException(refused);
      }
    }
  }
}
