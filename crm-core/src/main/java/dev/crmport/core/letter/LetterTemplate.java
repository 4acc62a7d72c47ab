package dev.crmport.core.letter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The wording of a letter, in Markdown with names in braces: {@code {{client}}} stands for a value,
 * and what stands between {@code {{#sandbox}}} and {@code {{/sandbox}}} is there only where that
 * value is known. Each letter tells its names. Immutable.
 */
public final class LetterTemplate {
  private static final Pattern SECTION =
      Pattern.compile("\\{\\{#([A-Za-z]+)}}\\R?(.*?)\\{\\{/\\1}}\\R?", Pattern.DOTALL);
  private static final Pattern VALUE = Pattern.compile("\\{\\{([^{}]*)}}");
  private static final Pattern MARKS = Pattern.compile("[\\\\`*\\[\\]<>&]");

  private final String text;

  private LetterTemplate(String text) {
    this.text = text;
  }

  /** A wording that comes with the library. */
  static LetterTemplate shipped(String name, Set<String> names) {
    try (InputStream shipped =
        Objects.requireNonNull(LetterTemplate.class.getResourceAsStream(name))) {
      return of(new String(shipped.readAllBytes(), UTF_8), names);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("the letter's wording is not in the library", unreadable);
    }
  }

  static LetterTemplate of(String markdown, Set<String> names) {
    Set<String> unknown = new TreeSet<>();
    // Sections within sections there are none: what is left of one was not closed, or not opened.
    Matcher used = VALUE.matcher(SECTION.matcher(markdown).replaceAll("{{$1}}$2"));
    while (used.find()) {
      String name = used.group(1);
      if (!names.contains(name)) {
        unknown.add(name);
      }
    }
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "the template was not taken: nothing is known for "
              + String.join(", ", unknown)
              + "; the names are "
              + String.join(", ", new TreeSet<>(names)));
    }
    return new LetterTemplate(markdown);
  }

  /** The wording, its names in braces. */
  public String text() {
    return text;
  }

  /** A name stays a name: what Markdown would read as a mark is written as a character. */
  static String escaped(String name) {
    return MARKS.matcher(name).replaceAll("\\\\$0");
  }

  /**
   * @param values an empty one is not known
   */
  String filled(Map<String, String> values) {
    String chosen =
        SECTION
            .matcher(text)
            .replaceAll(
                section ->
                    Matcher.quoteReplacement(
                        values.getOrDefault(section.group(1), "").isEmpty()
                            ? ""
                            : section.group(2)));
    return VALUE
        .matcher(chosen)
        .replaceAll(value -> Matcher.quoteReplacement(values.getOrDefault(value.group(1), "")));
  }
}
