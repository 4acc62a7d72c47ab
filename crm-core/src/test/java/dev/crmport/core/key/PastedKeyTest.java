package dev.crmport.core.key;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.crmport.core.key.MalformedKey.Mistake;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PastedKeyTest {
  private static final String KEY = "7e577e57-0000-4000-8000-00000000c9d6";

  private static void assertMistake(String pasted, Mistake mistake) {
    assertThatExceptionOfType(MalformedKey.class)
        .isThrownBy(() -> PastedKey.read(pasted))
        .satisfies(
            malformed -> {
              assertThat(malformed.mistake()).isEqualTo(mistake);
              assertThat(malformed.getMessage()).doesNotContain("7e577e57").doesNotContain("c9d6");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        KEY + "|1",
        " " + KEY + "|1 ",
        "\t" + KEY + "|1\r\n",
        "\"" + KEY + "|1\"",
        "'" + KEY + "|1'\n",
        "\u201c" + KEY + "|1\u201d",
        "\u00ab\u00a0" + KEY + "|1\u00a0\u00bb",
        "\ufeff" + KEY + "|1\u200b"
      })
  void whatSurroundsAKeyIsLeftOut(String pasted) {
    try (PastedKey read = PastedKey.read(pasted);
        ApiKey key = ApiKey.of(KEY)) {
      assertThat(read.key().sameAs(key)).isTrue();
      assertThat(read.mode()).contains(DatabaseMode.MY_CAMPAIGN);
    }
  }

  @Test
  void aKeyWithoutItsModeIsAKey() {
    try (PastedKey read = PastedKey.read("\"" + KEY + "\"\n")) {
      assertThat(read.mode()).isEqualTo(Optional.empty());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n\n", "\"\"", "\u200b"})
  void nothingIsNamedAsSuch(String pasted) {
    assertMistake(pasted, Mistake.NOTHING);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        KEY + "|1 " + KEY + "|1",
        KEY + "\n7e577e57-0000-4000-8000-000000001234",
        "old: " + KEY + "|1, new: 7e577e57-0000-4000-8000-000000001234|1"
      })
  void twoKeysAreNamedAsSuch(String pasted) {
    assertMistake(pasted, Mistake.TWO_KEYS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "7e577e57-0000-4000- 8000-00000000c9d6|1",
        "7e577e57-0000-4000-8000-\n00000000c9d6|1",
        "7e577e57-0000-4000\u200b-8000-00000000c9d6"
      })
  void aKeyInPiecesIsNamedAsSuch(String pasted) {
    assertMistake(pasted, Mistake.BROKEN_UP);
  }

  @Test
  void aLoginHeaderIsNamedAsSuch() {
    String pair =
        Base64.getEncoder().encodeToString(("acmeCrmProduct:" + KEY + "|1").getBytes(US_ASCII));
    assertMistake("Authorization: Basic " + pair, Mistake.HEADER);
    assertMistake("authorization:Basic " + pair, Mistake.HEADER);
    assertMistake("BASIC " + pair, Mistake.HEADER);
    assertMistake(pair, Mistake.HEADER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"key: " + KEY + "|1", KEY + "|1 thanks", KEY + "/1", KEY + "0"})
  void otherTextBesideAKeyIsNamedAsSuch(String pasted) {
    assertMistake(pasted, Mistake.MORE_AROUND);
  }

  @ParameterizedTest
  @ValueSource(strings = {KEY + "|", KEY + "|2", KEY + "|1|1", KEY + "| 1"})
  void anotherModeIsNamedAsSuch(String pasted) {
    assertMistake(pasted, Mistake.OTHER_MODE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"my password", "7e577e57", "7e577e57000040008000000000000c9d6", "|1"})
  void whatIsNoKeyIsNamedAsSuch(String pasted) {
    assertMistake(pasted, Mistake.OTHER_SHAPE);
  }

  @Test
  void printingShowsTheLastFourCharactersOnly() {
    try (PastedKey read = PastedKey.read(KEY + "|1")) {
      assertThat(read).hasToString("[key ...c9d6]");
    }
  }

  @Test
  void closingWipesTheKey() {
    PastedKey read = PastedKey.read(KEY);
    read.close();
    assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> read.key().copy());
  }
}
