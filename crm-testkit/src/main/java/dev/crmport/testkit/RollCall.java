package dev.crmport.testkit;

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
 * Who is parked on a {@link ManualTime}, and whether any of them has a reason to go on, which only
 * waking them can tell. Used under its lock, {@link #stay} aside.
 */
final class RollCall {
  private final ReentrantLock lock;

  /** Signalled whenever a thread comes to park or leaves. */
  private final Condition changed;

  /** In the order of their coming. */
  private final LinkedHashSet<Sleeper> parked = new LinkedHashSet<>();

  RollCall(ReentrantLock lock) {
    this.lock = lock;
    this.changed = lock.newCondition();
  }

  /** One stay of a thread; its identity is what tells it from the thread's next one. */
  static final class Sleeper {
    private final Thread thread = Thread.currentThread();
    private final OptionalLong due;

    Sleeper(OptionalLong due) {
      this.due = due;
    }

    long due() {
      return due.orElseThrow();
    }
  }

  /** Parks this thread unless it has no reason to. */
  void stay(Object blocker, Sleeper me, BooleanSupplier reason) {
    lock.lock();
    try {
      if (!reason.getAsBoolean()) {
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

  /** Who waits for the earliest moment, seen from this one. */
  Optional<Sleeper> earliest(long now) {
    return parked.stream()
        .filter(sleeper -> sleeper.due.isPresent())
        .min(Comparator.comparingLong(sleeper -> sleeper.due() - now));
  }

  /** Wakes one whose moment has come, and waits until it has gone on. */
  void release(Sleeper due) {
    LockSupport.unpark(due.thread);
    Patience patience = new Patience(changed);
    while (parked.contains(due)) {
      patience.await(() -> "a thread that was due has not gone on");
    }
  }

  /** In the order of their coming. */
  List<Thread> threads() {
    return parked.stream().map(sleeper -> sleeper.thread).toList();
  }

  /** Waits until exactly so many are parked with no reason to go on. */
  void awaitQuiet(int threads) {
    var unused = becomesQuiet(() -> parked.size() == threads, () -> true);
  }

  /** Whether all of them are parked with no reason to go on; false as soon as one has ended. */
  boolean areQuiet(Collection<Thread> threads) {
    return becomesQuiet(
        () -> threads().containsAll(threads), () -> threads.stream().allMatch(Thread::isAlive));
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
