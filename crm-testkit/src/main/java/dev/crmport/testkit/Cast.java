package dev.crmport.testkit;

import dev.crmport.testkit.Simulation.Task;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The actors of a {@link Simulation}, of which one runs at a time: how they begin, hand over to
 * each other, and end. Whoever runs uses it; the fields need no lock, since handing over publishes
 * them.
 */
final class Cast {
  private final Schedule schedule;

  /** Those who have not ended, in the order of their making. */
  private final Map<Thread, Actor> actors = new LinkedHashMap<>();

  /** Who runs. Each waits until it is itself; writing it is what hands over. */
  private volatile @Nullable Actor running;

  /** Whether all are to end, since the run has failed or takes too long. */
  private volatile boolean over;

  private CountDownLatch ended = new CountDownLatch(0);
  private @Nullable IllegalStateException failure;
  private int spawned;

  Cast(Schedule schedule) {
    this.schedule = schedule;
  }

  /** Ends an actor of a run that has failed. */
  private static final class Stopped extends Error {
    Stopped() {
      super("the simulation is over", null, false, false);
    }
  }

  Thread spawn(String name, Task task) {
    Thread thread = Thread.ofVirtual().name(name).unstarted(() -> live(task));
    Actor actor = new Actor(spawned++, thread);
    actors.put(thread, actor);
    schedule.ready(actor);
    return thread;
  }

  /** The actor that this thread is, if it has not ended. */
  @Nullable Actor actor(Thread thread) {
    return actors.get(thread);
  }

  /** Runs until all have ended. */
  void run(Duration patience) {
    if (running != null || over) {
      throw new IllegalStateException(
          schedule.failed("another run goes on or has failed; make another simulation"));
    }
    Actor first = schedule.next();
    if (first == null) {
      return;
    }
    ended = new CountDownLatch(1);
    handTo(first);
    if (!endsWithin(patience)) {
      throw late(patience);
    }
    if (failure != null) {
      throw failure;
    }
  }

  private boolean endsWithin(Duration patience) {
    try {
      return ended.await(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private IllegalStateException late(Duration patience) {
    over = true;
    Actor stuck = running;
    Throwable where = null;
    if (stuck != null) {
      where = new Throwable(stuck.thread.getName() + " ran, and was here");
      where.setStackTrace(stuck.thread.getStackTrace());
    }
    return new IllegalStateException(
        schedule.failed("it did not end within " + patience.toSeconds() + " s of real time"),
        where);
  }

  private void live(Task task) {
    Actor me = Objects.requireNonNull(running);
    try {
      goOn(me);
      task.run();
    } catch (Stopped stopped) {
      // The run has failed already.
    } catch (Throwable failed) { // However it ends, it must hand over.
      fail(me.thread.getName() + " failed: " + failed, failed);
    } finally {
      end(me);
    }
  }

  private void end(Actor me) {
    actors.remove(me.thread);
    Actor next = over ? null : schedule.next();
    if (next == null && !over && !actors.isEmpty()) {
      failForEver();
    }
    if (over) {
      next = nextToDismiss();
    }
    if (next == null) {
      running = null;
      ended.countDown();
    } else {
      handTo(next);
    }
  }

  private @Nullable Actor nextToDismiss() {
    for (Iterator<Actor> left = actors.values().iterator(); left.hasNext(); ) {
      Actor actor = left.next();
      if (actor.started) {
        return actor;
      }
      left.remove();
    }
    return null;
  }

  private void handTo(Actor next) {
    running = next;
    if (next.started) {
      LockSupport.unpark(next.thread);
    } else {
      next.started = true;
      next.thread.start();
    }
  }

  /** Lets others run until this one may go on and is drawn. */
  void handOver(Actor me) {
    Actor next = over ? null : schedule.next();
    if (next == null) {
      failForEver();
    } else if (next != me) {
      handTo(next);
      boolean interrupted = false;
      while (running != me) {
        LockSupport.park(this);
        // With the flag set it would not park again, and spin.
        interrupted |= Thread.interrupted();
      }
      me.interrupted |= interrupted;
    }
    goOn(me);
  }

  /** What every actor does when its wait is over. */
  void goOn(Actor me) {
    me.parked = false;
    me.blocker = null;
    if (me.interrupted) {
      me.interrupted = false;
      Thread.currentThread().interrupt();
    }
    if (over) {
      throw new Stopped();
    }
  }

  private void failForEver() {
    fail("nobody can go on; these wait: " + actors.values(), null);
  }

  private void fail(String why, @Nullable Throwable cause) {
    if (!over) {
      failure = new IllegalStateException(schedule.failed(why), cause);
      over = true;
    }
  }
}
