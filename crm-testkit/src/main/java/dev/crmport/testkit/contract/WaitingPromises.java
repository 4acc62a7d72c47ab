package dev.crmport.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmport.core.failure.TurnRefused;
import dev.crmport.core.pace.Deadline;
import dev.crmport.core.pace.Exchange;
import dev.crmport.core.pace.Pacer;
import dev.crmport.core.pace.Turn;
import dev.crmport.core.pace.Urgency;
import dev.crmport.testkit.ManualTime;
import dev.crmport.testkit.contract.Caller.End;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Who waits, for how long, and how a wait ends. */
interface WaitingPromises extends PacerStage {
  @Test
  default void nobodyHasATurnWhileAnotherIsOpen() throws Exception {
    ManualTime time = ManualTime.stopped();
    Pacer pacer = pacer(time);
    Caller waiting;
    long closed;
    try (Turn open = PacerTrials.take(pacer)) {
      waiting = PacerTrials.caller(pacer, time, Deadline.none());
      time.awaitParked(1);
      open.answered();
      time.advance(Exchange.unnamed().limit().minusSeconds(1));
      time.awaitParked(1);
      assertThat(waiting.waits()).as("the second waits while the first is open").isTrue();
      closed = time.nanos();
    }
    assertThat(Caller.since(closed, waiting.end())).isZero();
  }

  @Test
  default void aWaitingThreadGoesWhenItsWindowOpensAndNotBefore() throws Exception {
    ManualTime time = ManualTime.stopped();
    Pacer pacer = pacer(time);
    PacerTrials.requests(pacer, 5);
    Caller waiting = PacerTrials.caller(pacer, time, Deadline.none());
    time.awaitParked(1);
    time.advance(window().minusNanos(1));
    time.awaitParked(1);
    assertThat(waiting.waits()).isTrue();
    time.advance(Duration.ofNanos(1));
    assertThat(Caller.since(0, waiting.end())).isEqualTo(window());
  }

  @Test
  default void whoCameFirstGoesFirst() throws Exception {
    ManualTime time = ManualTime.stopped();
    Pacer pacer = pacer(time);
    AtomicInteger served = new AtomicInteger();
    List<Caller> callers = new ArrayList<>();
    try (Turn open = PacerTrials.take(pacer)) {
      for (int i = 0; i < 32; i++) {
        callers.add(new Caller(pacer, time, Deadline.none(), served));
        callers.getLast().thread().start();
        time.awaitParked(i + 1);
      }
      open.answered();
    }
    time.runToTheEndOf(callers.stream().map(Caller::thread).toList());
    for (int i = 0; i < callers.size(); i++) {
      assertThat(callers.get(i).end())
          .isEqualTo(new End.Served(window().toNanos() * ((i + 1) / 5), i));
    }
  }

  @Test
  default void aDeadlineThatCannotBeMetIsRefusedAtOnceWithTheEstimate() throws Exception {
    ManualTime time = ManualTime.stopped();
    Pacer pacer = pacer(time);
    PacerTrials.requests(pacer, 5);
    TurnRefused refused = PacerTrials.refusal(pacer, Deadline.in(window().minusNanos(1), time));
    assertThat(refused.reason()).isEqualTo(TurnRefused.Reason.DEADLINE);
    assertThat(refused.estimate()).contains(window());
    assertThat(time.nanos()).isZero();
  }

  @Test
  default void aDeadlineBehindAFullWindowOfOthersIsRefusedAtOnce() throws Exception {
    ManualTime time = ManualTime.stopped();
    Pacer pacer = pacer(time);
    PacerTrials.requests(pacer, 5);
    List<Caller> callers = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      callers.add(PacerTrials.caller(pacer, time, Deadline.none()));
      time.awaitParked(i + 1);
    }
    TurnRefused refused =
        PacerTrials.refusal(pacer, Deadline.in(window().multipliedBy(2).minusNanos(1), time));
    assertThat(refused.reason()).isEqualTo(TurnRefused.Reason.DEADLINE);
    time.runToTheEndOf(callers.stream().map(Caller::thread).toList());
    assertThat(callers.get(4).end()).isEqualTo(new End.Served(window().toNanos(), 0));
  }

  @Test
  default void aDeadlineThatIsJustMetIsKept() throws Exception {
    ManualTime time = ManualTime.autoAdvancing();
    Pacer pacer = pacer(time);
    PacerTrials.requests(pacer, 5);
    try (Turn turn = pacer.take(LANE, Urgency.INTERACTIVE, Deadline.in(window(), time))) {
      assertThat(Duration.ofNanos(time.nanos())).isEqualTo(window());
      turn.answered();
    }
  }

  @Test
  default void aDeadlineOfZeroIsMetWhereATurnIsFree() throws Exception {
    ManualTime time = ManualTime.stopped();
    try (Turn turn =
        pacer(time).take(LANE, Urgency.INTERACTIVE, Deadline.in(Duration.ZERO, time))) {
      turn.answered();
    }
    assertThat(time.nanos()).isZero();
  }

  @Test
  default void aDeadlineThatPassesWhileWaitingEndsTheWaitAndNothingElse() throws Exception {
    ManualTime time = ManualTime.stopped();
    Pacer pacer = pacer(time);
    Caller patient;
    try (Turn open = PacerTrials.take(pacer)) {
      Caller hurried = PacerTrials.caller(pacer, time, Deadline.in(Duration.ofMillis(100), time));
      time.awaitParked(1);
      patient = PacerTrials.caller(pacer, time, Deadline.none());
      time.awaitParked(2);
      time.advance(Duration.ofMillis(101));
      assertThat(hurried.end())
          .isInstanceOfSatisfying(
              End.Refused.class,
              end -> assertThat(end.refusal().reason()).isEqualTo(TurnRefused.Reason.DEADLINE));
      time.awaitParked(1);
      open.answered();
    }
    assertThat(Caller.since(0, patient.end())).isEqualTo(Duration.ofMillis(101));
  }

  @Test
  default void anInterruptedThreadIsGivenNoTurn() throws Exception {
    ManualTime time = ManualTime.stopped();
    Pacer pacer = pacer(time);
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> PacerTrials.take(pacer)).isInstanceOf(InterruptedException.class);
    PacerTrials.requests(pacer, 5);
    assertThat(time.nanos()).as("the interrupted call left no trace").isZero();
  }

  @Test
  default void anInterruptedWaitLeavesNoHoleAndChangesNoOrder() throws Exception {
    ManualTime time = ManualTime.stopped();
    Pacer pacer = pacer(time);
    PacerTrials.requests(pacer, 5);
    AtomicInteger served = new AtomicInteger();
    List<Caller> callers = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      callers.add(new Caller(pacer, time, Deadline.none(), served));
      callers.getLast().thread().start();
      time.awaitParked(i + 1);
    }
    // The first in line, who has the timer, and one in the middle.
    callers.get(0).thread().interrupt();
    callers.get(3).thread().interrupt();
    assertThat(callers.get(0).end()).isInstanceOf(End.Interrupted.class);
    assertThat(callers.get(3).end()).isInstanceOf(End.Interrupted.class);
    time.awaitParked(6);
    time.runToTheEndOf(callers.stream().map(Caller::thread).toList());
    int place = 0;
    for (int i : new int[] {1, 2, 4, 5, 6, 7}) {
      assertThat(callers.get(i).end())
          .isEqualTo(new End.Served(window().toNanos() * (1 + place / 5), place));
      place++;
    }
  }

  @Test
  default void theEstimateIsZeroWhereATurnIsFree() throws Exception {
    ManualTime time = ManualTime.stopped();
    Pacer pacer = pacer(time);
    for (int i = 0; i < 5; i++) {
      assertThat(pacer.estimate(LANE, Urgency.INTERACTIVE)).isZero();
      PacerTrials.request(pacer);
    }
    time.advance(window());
    assertThat(pacer.estimate(LANE, Urgency.BATCH)).isZero();
  }

  @Test
  default void anEstimateTakesNothing() throws Exception {
    ManualTime time = ManualTime.stopped();
    Pacer pacer = pacer(time);
    for (int i = 0; i < 100; i++) {
      assertThat(pacer.estimate(LANE, Urgency.INTERACTIVE)).isZero();
    }
    PacerTrials.requests(pacer, 5);
    assertThat(time.nanos()).isZero();
  }

  @Test
  default void theEstimateIsTheWaitWhereAnswersTakeNoTime() throws Exception {
    ManualTime time = ManualTime.stopped();
    Pacer pacer = pacer(time);
    PacerTrials.requests(pacer, 5);
    List<Caller> callers = new ArrayList<>();
    List<Duration> estimates = new ArrayList<>();
    for (int i = 0; i < 13; i++) {
      estimates.add(pacer.estimate(LANE, Urgency.INTERACTIVE));
      callers.add(PacerTrials.caller(pacer, time, Deadline.none()));
      time.awaitParked(i + 1);
    }
    time.runToTheEndOf(callers.stream().map(Caller::thread).toList());
    for (int i = 0; i < callers.size(); i++) {
      assertThat(estimates.get(i))
          .as("estimate of the one behind %d others", i)
          .isEqualTo(Caller.since(0, callers.get(i).end()));
    }
  }

  @Test
  default void theEstimateCountsAHold() throws Exception {
    ManualTime time = ManualTime.stopped();
    Pacer pacer = pacer(time);
    try (Turn turn = PacerTrials.take(pacer)) {
      turn.answered();
      turn.hold(Duration.ofSeconds(9));
    }
    assertThat(pacer.estimate(LANE, Urgency.INTERACTIVE)).isEqualTo(Duration.ofSeconds(9));
  }

  @Test
  default void theNextInLineTakesOverTheTimerOfOneWhoLeaves() throws Exception {
    ManualTime time = ManualTime.stopped();
    Pacer pacer = pacer(time);
    PacerTrials.requests(pacer, 5);
    Caller first = PacerTrials.caller(pacer, time, Deadline.none());
    time.awaitParked(1);
    Caller second = PacerTrials.caller(pacer, time, Deadline.none());
    time.awaitParked(2);
    first.thread().interrupt();
    assertThat(first.end()).isInstanceOf(End.Interrupted.class);
    // No roll call here: it would wake the second and hide that nobody else did.
    time.advance(window());
    assertThat(Caller.since(0, second.end())).isEqualTo(window());
  }
}
