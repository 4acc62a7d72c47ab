package dev.crmport.testkit.contract;

import dev.crmport.core.key.Lane;
import dev.crmport.core.pace.Pace;
import dev.crmport.core.pace.Pacer;
import dev.crmport.core.pace.Time;
import java.time.Duration;

/** Where the tests of a pacer get their subjects from. */
interface PacerStage {
  /** The quarantine that the tests ask for. */
  Duration QUARANTINE = Duration.ofMillis(700);

  /** The lane that most tests use. */
  Lane LANE = new Lane("acme");

  /**
   * A new pacer that nobody else uses.
   *
   * @param quarantine how long a lane stays closed after a request whose end is unknown
   * @param mostWaiters how many it lets wait in one lane
   * @param time its only clock
   */
  Pacer pacer(Pace pace, Duration quarantine, int mostWaiters, Time time);

  /** One that lets as many wait as come. */
  default Pacer pacer(Pace pace, Duration quarantine, Time time) {
    return pacer(pace, quarantine, 100_000, time);
  }

  /** By how much its window is longer than the pace says; the tests expect exactly that. */
  default Duration clockAllowance() {
    return Duration.ofMillis(1);
  }

  /** How much later a turn may come where the wall clock was set back before it. */
  default Duration lostToTheWallClock() {
    return Duration.ZERO;
  }

  /** A pacer at the standard pace. */
  default Pacer pacer(Time time) {
    return pacer(Pace.standard(), QUARANTINE, time);
  }

  /** The window that the pacer keeps at the standard pace. */
  default Duration window() {
    return Pace.standard().window().plus(clockAllowance());
  }
}
