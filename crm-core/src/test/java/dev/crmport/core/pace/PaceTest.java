package dev.crmport.core.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaceTest {
  @ParameterizedTest
  @CsvSource({"5,1000", "1,200", "1,1000", "2,500", "5,60000", "4,1000"})
  void aPaceWithinFiveASecondIsTaken(int permits, long millis) {
    assertThat(Pace.of(permits, Duration.ofMillis(millis)).permits()).isEqualTo(permits);
  }

  @ParameterizedTest
  @CsvSource({"6,1000", "5,999", "1,199", "3,500", "5000,1000000"})
  void aPaceThatCouldPutMoreThanFiveIntoASecondIsRefused(int permits, long millis) {
    assertThatThrownBy(() -> Pace.of(permits, Duration.ofMillis(millis)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("agreedWithVendor");
  }

  @ParameterizedTest
  @CsvSource({"0,1000", "-1,1000", "5,0", "5,-1"})
  void aPaceOfNothingIsRefusedWithTheValue(int permits, long millis) {
    assertThatThrownBy(() -> Pace.of(permits, Duration.ofMillis(millis)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(permits < 1 ? permits + " permits" : "window of");
  }

  @Test
  void aHigherPaceNeedsANamedAgreement() {
    Duration second = Duration.ofSeconds(1);
    assertThat(Pace.agreedWithVendor(60, second, "ticket 4711").permits()).isEqualTo(60);
    assertThatThrownBy(() -> Pace.agreedWithVendor(60, second, " "))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({"0,0", "1,0", "5,0", "6,1", "10,1", "11,2", "12230,2445"})
  void theLeastTimeCountsWholeWindowsAfterTheFirstFive(long requests, long seconds) {
    assertThat(Pace.standard().least(requests)).isEqualTo(Duration.ofSeconds(seconds));
  }

  @Test
  void itSaysInWordsWhatItIs() {
    assertThat(Pace.standard()).hasToString("5 in any 1000 ms, one at a time");
    assertThat(Pace.of(2, Duration.ofSeconds(3)).anchoredAt(Anchor.DEPARTURE))
        .hasToString("2 in any 3000 ms, one at a time, counted at the sender");
  }
}
