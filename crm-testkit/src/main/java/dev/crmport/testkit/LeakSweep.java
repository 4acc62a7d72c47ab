package dev.crmport.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Comparator.comparingLong;

import dev.crmport.core.key.ApiKey;
import dev.crmport.core.key.ApplicationName;
import dev.crmport.core.key.ClientId;
import dev.crmport.core.redact.Redactor;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ObjLongConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Fails a test where an API key, or anything that a key can be told from, shows in a log, a page, a
 * message, an exception, or what a build has left.
 *
 * <pre>{@code
 * LeakSweep sweep = LeakSweep.of(key, new ApplicationName("acmeSync"));
 * sweep.assertClean(logged.toString());
 * sweep.assertClean(thrown);
 * sweep.assertCleanFiles(Path.of("target"));
 * }</pre>
 *
 * <p><b>Shape:</b> all that {@link Redactor} knows of a key, each {@link
 * dev.crmport.core.redact.Form}: the key in either case, with and without dashes and either mode;
 * the pair and the Basic header; each of these reversed, in hex, in base64 of either alphabet at
 * any alignment, wrapped or not, encoded for URLs, JSON and HTML, in UTF-16 and UTF-32; MD5, SHA-1,
 * SHA-256 and SHA-512 of them; and every run of twelve characters of the key. A run that another
 * whole GUID has in common with the key, or that is made of fewer than four different characters,
 * is none. Keys that it was not told of are none of its business.<br>
 * <b>Errors:</b> {@link AssertionError}; it names form and place, never what stands there.<br>
 * <b>Threads:</b> safe for many. It holds fingerprints, not the keys.
 */
public final class LeakSweep {
  private static final int MOST_NAMED = 20;
  private static final long MOST_EXPANDED = 1L << 30;
  private static final ClientId SWEPT = new ClientId("swept");

  /** One for each key: what two keys have in common is a leak of both. */
  private final List<Swept> keys;

  private LeakSweep(List<Swept> keys) {
    this.keys = keys;
  }

  /** A key, and the name that stands before it in a pair. */
  private record Swept(Redactor redactor, ApplicationName application) {}

  /**
   * A leak.
   *
   * @param form what it is, such as {@code key in base64}
   * @param position where it begins: a character of a text, a byte of bytes
   */
  public record Finding(String form, long position) {}

  /** Looks for this key, used under this name; the key stays the caller's to close. */
  public static LeakSweep of(ApiKey key, ApplicationName application) {
    return new LeakSweep(List.of(knowing(key, application)));
  }

  /** Looks for this key as well. */
  public LeakSweep and(ApiKey key, ApplicationName application) {
    List<Swept> all = new ArrayList<>(keys);
    all.add(knowing(key, application));
    return new LeakSweep(List.copyOf(all));
  }

  private static Swept knowing(ApiKey key, ApplicationName application) {
    Redactor redactor = Redactor.create();
    redactor.learn(SWEPT, application, key);
    return new Swept(redactor, application);
  }

  /** What stands in a text, from its beginning to its end. */
  public List<Finding> findings(CharSequence text) {
    String whole = text.toString();
    List<Finding> findings = new ArrayList<>();
    for (Swept key : keys) {
      String name = key.application.value() + ":";
      for (dev.crmport.core.redact.Finding found : key.redactor.findings(whole)) {
        // A pair begins with its name.
        long start = found.start() - name.length();
        boolean pair = whole.regionMatches(true, (int) start, name, 0, name.length());
        into(findings).accept(found, pair ? start : found.start());
      }
    }
    return inOrder(findings);
  }

  /** What stands in bytes, whatever their encoding. */
  public List<Finding> findings(byte[] bytes) {
    return findings(new String(bytes, ISO_8859_1));
  }

  /** Keys that only their shape gives away are somebody else's. */
  private static ObjLongConsumer<dev.crmport.core.redact.Finding> into(List<Finding> findings) {
    return (found, position) -> {
      if (found.client().isPresent()) {
        findings.add(new Finding(found.form().toString(), position));
      }
    };
  }

  /** What is found of two keys at one place is one leak. */
  private static List<Finding> inOrder(List<Finding> findings) {
    return findings.stream().distinct().sorted(comparingLong(Finding::position)).toList();
  }

  /** Fails where a text holds a leak. */
  public void assertClean(CharSequence text) {
    failWith("the text", findings(text));
  }

  /** Fails where bytes hold a leak, whatever their encoding. */
  public void assertClean(byte[] bytes) {
    failWith("the bytes", findings(bytes));
  }

  /** Fails where messages, causes, suppressed ones or the printed stack trace hold a leak. */
  public void assertClean(Throwable thrown) {
    StringWriter printed = new StringWriter();
    PrintWriter writer = new PrintWriter(printed);
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    print(thrown, writer, seen);
    failWith("the exception " + thrown.getClass().getName(), findings(printed.toString()));
  }

  /** Each one by itself too: a class may print less of itself, or of its causes, than it holds. */
  private static void print(@Nullable Throwable thrown, PrintWriter writer, Set<Throwable> seen) {
    if (thrown == null || !seen.add(thrown)) {
      return;
    }
    writer.println(thrown);
    writer.println(thrown.getMessage());
    writer.println(thrown.getLocalizedMessage());
    thrown.printStackTrace(writer);
    print(thrown.getCause(), writer, seen);
    for (Throwable suppressed : thrown.getSuppressed()) {
      print(suppressed, writer, seen);
    }
  }

  /**
   * Fails where a file below a directory, or the name of one, holds a leak. Follows links to files,
   * not to directories.
   *
   * <p>Archives, such as {@code .zip}, {@code .jar} and {@code .gz}, are searched as they are, and
   * opened: their entries are searched, the names of these, and archives in them, down to eight
   * within each other and 1 GiB for a file. Files may be of any size: they are read in pieces.
   *
   * @throws IllegalStateException where a file or an archive cannot be read or expands beyond that:
   *     nothing is skipped
   */
  public void assertCleanFiles(Path directory) {
    Set<String> leaks = new LinkedHashSet<>();
    try (Stream<Path> walk = Files.walk(directory)) {
      for (Path path : walk.sorted().toList()) {
        String name = directory.relativize(path).toString();
        if (!findings(name).isEmpty()) {
          leaks.add("a file's name");
          name = "a file whose name is one";
        }
        if (Files.isRegularFile(path)) {
          for (Swept key : keys) {
            SweptFile.read(
                path,
                name,
                MOST_EXPANDED,
                (place, content) -> isClean(key.redactor, place, content, leaks));
          }
        }
      }
    } catch (IOException | UncheckedIOException quotesTheName) {
      // Without its cause: the name of a file may be the leak.
      throw new IllegalStateException(
          "the files were not swept: the directory or a file in it could not be read ("
              + quotesTheName.getClass().getSimpleName()
              + "); mend its rights, or name another directory");
    }
    if (!leaks.isEmpty()) {
      throw new AssertionError(message("the files", String.join("; ", leaks)));
    }
  }

  private static boolean isClean(
      Redactor redactor, String place, InputStream content, Set<String> leaks) throws IOException {
    List<Finding> findings = new ArrayList<>();
    redactor.search(content, found -> into(findings).accept(found, found.start()));
    if (!findings.isEmpty()) {
      leaks.add(place + " " + listed(inOrder(findings)));
    }
    return findings.isEmpty();
  }

  private static void failWith(String place, List<Finding> findings) {
    if (!findings.isEmpty()) {
      throw new AssertionError(message(place, listed(findings)));
    }
  }

  private static String listed(List<Finding> findings) {
    String named =
        findings.stream()
            .limit(MOST_NAMED)
            .map(finding -> finding.form() + " at " + finding.position())
            .collect(Collectors.joining(", "));
    return findings.size() > MOST_NAMED
        ? named + " and " + (findings.size() - MOST_NAMED) + " more"
        : named;
  }

  private static String message(String place, String leaks) {
    return "an API key shows in "
        + place
        + ": "
        + leaks
        + "; leave it out where the text is made, or redact it there";
  }

  @Override
  public String toString() {
    return "LeakSweep[" + keys.size() + " keys]";
  }
}
