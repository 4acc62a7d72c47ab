package dev.crmport.core.pace;

import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/** The one class that asks the machine for the time. */
enum SystemTime implements Time {
  INSTANCE;

  @Override
  public long nanos() {
    return System.nanoTime();
  }

  @Override
  public Instant now() {
    return Instant.now();
  }

  @Override
  public void park(Object blocker) {
    LockSupport.park(blocker);
  }

  @Override
  public void parkUntil(Object blocker, long nanos) {
    LockSupport.parkNanos(blocker, nanos - System.nanoTime());
  }

  @Override
  public void unpark(Thread thread) {
    LockSupport.unpark(thread);
  }
}
