package dev.crmport.web.entry;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All that the page says, in one language. Immutable.
 *
 * <p>Texts have names, such as {@code form.send} or {@code problem.WRONG_MODE}; {@link #names} are
 * all of them. They are plain text: what has a meaning in HTML is escaped. A text takes what it is
 * about where it has {@code {0}} and {@code {1}}, with no other rules.
 */
public final class PageTexts {
  private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");
  private static final PageTexts ENGLISH = shipped(Locale.ENGLISH, null);
  private static final PageTexts GERMAN = shipped(Locale.GERMAN, ENGLISH);

  private final Locale locale;
  private final Map<String, String> texts;

  private PageTexts(Locale locale, Map<String, String> texts) {
    this.locale = locale;
    this.texts = texts;
  }

  /** In English. */
  public static PageTexts english() {
    return ENGLISH;
  }

  /** In German. */
  public static PageTexts german() {
    return GERMAN;
  }

  /**
   * In another language, or in other words.
   *
   * @param texts by name; each of {@link #names}, with the places that the English one has
   * @throws IllegalArgumentException that names the texts that are missing, unknown, or have other
   *     places
   */
  public static PageTexts of(Locale locale, Map<String, String> texts) {
    return new PageTexts(locale, checked(texts, ENGLISH));
  }

  /** The same, from a bundle. */
  public static PageTexts of(Locale locale, ResourceBundle bundle) {
    return of(
        locale,
        bundle.keySet().stream().collect(Collectors.toMap(name -> name, bundle::getString)));
  }

  private static PageTexts shipped(Locale locale, @Nullable PageTexts as) {
    Properties file = new Properties();
    String name = "texts_" + locale.getLanguage() + ".properties";
    try (Reader reader =
        new InputStreamReader(
            Objects.requireNonNull(PageTexts.class.getResourceAsStream(name), name), UTF_8)) {
      file.load(reader);
    } catch (IOException damaged) {
      throw new UncheckedIOException(damaged);
    }
    Map<String, String> texts = new HashMap<>();
    file.stringPropertyNames().forEach(one -> texts.put(one, file.getProperty(one)));
    return new PageTexts(locale, as == null ? Map.copyOf(texts) : checked(texts, as));
  }

  private static Map<String, String> checked(Map<String, String> texts, PageTexts as) {
    Set<String> wrong = new TreeSet<>(as.names());
    wrong.addAll(texts.keySet());
    wrong.removeIf(
        name -> {
          String text = texts.get(name);
          String english = as.texts.get(name);
          return text != null && english != null && places(text).equals(places(english));
        });
    if (!wrong.isEmpty()) {
      throw new IllegalArgumentException(
          "the page's texts were not taken: these are missing, unknown, or have other places such"
              + " as {0} than the English ones; mend them: "
              + String.join(", ", wrong));
    }
    return Map.copyOf(texts);
  }

  private static Set<String> places(String text) {
    return PLACE.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toSet());
  }

  /** The names of all texts. */
  public Set<String> names() {
    return texts.keySet();
  }

  /** The language; dates are written as it is used to. */
  public Locale locale() {
    return locale;
  }

  /** A text, with its places filled. */
  String text(String name, String... about) {
    String text =
        Objects.requireNonNull(texts.get(name), () -> "the page has no text named " + name);
    return PLACE
        .matcher(text)
        .replaceAll(place -> Matcher.quoteReplacement(about[Integer.parseInt(place.group(1))]));
  }

  @Override
  public String toString() {
    return "PageTexts[" + locale.toLanguageTag() + "]";
  }
}
