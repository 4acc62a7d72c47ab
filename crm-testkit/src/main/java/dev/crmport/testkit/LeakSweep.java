package dev.crmport.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.crmport.core.key.ApiKey;
import dev.crmport.core.key.ApplicationName;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Fails a test where an API key, or anything that a key can be told from, shows in a log, a page, a
 * message, an exception or a file.
 *
 * <p><b>Shape:</b> the key in either case, with and without dashes and either mode; the pair and
 * the Basic header; each of these reversed, in hex, in base64 of either alphabet at any alignment,
 * encoded for URLs, JSON and HTML, and under MD5, SHA-1, SHA-256 and SHA-512; in UTF-16 and UTF-32;
 * and every run of twelve characters of the key. A run that another whole GUID has in common with
 * the key, or that is made of fewer than four different characters, is none. Compressed and
 * encrypted content is not opened.<br>
 * <b>Errors:</b> {@link AssertionError}; it names form and place, never what stands there.<br>
 * <b>Threads:</b> safe for many. It holds the forms in memory: it belongs into tests.
 */
public final class LeakSweep {
  private static final int MOST_NAMED = 20;

  private final List<LeakForm> forms;
  private final LeakFinder finder;

  private LeakSweep(List<LeakForm> forms) {
    this.forms = forms;
    finder = new LeakFinder(forms);
  }

  /**
   * A leak.
   *
   * @param form what it is, such as {@code base64 of the key}
   * @param position where it begins: a character of a text, a byte of bytes
   */
  public record Finding(String form, long position) {}

  /** Looks for this key, used under this name; the key stays the caller's to close. */
  public static LeakSweep of(ApiKey key, ApplicationName application) {
    return new LeakSweep(formsOf(key, application));
  }

  /** Looks for this key as well. */
  public LeakSweep and(ApiKey key, ApplicationName application) {
    List<LeakForm> all = new ArrayList<>(forms);
    all.addAll(formsOf(key, application));
    return new LeakSweep(List.copyOf(all));
  }

  private static List<LeakForm> formsOf(ApiKey key, ApplicationName application) {
    return key.reveal(
        characters -> LeakForms.of(new String(characters, US_ASCII), application.value()));
  }

  /** What stands in a text, from its beginning to its end. */
  public List<Finding> findings(CharSequence text) {
    String whole = text.toString();
    List<Finding> findings = new ArrayList<>(found(whole, ""));
    if (whole.indexOf('\0') >= 0) {
      findings.addAll(widelyFound(whole));
    }
    return List.copyOf(findings);
  }

  private List<Finding> found(String text, String encoding) {
    return finder.hits(text).stream()
        .map(hit -> new Finding(hit.form().name() + encoding, hit.start()))
        .toList();
  }

  /** In UTF-16 and UTF-32 of either byte order an ASCII text is itself with zeros in between. */
  private List<Finding> widelyFound(String withZeros) {
    StringBuilder narrow = new StringBuilder();
    int[] places = new int[withZeros.length()];
    for (int i = 0; i < withZeros.length(); i++) {
      if (withZeros.charAt(i) != '\0') {
        places[narrow.length()] = i;
        narrow.append(withZeros.charAt(i));
      }
    }
    return finder.hits(narrow.toString()).stream()
        .filter(hit -> places[hit.end() - 1] - places[hit.start()] >= hit.end() - hit.start())
        .map(hit -> new Finding(hit.form().name() + ", with zeros in between", places[hit.start()]))
        .toList();
  }

  /** What stands in bytes, whatever their encoding. */
  public List<Finding> findings(byte[] bytes) {
    return findings(new String(bytes, ISO_8859_1));
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
   * @throws IllegalStateException where a file cannot be read: nothing is skipped
   */
  public void assertCleanFiles(Path directory) {
    List<String> leaks = new ArrayList<>();
    try (Stream<Path> walk = Files.walk(directory)) {
      for (Path path : walk.sorted().toList()) {
        String name = directory.relativize(path).toString();
        boolean cleanName = findings(name).isEmpty();
        if (!cleanName) {
          leaks.add("a file's name");
        }
        if (Files.isRegularFile(path)) {
          List<Finding> findings = findings(Files.readAllBytes(path));
          if (!findings.isEmpty()) {
            leaks.add((cleanName ? name : "a file whose name is one") + " " + listed(findings));
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
    return "LeakSweep[" + forms.size() + " forms]";
  }
}
