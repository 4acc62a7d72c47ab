package dev.crmport.testkit;

import dev.crmport.core.pace.Time;
import dev.crmport.testkit.RollCall.Sleeper;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Time that passes when a test says so. Safe for use by many threads, virtual ones too.
 *
 * <p>A thread that parks here really parks, and goes on when the clock has reached its moment, when
 * somebody unparks or interrupts it, or when {@link #awaitParked} calls the roll. With {@link
 * #autoAdvancing} a test of one thread needs no second one: parking until a moment moves the clock
 * there.
 *
 * <p>The only real time in it is a limit of 20 s on waiting for other threads, after which it fails
 * instead of hanging.
 */
public final class ManualTime implements Time {
  private static final Instant START = Instant.parse("2026-01-05T12:00:00Z");

  /** Roll calls without anybody who waits for a moment, before that is said to be for ever. */
  private static final int FRUITLESS = 100;

  private final long startNanos;
  private final boolean autoAdvance;

  /** Guards the clock and who is parked on it. */
  private final ReentrantLock lock = new ReentrantLock();

  private final RollCall parked = new RollCall(lock);

  /** The clock, had it never leaped; sleepers wait for moments on this one. */
  private long nanos;

  private long leaped;

  private ManualTime(long startNanos, boolean autoAdvance) {
    this.startNanos = startNanos;
    this.nanos = startNanos;
    this.autoAdvance = autoAdvance;
  }

  /** A clock at zero that only the test moves. */
  public static ManualTime stopped() {
    return stoppedAt(0);
  }

  /**
   * A clock that only the test moves.
   *
   * @param nanos where it stands; near {@link Long#MAX_VALUE} it overflows, as a real one may
   */
  public static ManualTime stoppedAt(long nanos) {
    return new ManualTime(nanos, false);
  }

  /** A clock at zero that moves by itself to whatever moment a thread parks for. */
  public static ManualTime autoAdvancing() {
    return autoAdvancingFrom(0);
  }

  /** The same, from another start. */
  public static ManualTime autoAdvancingFrom(long nanos) {
    return new ManualTime(nanos, true);
  }

  @Override
  public long nanos() {
    lock.lock();
    try {
      return nanos + leaped;
    } finally {
      lock.unlock();
    }
  }

  /** Noon of 5 January 2026 (UTC) at the start; leaps of {@link #nanos} do not move it. */
  @Override
  public Instant now() {
    return START.plusNanos(unleaped() - startNanos);
  }

  private long unleaped() {
    lock.lock();
    try {
      return nanos;
    } finally {
      lock.unlock();
    }
  }

  private long unleaped(long moment) {
    lock.lock();
    try {
      return moment - leaped;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void park(Object blocker) {
    parked.stay(blocker, new Sleeper(OptionalLong.empty()), () -> true);
  }

  @Override
  public void parkUntil(Object blocker, long moment) {
    long due = unleaped(moment);
    if (autoAdvance && !Thread.currentThread().isInterrupted()) {
      passTo(due);
    } else {
      parked.stay(blocker, new Sleeper(OptionalLong.of(due)), () -> due - nanos > 0);
    }
  }

  @Override
  public void unpark(Thread thread) {
    LockSupport.unpark(thread);
  }

  /**
   * Makes {@link #nanos} jump, forward or back, while no time passes: nobody goes on, and who is
   * parked stays so for as long as before.
   */
  public void leap(Duration jump) {
    lock.lock();
    try {
      leaped += jump.toNanos();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Lets so much time pass: every thread that is due meanwhile goes on, in the order of their
   * moments, and each sees a clock that has reached its own.
   */
  public void advance(Duration duration) {
    if (duration.isNegative()) {
      throw new IllegalArgumentException(
          "the clock was not moved: " + duration + " is negative, and time does not go back");
    }
    passTo(unleaped() + duration.toNanos());
  }

  /**
   * The same, to a moment on {@link #nanos}.
   *
   * @throws IllegalArgumentException for a moment that has passed
   */
  public void advanceTo(long moment) {
    if (moment - nanos() < 0) {
      throw new IllegalArgumentException(
          "the clock was not moved: that moment has passed, and time does not go back");
    }
    passTo(unleaped(moment));
  }

  /** Moves on to the next moment that a parked thread waits for; false where there is none. */
  public boolean advanceToNext() {
    lock.lock();
    try {
      Optional<Sleeper> next = parked.earliest(nanos);
      next.ifPresent(sleeper -> passTo(sleeper.due()));
      return next.isPresent();
    } finally {
      lock.unlock();
    }
  }

  private void passTo(long moment) {
    lock.lock();
    try {
      for (Optional<Sleeper> next = parked.earliest(nanos);
          next.isPresent() && next.get().due() - moment <= 0;
          next = parked.earliest(nanos)) {
        moveTo(next.get().due());
        parked.release(next.get());
      }
      moveTo(moment);
    } finally {
      lock.unlock();
    }
  }

  private void moveTo(long moment) {
    if (moment - nanos > 0) {
      nanos = moment;
    }
  }

  /** The threads that are parked here, in the order of their coming. */
  public List<Thread> parkedThreads() {
    lock.lock();
    try {
      return parked.threads();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until exactly so many threads are parked and none of them has a reason to go on: it calls
   * the roll, waking each of them, which {@link Time#park} allows, and all have to come back as
   * they were, twice.
   *
   * @throws IllegalStateException where it does not come to that within 20 s
   */
  public void awaitParked(int threads) {
    lock.lock();
    try {
      parked.awaitQuiet(threads);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Lets time pass from moment to moment, each time when all of these threads wait, until all of
   * them have ended.
   *
   * @throws IllegalStateException where they wait for each other, or run for more than 20 s
   */
  public void runToTheEndOf(Collection<Thread> threads) {
    int fruitless = 0;
    List<Thread> alive = alive(threads);
    while (!alive.isEmpty()) {
      if (areQuiet(alive)) {
        fruitless = advanceToNext() ? 0 : fruitless + 1;
      }
      if (fruitless == FRUITLESS) {
        throw new IllegalStateException(
            "time was not moved on: all threads wait and none for a moment; they wait for each"
                + " other");
      }
      alive = alive(threads);
    }
  }

  private static List<Thread> alive(Collection<Thread> threads) {
    return threads.stream().filter(Thread::isAlive).toList();
  }

  private boolean areQuiet(List<Thread> threads) {
    lock.lock();
    try {
      return parked.areQuiet(threads);
    } finally {
      lock.unlock();
    }
  }
}
