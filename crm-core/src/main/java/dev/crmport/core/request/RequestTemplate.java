package dev.crmport.core.request;

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
 * The wording of a request, in Markdown with names in braces:
 *
 * <ul>
 *   <li>{@code {{application}}}: the name that the CRM knows the integration by
 *   <li>{@code {{client}}}: what the client is called
 *   <li>{@code {{sandbox}}}: the reference of the sandbox key, such as {@code ...c9d6 (reference
 *       a1b2)}
 *   <li>{@code {{operations}}}: a list of what the integration used
 *   <li>{@code {{#sandbox}}...{{/sandbox}}}, and so for the others: what stands there only where
 *       the value is known
 * </ul>
 */
public final class RequestTemplate {
  private static final Set<String> NAMES = Set.of("application", "client", "sandbox", "operations");
  private static final Pattern SECTION =
      Pattern.compile("\\{\\{#([A-Za-z]+)}}\\R?(.*?)\\{\\{/\\1}}\\R?", Pattern.DOTALL);
  private static final Pattern VALUE = Pattern.compile("\\{\\{([^{}]*)}}");

  private final String text;

  private RequestTemplate(String text) {
    this.text = text;
  }

  /** The library's own wording, in English. */
  public static RequestTemplate standard() {
    try (InputStream shipped =
        Objects.requireNonNull(RequestTemplate.class.getResourceAsStream("key-request.md"))) {
      return of(new String(shipped.readAllBytes(), UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException("the request's wording is not in the library", unreadable);
    }
  }

  /**
   * A wording of your own.
   *
   * @throws IllegalArgumentException where it has a name in braces that nothing is known for
   */
  public static RequestTemplate of(String markdown) {
    Set<String> unknown = new TreeSet<>();
    // Sections within sections there are none: what is left of one was not closed, or not opened.
    Matcher names = VALUE.matcher(SECTION.matcher(markdown).replaceAll("{{$1}}$2"));
    while (names.find()) {
      String name = names.group(1);
      if (!NAMES.contains(name)) {
        unknown.add(name);
      }
    }
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "the template was not taken: nothing is known for "
              + String.join(", ", unknown)
              + "; the names are "
              + String.join(", ", new TreeSet<>(NAMES)));
    }
    return new RequestTemplate(markdown);
  }

  /** The wording, its names in braces. */
  public String text() {
    return text;
  }

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
