package dev.crmport.http;

import dev.crmport.core.pace.Time;
import java.time.Duration;
import java.time.Instant;

/**
 * The moment at which the source was asked, by both clocks: either may stand still, one with the
 * machine, the other by hand.
 */
record AskedAt(long nanos, Instant wall) {
  static AskedAt now(Time time) {
    return new AskedAt(time.nanos(), time.now());
  }

  /** By the clock that says so first. */
  boolean isOlderThan(Duration age, Time time) {
    return time.nanos() - nanos >= age.toNanos()
        || Duration.between(wall, time.now()).compareTo(age) >= 0;
  }
}
