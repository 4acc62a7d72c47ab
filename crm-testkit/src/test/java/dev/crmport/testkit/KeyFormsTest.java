package dev.crmport.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmport.core.key.ApplicationName;
import dev.crmport.core.redact.Form;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFormsTest {
  private static final String KEY = "7e577e57-3b1c-4d92-a6f0-51c08e2b9d47";
  private static final ApplicationName ACME = new ApplicationName("acmeSync");

  private static final List<KeyForm> FORMS = KeyForms.of(KEY, ACME);
  private static final Set<String> TEXTS = texts(FORMS);

  private static Set<String> texts(List<KeyForm> forms) {
    return forms.stream().map(KeyForm::text).collect(Collectors.toSet());
  }

  /** Written down by other programs than the JDK. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        KEY,
        "7E577E573B1C4D92A6F051C08E2B9D47|0",
        "acmeSync:" + KEY + "|1",
        "bAsIc YWNtZVN5bmM6N2U1NzdlNTctM2IxYy00ZDkyLWE2ZjAtNTFjMDhlMmI5ZDQ3fDE=",
        "Basic%20YWNtZVN5bmM6N2U1NzdlNTctM2IxYy00ZDkyLWE2ZjAtNTFjMDhlMmI5ZDQ3fDE%3d",
        "eHk3ZTU3N2U1Ny0zYjFjLTRkOTItYTZmMC01MWMwOGUyYjlkNDc=",
        "NwBlADUANwA3AGUANQA3AC0AMwBiADEAYwAtADQAZAA5ADIALQBhADYAZgAwAC0ANQAxAGMAMAA4AGUAMgBiADkA"
            + "ZAA0ADcA",
        KEY + "&VerticalLine;1",
        KEY + "\\u007C0",
        "74d9b2e80c15-0f6a-29d4-c1b3-75e775e7",
        "1b82e2300691d0c20bcf8c9970df48fa796d73e9e1d70c075dc753b23af05b2b",
        "pww0LMEybbrMqLaJjEGowz/S06o=",
        "pww0LMEybbrMqLaJjEGowz_S06o",
        "pww0LMEybbrMqLaJjEGowz\\/S06o=",
        "c/FbdkDy2y71sk0bhhnt2w",
        "57-3b1c-4d92",
        "92a6f051c08e",
        "37 65 35 37 37 65 35 37 2d 33 62 31 63 2d 34 64 39 32 2d 61 36 66 30 2d 35 31 63 30 38 65 32"
            + " 62 39 64 34 37 7c 31"
      })
  void formsOfTheIssueAreMade(String form) {
    assertThat(TEXTS.contains(form) || TEXTS.contains(reversed(form))).isTrue();
  }

  private static String reversed(String text) {
    return new StringBuilder(text).reverse().toString();
  }

  @Test
  void noFormIsMadeTwice() {
    assertThat(FORMS).hasSameSizeAs(TEXTS).hasSizeGreaterThan(5_000);
  }

  @Test
  void everyWordOfARedactorHasForms() {
    assertThat(FORMS.stream().map(KeyForm::form).collect(Collectors.toSet()))
        .isEqualTo(EnumSet.allOf(Form.class));
  }

  @Test
  void namesTellNothingOfTheKey() {
    for (KeyForm form : FORMS) {
      assertThat(form).hasToString(form.name());
      assertThat(form.name().toLowerCase(Locale.ROOT))
          .doesNotContain("7e57", "3b1c", "4d92", "a6f0", "51c0", "9d47");
    }
  }

  @Test
  void everyFormFitsIntoBytes() {
    assertThat(FORMS).allSatisfy(form -> assertThat(form.bytes()).hasSize(form.text().length()));
  }

  @Test
  void runsOfFewCharactersAreNone() {
    Set<String> texts = texts(KeyForms.of("7e577e57-0000-0000-0000-000000000001", ACME));

    for (String few : List.of("000000000001", "0000-0000-00", "00-000000000001")) {
      assertThat(texts.contains(few)).as(few).isFalse();
    }
    for (String enough : List.of("57-0000-0000", "7e5700000000")) {
      assertThat(texts.contains(enough)).as(enough).isTrue();
    }
  }

  @Test
  void aKeyThatNobodyWasToldOfShowsByItsModeOnly() {
    Set<String> texts = texts(KeyForms.byShape(KEY, ACME));

    for (String bar : List.of("|", "%7C", "&#x7c;", "\\u007c")) {
      assertThat(texts.contains(KEY + bar + 0)).as(bar).isTrue();
    }
    assertThat(texts.contains(KEY)).isFalse();
    assertThat(TEXTS.containsAll(texts)).isTrue();
  }

  @Test
  void everyCharacterOfAWrappedKeyIsMetByALineEnd() {
    Set<Integer> met = new TreeSet<>();
    for (KeyForm form : KeyForms.wrapped(KEY, ACME)) {
      int columns = form.text().indexOf("\r\n");
      if (columns > 0) {
        String letter = new String(Base64.getMimeDecoder().decode(form.text()), UTF_8);
        int start = letter.indexOf(KEY);
        IntStream.range(0, KEY.length())
            .filter(i -> start >= 0 && (start + i) % (columns / 4 * 3) == 0)
            .forEach(met::add);
      }
    }

    assertThat(met).hasSize(KEY.length());
  }

  @ParameterizedTest
  @EnumSource
  void surroundingsHoldNoForm(Surrounding surrounding) {
    String bare = surrounding.around("").toLowerCase(Locale.ROOT);

    assertThat(bare).doesNotContain("7e57", "|0", "|1", "basic");
  }
}
