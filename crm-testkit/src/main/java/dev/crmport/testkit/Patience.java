package dev.crmport.testkit;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.function.Supplier;

/**
 * Waiting for other threads, and giving up after 20 s of it in all, so that a test fails instead of
 * hanging. Used under the condition's lock.
 */
final class Patience {
  private static final long ALL = TimeUnit.SECONDS.toNanos(20);

  /** How often to look for what nobody signals: whether a thread has ended. */
  private static final long LOOK_AGAIN = TimeUnit.MILLISECONDS.toNanos(1);

  private final Condition changed;
  private long left = ALL;

  Patience(Condition changed) {
    this.changed = changed;
  }

  /**
   * Waits a little; the caller asks again whether what it waits for is so.
   *
   * @param failure what is not so yet
   * @throws IllegalStateException where the patience is at its end, or the test was interrupted
   */
  @SuppressWarnings("WaitNotInLoop") // The loop is the caller's.
  void await(Supplier<String> failure) {
    if (left <= 0) {
      throw new IllegalStateException("time was not moved on: " + failure.get() + " for 20 s");
    }
    try {
      long rest = changed.awaitNanos(LOOK_AGAIN);
      left -= LOOK_AGAIN - Math.max(rest, 0);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("time was not moved on: the test was interrupted");
    }
  }
}
