package dev.crmport.web.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmport.core.onboarding.KeyProblem;
import java.util.HashMap;
import java.util.ListResourceBundle;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The page speaks in whole sentences, in every language that it comes with. */
final class PageTextsTest {
  private static Map<String, String> english() {
    Map<String, String> words = new HashMap<>();
    PageTexts.english()
        .names()
        .forEach(name -> words.put(name, PageTexts.english().text(name, "{0}", "{1}")));
    return words;
  }

  @ParameterizedTest
  @EnumSource
  void everyProblemHasASentenceInEveryLanguage(KeyProblem problem) {
    String name = "problem." + problem.name();
    assertThat(PageTexts.english().text(name)).isNotBlank().endsWith(".");
    assertThat(PageTexts.german().text(name))
        .isNotBlank()
        .endsWith(".")
        .isNotEqualTo(PageTexts.english().text(name));
  }

  @ParameterizedTest
  @EnumSource
  void everyTroubleHasASentenceInEveryLanguage(Trouble trouble) {
    String name = "trouble." + trouble.name();
    assertThat(PageTexts.english().text(name)).endsWith(".");
    assertThat(PageTexts.german().text(name)).endsWith(".");
  }

  @Test
  void allLanguagesHaveTheSameTextsWithTheSamePlaces() {
    Map<String, String> german = new HashMap<>();
    PageTexts.german()
        .names()
        .forEach(name -> german.put(name, PageTexts.german().text(name, "{0}", "{1}")));

    assertThat(PageTexts.of(Locale.GERMAN, german).names()).isEqualTo(PageTexts.english().names());
  }

  @Test
  void textsThatAreMissingUnknownOrHaveOtherPlacesAreNamed() {
    Map<String, String> words = english();
    words.remove("form.send");
    words.put("form.sent", "x");
    words.put("form.until", "without its place");
    words.put("form.next", "with one too many: {0}");

    assertThatThrownBy(() -> PageTexts.of(Locale.FRENCH, words))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("mend them: form.next, form.send, form.sent, form.until");
  }

  @Test
  void aBundleGivesTheTextsToo() {
    ListResourceBundle bundle =
        new ListResourceBundle() {
          @Override
          protected Object[][] getContents() {
            return english().entrySet().stream()
                .map(text -> new Object[] {text.getKey(), text.getValue()})
                .toArray(Object[][]::new);
          }
        };

    assertThat(PageTexts.of(Locale.ENGLISH, bundle).text("form.until", "noon"))
        .contains("until noon.");
  }

  @Test
  void whatIsFilledInIsTakenAsItIs() {
    assertThat(PageTexts.english().text("form.intro", "{1} $1 \\", "acme"))
        .startsWith("{1} $1 \\ needs the API key of acme");
  }
}
