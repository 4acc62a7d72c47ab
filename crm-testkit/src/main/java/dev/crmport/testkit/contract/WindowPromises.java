package dev.crmport.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmport.core.key.Lane;
import dev.crmport.core.pace.Pace;
import dev.crmport.core.pace.Pacer;
import dev.crmport.core.pace.Turn;
import dev.crmport.testkit.ManualTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How many leave, and when. */
interface WindowPromises extends PacerStage {
  @ParameterizedTest(name = "first request {0} ms after the pacer was made")
  @ValueSource(ints = {0, 1, 199, 200, 999, 1000, 1001})
  default void fiveLeaveAtOnceAndTheSixthAWindowAfterTheFirstAnswer(int idle) throws Exception {
    ManualTime time = ManualTime.autoAdvancing();
    Pacer pacer = pacer(time);
    time.advance(Duration.ofMillis(idle));
    long first = time.nanos();
    PacerTrials.requests(pacer, 5);
    assertThat(time.nanos()).as("the first five did not wait").isEqualTo(first);
    PacerTrials.request(pacer);
    assertThat(Duration.ofNanos(time.nanos() - first)).isEqualTo(window());
  }

  @ParameterizedTest(name = "the clock stands {0} ns before its overflow")
  @ValueSource(longs = {0, 1, 500_000_000, 1_000_999_999, 1_001_000_000, 1_001_000_001})
  default void aClockThatOverflowsChangesNothing(long before) throws Exception {
    ManualTime time = ManualTime.autoAdvancingFrom(Long.MAX_VALUE - before);
    Pacer pacer = pacer(time);
    long first = time.nanos();
    for (int i = 0; i < 11; i++) {
      assertThat(Duration.ofNanos(time.nanos() - first)).isEqualTo(window().multipliedBy(i / 5));
      PacerTrials.request(pacer);
      if (i % 5 == 4) {
        assertThat(PacerTrials.waitFor(pacer, time)).isEqualTo(window());
      }
    }
  }

  @Test
  default void theWindowIsCountedFromTheAnswerAndNotFromTheDeparture() throws Exception {
    ManualTime time = ManualTime.autoAdvancing();
    Pacer pacer = pacer(time);
    try (Turn slow = PacerTrials.take(pacer)) {
      time.advance(Duration.ofMillis(400));
      slow.answered();
    }
    long answered = time.nanos();
    PacerTrials.requests(pacer, 4);
    PacerTrials.request(pacer);
    assertThat(Duration.ofNanos(time.nanos() - answered)).isEqualTo(window());
  }

  @Test
  default void theWindowIsCountedFromTheFirstByteAndNotFromTheLast() throws Exception {
    ManualTime time = ManualTime.autoAdvancing();
    Pacer pacer = pacer(time);
    long answered;
    try (Turn large = PacerTrials.take(pacer)) {
      large.answered();
      answered = time.nanos();
      time.advance(Duration.ofMillis(300));
      large.answered();
    }
    PacerTrials.requests(pacer, 5);
    assertThat(Duration.ofNanos(time.nanos() - answered)).isEqualTo(window());
  }

  @Test
  default void nobodyWaitsWhereAnswersAreSlow() throws Exception {
    ManualTime time = ManualTime.autoAdvancing();
    Pacer pacer = pacer(time);
    for (int i = 0; i < 20; i++) {
      assertThat(PacerTrials.waitFor(pacer, time)).as("wait of request %d", i).isZero();
      try (Turn turn = PacerTrials.take(pacer)) {
        time.advance(Duration.ofMillis(260));
        turn.answered();
      }
    }
  }

  @Test
  default void fiveLeaveAtOnceAgainAfterAWindowOfIdleness() throws Exception {
    ManualTime time = ManualTime.autoAdvancing();
    Pacer pacer = pacer(time);
    PacerTrials.requests(pacer, 5);
    time.advance(window());
    long before = time.nanos();
    PacerTrials.requests(pacer, 5);
    assertThat(time.nanos()).isEqualTo(before);
  }

  @Test
  default void aLowerPaceIsKept() throws Exception {
    ManualTime time = ManualTime.autoAdvancing();
    Pacer pacer = pacer(Pace.of(2, Duration.ofSeconds(3)), QUARANTINE, time);
    long start = time.nanos();
    PacerTrials.requests(pacer, 7);
    assertThat(Duration.ofNanos(time.nanos() - start))
        .isEqualTo(Duration.ofSeconds(3).plus(clockAllowance()).multipliedBy(3));
  }

  @Test
  default void lanesKnowNothingOfEachOther() throws Exception {
    ManualTime time = ManualTime.autoAdvancing();
    Pacer pacer = pacer(time);
    PacerTrials.requests(pacer, 5);
    try (Turn open = PacerTrials.take(pacer)) {
      open.hold(Duration.ofMinutes(1));
      long before = time.nanos();
      for (int i = 0; i < 5; i++) {
        PacerTrials.request(pacer, new Lane("birch"));
      }
      assertThat(time.nanos()).isEqualTo(before);
    }
  }

  @Test
  default void manyLanesAreEachKeptToTheirOwnWindow() throws Exception {
    ManualTime time = ManualTime.autoAdvancing();
    Pacer pacer = pacer(time);
    // More lanes than a pacer would keep without thinking of forgetting some.
    for (int lane = 0; lane < 300; lane++) {
      for (int i = 0; i < 5; i++) {
        PacerTrials.request(pacer, new Lane("client" + lane));
      }
    }
    assertThat(time.nanos()).isZero();
    PacerTrials.request(pacer, new Lane("client0"));
    assertThat(Duration.ofNanos(time.nanos())).isEqualTo(window());
  }
}
