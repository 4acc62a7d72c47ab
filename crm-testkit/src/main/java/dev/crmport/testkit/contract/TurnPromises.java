package dev.crmport.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmport.core.pace.Deadline;
import dev.crmport.core.pace.Pacer;
import dev.crmport.core.pace.Turn;
import dev.crmport.testkit.ManualTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What the methods of a turn come to. */
interface TurnPromises extends PacerStage {
  @Test
  default void aTurnClosedWithoutAnAnswerClosesTheLaneForTheQuarantine() throws Exception {
    ManualTime time = ManualTime.autoAdvancing();
    Pacer pacer = pacer(time);
    PacerTrials.take(pacer).close();
    assertThat(PacerTrials.waitFor(pacer, time)).isEqualTo(QUARANTINE);
  }

  @Test
  default void aRequestOfUnknownEndCountsUntilTheQuarantineIsOver() throws Exception {
    ManualTime time = ManualTime.autoAdvancing();
    Pacer pacer = pacer(time);
    PacerTrials.take(pacer).close();
    time.advance(QUARANTINE);
    long over = time.nanos();
    PacerTrials.requests(pacer, 5);
    assertThat(Duration.ofNanos(time.nanos() - over)).isEqualTo(window());
  }

  @Test
  default void anUnusedTurnIsGivenBack() throws Exception {
    ManualTime time = ManualTime.autoAdvancing();
    Pacer pacer = pacer(time);
    for (int i = 0; i < 20; i++) {
      assertThat(PacerTrials.waitFor(pacer, time)).isZero();
    }
    PacerTrials.requests(pacer, 5);
    assertThat(time.nanos()).isZero();
  }

  @Test
  default void unusedHasNoEffectOnceAnAnswerCame() throws Exception {
    ManualTime time = ManualTime.autoAdvancing();
    Pacer pacer = pacer(time);
    for (int i = 0; i < 5; i++) {
      try (Turn turn = PacerTrials.take(pacer)) {
        turn.answered();
        turn.unused();
      }
    }
    assertThat(PacerTrials.waitFor(pacer, time)).isEqualTo(window());
  }

  @Test
  default void anAnswerCountsAlsoWhereTheTurnWasCalledUnusedBefore() throws Exception {
    ManualTime time = ManualTime.autoAdvancing();
    Pacer pacer = pacer(time);
    for (int i = 0; i < 5; i++) {
      try (Turn turn = PacerTrials.take(pacer)) {
        turn.unused();
        turn.answered();
      }
    }
    assertThat(PacerTrials.waitFor(pacer, time)).isEqualTo(window());
  }

  @Test
  default void aHoldClosesTheLaneForEverybody() throws Exception {
    ManualTime time = ManualTime.autoAdvancing();
    Pacer pacer = pacer(time);
    try (Turn turn = PacerTrials.take(pacer)) {
      turn.answered();
      turn.hold(Duration.ofSeconds(4));
    }
    assertThat(PacerTrials.waitFor(pacer, time)).isEqualTo(Duration.ofSeconds(4));
  }

  @Test
  default void aLongerHoldWinsOverAShorterOne() throws Exception {
    ManualTime time = ManualTime.autoAdvancing();
    Pacer pacer = pacer(time);
    try (Turn turn = PacerTrials.take(pacer)) {
      turn.answered();
      turn.hold(Duration.ofSeconds(4));
      turn.hold(Duration.ofSeconds(1));
    }
    assertThat(PacerTrials.waitFor(pacer, time)).isEqualTo(Duration.ofSeconds(4));
  }

  @Test
  default void aHoldDoesNotShortenTheWindow() throws Exception {
    ManualTime time = ManualTime.autoAdvancing();
    Pacer pacer = pacer(time);
    PacerTrials.requests(pacer, 4);
    try (Turn turn = PacerTrials.take(pacer)) {
      turn.answered();
      turn.hold(Duration.ofMillis(10));
    }
    assertThat(PacerTrials.waitFor(pacer, time)).isEqualTo(window());
  }

  @Test
  default void closingTwiceDoesNothing() throws Exception {
    ManualTime time = ManualTime.autoAdvancing();
    Pacer pacer = pacer(time);
    Turn turn = PacerTrials.take(pacer);
    turn.answered();
    turn.close();
    turn.close();
    assertThat(PacerTrials.waitFor(pacer, time)).isZero();
  }

  @Test
  default void aTurnMayBeClosedByAnotherThread() throws Exception {
    ManualTime time = ManualTime.autoAdvancing();
    Pacer pacer = pacer(time);
    Turn turn = PacerTrials.take(pacer);
    Thread other =
        Thread.ofPlatform()
            .start(
                () -> {
                  turn.answered();
                  turn.close();
                });
    other.join();
    assertThat(PacerTrials.waitFor(pacer, time)).isZero();
  }

  @Test
  default void aClosedTurnHasNoEffectOnTheLane() throws Exception {
    ManualTime time = ManualTime.autoAdvancing();
    Pacer pacer = pacer(time);
    Turn stale = PacerTrials.take(pacer);
    stale.answered();
    stale.close();
    stale.answered();
    stale.hold(Duration.ofHours(1));
    stale.unused();
    assertThat(PacerTrials.waitFor(pacer, time)).isZero();
    PacerTrials.requests(pacer, 4);
    assertThat(time.nanos()).as("one answer was counted once").isZero();
  }

  @Test
  default void aClosedTurnHasNoEffectOnALaterOne() throws Exception {
    ManualTime time = ManualTime.autoAdvancing();
    Pacer pacer = pacer(time);
    Turn stale = PacerTrials.take(pacer);
    stale.answered();
    stale.close();
    Turn later = PacerTrials.take(pacer);
    stale.answered();
    stale.unused();
    stale.close();
    assertThat(PacerTrials.refusal(pacer, Deadline.in(Duration.ZERO, time)))
        .as("the later turn is open")
        .isNotNull();
    later.close();
    assertThat(PacerTrials.waitFor(pacer, time))
        .as("the later turn had no answer")
        .isEqualTo(QUARANTINE);
  }

  @Test
  default void unusedAfterCloseDoesNotLiftTheQuarantine() throws Exception {
    ManualTime time = ManualTime.autoAdvancing();
    Pacer pacer = pacer(time);
    Turn lost = PacerTrials.take(pacer);
    lost.close();
    lost.unused();
    lost.answered();
    assertThat(PacerTrials.waitFor(pacer, time)).isEqualTo(QUARANTINE);
  }

  @Test
  default void anAnswerAfterCloseIsNotCounted() throws Exception {
    ManualTime time = ManualTime.autoAdvancing();
    Pacer pacer = pacer(time);
    Turn givenBack = PacerTrials.take(pacer);
    givenBack.unused();
    givenBack.close();
    givenBack.answered();
    PacerTrials.requests(pacer, 5);
    assertThat(time.nanos()).isZero();
  }

  @Test
  default void aHoldIsKeptWhereTheClockOverflows() throws Exception {
    ManualTime time = ManualTime.autoAdvancingFrom(Long.MAX_VALUE - 1);
    Pacer pacer = pacer(time);
    try (Turn turn = PacerTrials.take(pacer)) {
      turn.answered();
      turn.hold(Duration.ofSeconds(4));
    }
    assertThat(PacerTrials.waitFor(pacer, time)).isEqualTo(Duration.ofSeconds(4));
  }
}
