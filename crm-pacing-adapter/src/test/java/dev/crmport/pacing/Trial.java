package dev.crmport.pacing;

import dev.crmport.core.key.Lane;
import dev.crmport.core.pace.Deadline;
import dev.crmport.core.pace.Exchange;
import dev.crmport.core.pace.Pace;
import dev.crmport.core.pace.Pacer;
import dev.crmport.core.pace.Time;
import dev.crmport.core.pace.Turn;
import dev.crmport.core.pace.Urgency;
import java.nio.file.Path;
import java.time.Duration;

/** Steps that several tests take; each pacer stands for a process. */
final class Trial {
  static final Lane LANE = new Lane("acme");
  static final Duration QUARANTINE = Duration.ofMillis(700);
  static final Duration LIMIT = Duration.ofSeconds(4);
  static final Duration WINDOW = Duration.ofMillis(1_001);

  private Trial() {}

  static MachinePacer process(Path folder, Time time) {
    return process(folder, time, Pace.standard());
  }

  static MachinePacer process(Path folder, Time time, Pace pace) {
    return MachinePacer.in(folder).quarantine(QUARANTINE).time(time).pace(pace).build();
  }

  static Turn take(Pacer pacer) throws InterruptedException {
    return take(pacer, Urgency.INTERACTIVE);
  }

  static Turn take(Pacer pacer, Urgency urgency) throws InterruptedException {
    return pacer.take(LANE, urgency, Deadline.none(), new Exchange("findPerson", LIMIT));
  }

  static void requests(Pacer pacer, int count) throws InterruptedException {
    for (int i = 0; i < count; i++) {
      try (Turn turn = take(pacer)) {
        turn.answered();
      }
    }
  }

  /** How long a turn takes to come; it is given back. */
  static Duration waitFor(Pacer pacer, Time time) throws InterruptedException {
    long before = time.nanos();
    try (Turn turn = take(pacer)) {
      turn.unused();
    }
    return Duration.ofNanos(time.nanos() - before);
  }
}
