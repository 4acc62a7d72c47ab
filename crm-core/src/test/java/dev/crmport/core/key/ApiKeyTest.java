package dev.crmport.core.key;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeyTest {
  private static final String GUID = "7e577e57-0000-4000-8000-00000000c9d6";

  @ParameterizedTest
  @ValueSource(strings = {GUID, GUID + "|0", GUID + "|1", "  " + GUID + "|1\r\n", "\t" + GUID})
  void aKeyIsReadWithOrWithoutItsModeAndSpaces(String written) {
    try (ApiKey key = ApiKey.of(written)) {
      String revealed = key.reveal(ascii -> new String(ascii, US_ASCII));
      assertThat(revealed).isEqualTo(GUID);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "7e577e57-0000-4000-8000-00000000c9d",
        "7e577e57-0000-4000-8000-00000000c9dg",
        "7e577e5700004000800000000000c9d6",
        GUID + "|",
        GUID + "|2",
        GUID + "|10",
        GUID + "||1",
        GUID + "1",
        GUID + " " + GUID,
        "Basic " + GUID,
        "{" + GUID + "}"
      })
  void whatIsNoKeyIsRefusedAndNotRepeated(String written) {
    assertThatThrownBy(() -> ApiKey.of(written))
        .isInstanceOf(MalformedKey.class)
        .hasNoCause()
        .hasMessageContaining("was not taken")
        .message()
        .satisfies(message -> assertThat(message).doesNotContainIgnoringCase("7e577e57"))
        .satisfies(message -> assertThat(message).doesNotContainIgnoringCase("c9d"));
  }

  @Test
  void theLastFourAreThoseOfTheGuidAndNeverOfTheMode() {
    try (ApiKey key = ApiKey.of(GUID.toUpperCase(Locale.ROOT) + "|1")) {
      assertThat(key.lastFour()).isEqualTo("c9d6");
      assertThat(key).hasToString("[key ...c9d6]");
    }
  }

  @Test
  void theModeBehindTheKeyIsTold() {
    assertThat(DatabaseMode.ofWritten(GUID)).isEmpty();
    assertThat(DatabaseMode.ofWritten(GUID + "|0 ")).contains(DatabaseMode.MY_VOTERS);
    assertThat(DatabaseMode.ofWritten(" " + GUID + "|1")).contains(DatabaseMode.MY_CAMPAIGN);
  }

  @Test
  void equalKeysAreTheSameInEitherCaseAndOthersAreNot() {
    try (ApiKey lower = ApiKey.of(GUID);
        ApiKey upper = ApiKey.of(GUID.toUpperCase(Locale.ROOT));
        ApiKey other = ApiKey.of("7e577e57-0000-4000-8000-00000000c9d7")) {
      assertThat(lower.sameAs(upper)).isTrue();
      assertThat(lower.sameAs(other)).isFalse();
    }
  }

  @Test
  void aClosedKeyGivesNothingAway() {
    ApiKey key = ApiKey.of(GUID);
    ApiKey copy = key.copy();
    key.close();
    key.close();
    assertThatThrownBy(() -> key.reveal(ascii -> ascii.length))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageNotContaining(GUID);
    assertThat(key).hasToString("[key ...c9d6]");
    String revealed = copy.reveal(ascii -> new String(ascii, US_ASCII));
    assertThat(revealed).isEqualTo(GUID);
  }

  @Test
  void whatWasRevealedIsWipedAfterUse() {
    AtomicReference<byte[]> kept = new AtomicReference<>();
    try (ApiKey key = ApiKey.of(GUID)) {
      key.reveal(
          ascii -> {
            kept.set(ascii);
            return "";
          });
      assertThatThrownBy(
              () ->
                  key.reveal(
                      ascii -> {
                        kept.set(ascii);
                        throw new IllegalStateException("while in use");
                      }))
          .hasMessage("while in use");
    }
    assertThat(kept.get()).isEqualTo(new byte[GUID.length()]);
    assertThat(Arrays.equals(kept.get(), GUID.getBytes(US_ASCII))).isFalse();
  }
}
