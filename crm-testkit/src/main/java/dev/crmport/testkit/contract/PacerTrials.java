package dev.crmport.testkit.contract;

import static dev.crmport.testkit.contract.PacerStage.LANE;

import dev.crmport.core.failure.TurnRefused;
import dev.crmport.core.key.Lane;
import dev.crmport.core.pace.Deadline;
import dev.crmport.core.pace.Pacer;
import dev.crmport.core.pace.Time;
import dev.crmport.core.pace.Turn;
import dev.crmport.core.pace.Urgency;
import dev.crmport.testkit.ManualTime;
import java.time.Duration;
import org.assertj.core.api.Assertions;

/** Steps that several tests of pacers take. */
final class PacerTrials {
  private PacerTrials() {}

  static Turn take(Pacer pacer) throws InterruptedException {
    return take(pacer, LANE);
  }

  static Turn take(Pacer pacer, Lane lane) throws InterruptedException {
    return pacer.take(lane, Urgency.INTERACTIVE, Deadline.none());
  }

  /** One request whose answer comes at once. */
  static void request(Pacer pacer) throws InterruptedException {
    request(pacer, LANE);
  }

  static void request(Pacer pacer, Lane lane) throws InterruptedException {
    try (Turn turn = take(pacer, lane)) {
      turn.answered();
    }
  }

  static void requests(Pacer pacer, int count) throws InterruptedException {
    for (int i = 0; i < count; i++) {
      request(pacer);
    }
  }

  /** How long a turn takes to come, on a clock that moves by itself; the turn is given back. */
  static Duration waitFor(Pacer pacer, Time time) throws InterruptedException {
    long before = time.nanos();
    try (Turn turn = take(pacer)) {
      turn.unused();
    }
    return Duration.ofNanos(time.nanos() - before);
  }

  static TurnRefused refusal(Pacer pacer, Deadline deadline) {
    return Assertions.catchThrowableOfType(
        TurnRefused.class, () -> pacer.take(LANE, Urgency.INTERACTIVE, deadline));
  }

  /** A thread that takes a turn, notes when it came, and closes it with an answer at once. */
  static Caller caller(Pacer pacer, ManualTime time, Deadline deadline) {
    Caller caller = new Caller(pacer, time, deadline);
    caller.thread().start();
    return caller;
  }
}
