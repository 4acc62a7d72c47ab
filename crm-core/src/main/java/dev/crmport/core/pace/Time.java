package dev.crmport.core.pace;

import java.time.Duration;
import java.time.Instant;

/** The only way to read or spend time. Safe for use by many threads. */
public interface Time {
  /** Nanoseconds from an arbitrary origin; meaningful only as a difference. */
  long nanos();

  /** The moment by the wall clock, for what people or other machines read. Never for pacing. */
  Instant now();

  /** Parks the thread until {@link #unpark} or an interrupt, or for no reason at all. */
  void park(Object blocker);

  /** The same, and at the latest when {@link #nanos} has reached the given value. */
  void parkUntil(Object blocker, long nanos);

  /** Lets a parked thread go on; one that is not parked does not park the next time. */
  void unpark(Thread thread);

  /**
   * Waits that long.
   *
   * @throws InterruptedException where the thread is interrupted before or meanwhile
   */
  default void sleep(Duration pause) throws InterruptedException {
    long end = nanos() + pause.toNanos();
    while (end - nanos() > 0) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      parkUntil(this, end);
    }
  }

  /** The machine's time. */
  static Time system() {
    return SystemTime.INSTANCE;
  }
}
