package dev.crmport.core.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.crmport.core.failure.TurnRefused;
import dev.crmport.core.key.Lane;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What is expected of a lane from what it did before, far from where the clock began. */
class EstimateTest {
  private static final Lane LANE = new Lane("acme");
  private static final Duration WINDOW = Duration.ofMillis(1_001);

  private final SetTime time = new SetTime();

  private static Duration estimate(Pacer pacer) {
    return pacer.estimate(LANE, Urgency.INTERACTIVE);
  }

  private Turn take(Pacer pacer) throws InterruptedException {
    return pacer.take(LANE, Urgency.INTERACTIVE, Deadline.in(Duration.ZERO, time));
  }

  private void pass(Duration length) {
    time.nanos += length.toNanos();
  }

  private void answeredAfter(Pacer pacer, int millis) throws InterruptedException {
    try (Turn turn = take(pacer)) {
      pass(Duration.ofMillis(millis));
      turn.answered();
    }
    pass(WINDOW);
  }

  /** Answers of 80 and of 160 ms, which makes 90 to be expected, and one under way for 30. */
  private Turn underWay(Pacer pacer) throws InterruptedException {
    pass(Duration.ofHours(1));
    answeredAfter(pacer, 80);
    answeredAfter(pacer, 160);
    Turn open = take(pacer);
    pass(Duration.ofMillis(30));
    return open;
  }

  @Test
  void whereTurnsAreLeftItEndsWithTheOneUnderWay() throws Exception {
    JvmPacer pacer = JvmPacer.builder().time(time).build();
    try (Turn open = underWay(pacer)) {
      assertThat(estimate(pacer)).isEqualTo(Duration.ofMillis(90 - 30));
      pass(Duration.ofSeconds(2));
      assertThat(estimate(pacer)).as("any moment now").isZero();
      open.unused();
    }
  }

  @Test
  void whereNoneIsLeftItEndsAWindowAfterTheAnswerThatIsExpected() throws Exception {
    JvmPacer pacer = JvmPacer.builder().pace(Pace.of(1, Duration.ofSeconds(1))).time(time).build();
    try (Turn open = underWay(pacer)) {
      assertThat(estimate(pacer)).isEqualTo(WINDOW.plusMillis(90 - 30));
      open.answered();
      assertThat(estimate(pacer)).as("once the answer is there").isEqualTo(WINDOW);
    }
  }

  @Test
  void whoIsRefusedIsToldHowLongItWouldHaveTaken() throws Exception {
    JvmPacer pacer = JvmPacer.builder().pace(Pace.of(1, Duration.ofSeconds(1))).time(time).build();
    pass(Duration.ofHours(1));
    try (Turn turn = take(pacer)) {
      turn.answered();
    }
    TurnRefused refused = catchThrowableOfType(TurnRefused.class, () -> take(pacer));
    assertThat(refused.estimate()).contains(WINDOW);
  }

  @Test
  void thePacerThatIsSharedIsOneAndTheSame() {
    assertThat(JvmPacer.shared()).isNotNull().isSameAs(JvmPacer.shared());
  }
}
