package dev.crmport.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OrdinaryTextTest {
  private static final int LENGTH = 100_000;

  @ParameterizedTest
  @EnumSource
  void aSeedDecidesTheWholeText(OrdinaryText kind) {
    String text = kind.text(7, LENGTH);

    assertThat(text.length()).isBetween(LENGTH, 2 * LENGTH);
    assertThat(kind.text(7, LENGTH).equals(text)).isTrue();
    assertThat(kind.text(8, LENGTH).equals(text)).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void everyCharacterStandsForAByte(OrdinaryText kind) {
    assertThat(kind.text(7, LENGTH).chars().allMatch(c -> c < 256)).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void noKeyShows(OrdinaryText kind) {
    String text = kind.text(7, LENGTH).toLowerCase(Locale.ROOT);

    assertThat(text.contains(TestKeys.PREFIX)).isFalse();
    assertThat(text.matches("(?s).*[0-9a-f]{12}(\\||%7c|&#124;|\\\\u007c)[01]([^0-9a-f].*|$)"))
        .isFalse();
  }
}
