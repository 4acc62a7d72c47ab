package dev.crmport.core.pace;

import dev.crmport.core.failure.CallFacts;
import dev.crmport.core.failure.TurnRefused;
import dev.crmport.core.failure.TurnRefused.Reason;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One lane: its window, the turn that is open, and who waits.
 *
 * <p>Each waiter parks by itself; only the first in line has a timer for the window. Whoever wakes
 * decides under the lock whether it is its turn, so a turn is never handed to a thread that has
 * gone. Whatever may make the first in line due (a turn closed, the first one gone) unparks it.
 */
final class LaneQueue {
  private static final CallFacts TURN = CallFacts.of("taking a turn");

  private final JvmPacer.Settings settings;
  private final Time time;

  /** Guards everything below; held for a few instructions, never while waiting. */
  private final ReentrantLock lock = new ReentrantLock();

  private final StrictWindow window;
  private final LinkedHashSet<Waiter> waiters = new LinkedHashSet<>();
  private @Nullable OpenTurn open;
  private boolean forgotten;
  private boolean closed;

  /** Moving average of the time from a turn's departure to its close, in nanoseconds. */
  private long exchange;

  LaneQueue(JvmPacer.Settings settings) {
    this.settings = settings;
    this.time = settings.time();
    this.window =
        new StrictWindow(
            settings.pace().permits(),
            settings.pace().window().toNanos() + JvmPacer.CLOCK_ALLOWANCE.toNanos());
  }

  /** A turn, or null where this lane has been forgotten and the caller must ask for it again. */
  @Nullable Turn take(Deadline deadline) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    Waiter me;
    lock.lock();
    try {
      if (forgotten) {
        return null;
      }
      requireOpen();
      long now = time.nanos();
      if (waiters.isEmpty() && open == null && window.earliest(now) - now <= 0) {
        return open(now);
      }
      if (deadline.isBefore(bound(now))) {
        throw new TurnRefused(TURN, Reason.DEADLINE, estimate(now));
      }
      if (waiters.size() >= settings.mostWaiters()) {
        throw new TurnRefused(TURN, Reason.QUEUE_FULL, estimate(now));
      }
      me = new Waiter(Thread.currentThread());
      waiters.add(me);
    } finally {
      lock.unlock();
    }
    return await(me, deadline);
  }

  private Turn await(Waiter me, Deadline deadline) throws InterruptedException {
    boolean granted = false;
    try {
      while (true) {
        boolean first;
        long due;
        lock.lock();
        try {
          requireOpen();
          long now = time.nanos();
          first = open == null && waiters.getFirst() == me;
          due = first ? window.earliest(now) : now;
          if (first && due - now <= 0) {
            granted = true;
            waiters.remove(me);
            return open(now);
          }
          if (deadline.isBefore(now)) {
            throw new TurnRefused(TURN, Reason.DEADLINE, estimate(now));
          }
        } finally {
          lock.unlock();
        }
        park(first, due, deadline);
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
      }
    } finally {
      if (!granted) {
        leave(me);
      }
    }
  }

  private void park(boolean first, long due, Deadline deadline) {
    if (first && !deadline.isBefore(due)) {
      time.parkUntil(this, due);
    } else if (deadline.nanos().isPresent()) {
      // One past the deadline: a turn that is due exactly at it is still in time.
      time.parkUntil(this, deadline.nanos().getAsLong() + 1);
    } else {
      time.park(this);
    }
  }

  private void leave(Waiter me) {
    lock.lock();
    try {
      waiters.remove(me);
      wakeFirst();
    } finally {
      lock.unlock();
    }
  }

  private OpenTurn open(long now) {
    OpenTurn turn = new OpenTurn(now);
    open = turn;
    return turn;
  }

  private void wakeFirst() {
    if (!waiters.isEmpty()) {
      time.unpark(waiters.getFirst().thread);
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new TurnRefused(TURN, Reason.CLOSED, (Throwable) null);
    }
  }

  /** No turn for somebody who came now could be earlier. */
  private long bound(long now) {
    return window.earliest(waiters.size(), open != null && !open.answered, now);
  }

  Duration estimate() {
    lock.lock();
    try {
      long now = time.nanos();
      return waiters.isEmpty() && open == null && window.earliest(now) - now <= 0
          ? Duration.ZERO
          : estimate(now);
    } finally {
      lock.unlock();
    }
  }

  private Duration estimate(long now) {
    int ahead = waiters.size() + (open == null ? 0 : 1);
    long answers = ahead * exchange;
    long windows = bound(now) - now + waiters.size() / settings.pace().permits() * exchange;
    return Duration.ofNanos(Math.max(answers, windows));
  }

  /** Lets every waiter go with a refusal. */
  void close() {
    lock.lock();
    try {
      closed = true;
      waiters.forEach(waiter -> time.unpark(waiter.thread));
    } finally {
      lock.unlock();
    }
  }

  /** Marks an idle lane so that nobody uses it any more; false where it is still needed. */
  boolean forget() {
    lock.lock();
    try {
      forgotten = open == null && waiters.isEmpty() && window.isForgettable(time.nanos());
      return forgotten;
    } finally {
      lock.unlock();
    }
  }

  /** Somebody in line. Its identity is its place. */
  private static final class Waiter {
    private final Thread thread;

    Waiter(Thread thread) {
      this.thread = thread;
    }
  }

  /** The lane's one open turn. Once another one is open, nothing that this one does has effect. */
  private final class OpenTurn implements Turn {
    private final long departed;

    /** Guarded by the lane's lock, as all of this. */
    private boolean answered;

    private boolean unused;

    OpenTurn(long departed) {
      this.departed = departed;
    }

    @Override
    public void answered() {
      lock.lock();
      try {
        if (open == this && !answered) {
          answered = true;
          window.anchor(time.nanos());
        }
      } finally {
        lock.unlock();
      }
    }

    @Override
    public void unused() {
      lock.lock();
      try {
        unused = true;
      } finally {
        lock.unlock();
      }
    }

    @Override
    public void hold(Duration pause) {
      lock.lock();
      try {
        if (open == this) {
          window.closeUntil(time.nanos() + pause.toNanos());
        }
      } finally {
        lock.unlock();
      }
    }

    @Override
    public void close() {
      lock.lock();
      try {
        if (open != this) {
          return;
        }
        open = null;
        long now = time.nanos();
        if (answered) {
          exchange += (now - departed - exchange) / 8;
        } else if (!unused) {
          // It may still be on its way or in service: as far as anyone knows, until then.
          long known = now + settings.quarantine().toNanos();
          window.anchor(known);
          window.closeUntil(known);
        }
        wakeFirst();
      } finally {
        lock.unlock();
      }
    }
  }
}
