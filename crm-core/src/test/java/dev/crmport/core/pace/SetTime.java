package dev.crmport.core.pace;

import java.time.Instant;

/** A clock that a test sets; nobody can wait on it. */
final class SetTime implements Time {
  long nanos;

  @Override
  public long nanos() {
    return nanos;
  }

  @Override
  public Instant now() {
    return Instant.EPOCH.plusNanos(nanos);
  }

  @Override
  public void park(Object blocker) {
    throw new AssertionError("a turn that was free was waited for");
  }

  @Override
  public void parkUntil(Object blocker, long moment) {
    throw new AssertionError("a turn that was free was waited for until " + moment);
  }

  @Override
  public void unpark(Thread thread) {
    throw new AssertionError("nobody waits");
  }
}
