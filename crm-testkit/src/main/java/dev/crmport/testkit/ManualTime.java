package dev.crmport.testkit;

import dev.crmport.core.pace.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

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
  private final ReentrantLock lock = new ReentrantLock();

  /** Signalled whenever a thread comes to park or leaves. */
  private final Condition changed = lock.newCondition();

  /** Who is parked, in the order of their coming. Guarded by the lock, as is the clock. */
  private final LinkedHashSet<Sleeper> parked = new LinkedHashSet<>();

  private long nanos;

  private ManualTime(long startNanos, boolean autoAdvance) {
    this.startNanos = startNanos;
    this.nanos = startNanos;
    this.autoAdvance = autoAdvance;
  }

  /** One stay of a thread; its identity is what tells it from the thread's next one. */
  private static final class Sleeper {
    private final Thread thread = Thread.currentThread();
    private final OptionalLong due;

    Sleeper(OptionalLong due) {
      this.due = due;
    }
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
      return nanos;
    } finally {
      lock.unlock();
    }
  }

  /** Noon of 5 January 2026 (UTC) at the start, and from there as {@link #nanos}. */
  @Override
  public Instant now() {
    return START.plusNanos(nanos() - startNanos);
  }

  @Override
  public void park(Object blocker) {
    stay(blocker, new Sleeper(OptionalLong.empty()));
  }

  @Override
  public void parkUntil(Object blocker, long moment) {
    if (autoAdvance && !Thread.currentThread().isInterrupted()) {
      passTo(moment);
    } else {
      stay(blocker, new Sleeper(OptionalLong.of(moment)));
    }
  }

  @Override
  public void unpark(Thread thread) {
    LockSupport.unpark(thread);
  }

  private void stay(Object blocker, Sleeper me) {
    lock.lock();
    try {
      if (me.due.isPresent() && me.due.getAsLong() - nanos <= 0) {
        return;
      }
      parked.add(me);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    // Whoever wakes this thread between here and there leaves it a permit: no wake-up is lost.
    LockSupport.park(blocker);
    lock.lock();
    try {
      parked.remove(me);
      changed.signalAll();
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
    passTo(nanos() + duration.toNanos());
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
    passTo(moment);
  }

  /** Moves on to the next moment that a parked thread waits for; false where there is none. */
  public boolean advanceToNext() {
    lock.lock();
    try {
      Optional<Sleeper> next = earliest();
      next.ifPresent(sleeper -> passTo(sleeper.due.getAsLong()));
      return next.isPresent();
    } finally {
      lock.unlock();
    }
  }

  private void passTo(long moment) {
    lock.lock();
    try {
      for (Optional<Sleeper> next = earliest();
          next.isPresent() && next.get().due.getAsLong() - moment <= 0;
          next = earliest()) {
        Sleeper due = next.get();
        moveTo(due.due.getAsLong());
        LockSupport.unpark(due.thread);
        Patience patience = new Patience(changed);
        while (parked.contains(due)) {
          patience.await(() -> "a thread that was due has not gone on");
        }
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

  private Optional<Sleeper> earliest() {
    return parked.stream()
        .filter(sleeper -> sleeper.due.isPresent())
        .min(Comparator.comparingLong(sleeper -> sleeper.due.getAsLong() - nanos));
  }

  /** The threads that are parked here, in the order of their coming. */
  public List<Thread> parkedThreads() {
    lock.lock();
    try {
      return parked.stream().map(sleeper -> sleeper.thread).toList();
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
      var unused = becomesQuiet(() -> parked.size() == threads, () -> true);
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

  /** Whether all of them are parked with no reason to go on; false as soon as one has ended. */
  private boolean areQuiet(List<Thread> threads) {
    lock.lock();
    try {
      return becomesQuiet(
          () -> parkedThreads().containsAll(threads),
          () -> threads.stream().allMatch(Thread::isAlive));
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until all who are expected are parked, and two roll calls in a row have changed nothing.
   *
   * <p>One is not enough: in the course of it a thread may make way for one that has answered
   * already, and come back.
   *
   * @return false where it is no longer worthwhile
   */
  private boolean becomesQuiet(BooleanSupplier complete, BooleanSupplier worthwhile) {
    Patience patience = new Patience(changed);
    List<Sleeper> roll = List.of();
    Map<Thread, OptionalLong> before = Map.of();
    int unchanged = 0;
    while (true) {
      boolean answered = roll.stream().noneMatch(parked::contains);
      if (!worthwhile.getAsBoolean()) {
        return false;
      }
      if (!answered || !complete.getAsBoolean()) {
        patience.await(() -> parked.size() + " threads wait, which is not what was expected,");
        continue;
      }
      Map<Thread, OptionalLong> now = moments();
      unchanged = now.equals(before) ? unchanged + 1 : 0;
      if (unchanged == 2) {
        return true;
      }
      before = now;
      roll = List.copyOf(parked);
      roll.forEach(sleeper -> LockSupport.unpark(sleeper.thread));
    }
  }

  private Map<Thread, OptionalLong> moments() {
    return parked.stream().collect(Collectors.toMap(sleeper -> sleeper.thread, s -> s.due));
  }
}
