package dev.crmport.checks.pace;

import dev.crmport.core.pace.Time;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Time that nobody waits for: whoever parks until a moment finds that it has come. Whoever parks
 * without one, or until a moment that is far away, stays until somebody unparks it; a wake-up that
 * is lost is a thread that hangs.
 *
 * <p>Its own parking, and not the JDK's: Lincheck lets that one end for no reason, as it may, and
 * so would never miss a wake-up.
 */
class FlyingTime implements Time {
  /** Beyond a second lies the limit of an exchange, whose holder is alive and will close it. */
  private static final long FAR = 1_000_000_000;

  private final AtomicLong nanos = new AtomicLong();
  private final Set<Thread> woken = ConcurrentHashMap.newKeySet();

  /** Who is interrupted where it would park next. */
  private volatile Thread doomed;

  @Override
  public long nanos() {
    return nanos.get();
  }

  @Override
  public Instant now() {
    return Instant.ofEpochSecond(0, nanos());
  }

  void pass(long step) {
    nanos.addAndGet(step);
  }

  /** Interrupts this thread, should it come to park. */
  void doomMe() {
    doomed = Thread.currentThread();
  }

  void spareMe() {
    doomed = null;
  }

  @Override
  public void park(Object blocker) {
    if (!isDoomed()) {
      awaitWakeUp();
    }
  }

  private void awaitWakeUp() {
    while (!woken.remove(Thread.currentThread())) {
      Thread.onSpinWait();
    }
  }

  @Override
  public void parkUntil(Object blocker, long moment) {
    if (isDoomed()) {
      return;
    }
    if (moment - nanos() < FAR) {
      nanos.accumulateAndGet(moment, Math::max);
    } else {
      awaitWakeUp();
    }
  }

  @Override
  public void unpark(Thread thread) {
    woken.add(thread);
  }

  private boolean isDoomed() {
    if (doomed != Thread.currentThread()) {
      return false;
    }
    doomed = null;
    Thread.currentThread().interrupt();
    return true;
  }
}
