package dev.crmport.pacing;

import dev.crmport.core.pace.Time;
import java.time.Duration;
import java.time.Instant;

/** The two clocks of a machine, which a test sets apart. Waiting lets both go on. One thread. */
final class TwoClocks implements Time {
  long nanos;
  long wall;

  /** What has really passed. */
  long truth;

  void pass(Duration duration) {
    nanos += duration.toNanos();
    wall += duration.toNanos();
    truth += duration.toNanos();
  }

  @Override
  public long nanos() {
    return nanos;
  }

  @Override
  public Instant now() {
    return Instant.EPOCH.plusSeconds(1_800_000_000).plusNanos(wall);
  }

  @Override
  public void park(Object blocker) {
    throw new AssertionError("nobody is there to end this wait");
  }

  @Override
  public void parkUntil(Object blocker, long moment) {
    pass(Duration.ofNanos(Math.max(0, moment - nanos)));
  }

  @Override
  public void unpark(Thread thread) {}
}
