package dev.crmport.testkit;

import dev.crmport.core.pace.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * Many threads on a clock of their own, in an order that a seed decides: the same seed, the same
 * run. What a thousand runs with real threads may meet once, this meets in some seed, and again
 * whenever that seed is asked for.
 *
 * <p><b>Shape:</b> {@link #spawn} actors, then {@link #run}. Exactly one of them runs at a time,
 * until it parks or ends; which of those that may go on does so next is drawn. Where none may, the
 * clock moves to the earliest moment that one is parked for. Where there is no such moment, {@link
 * #run} fails and names who waits: a lost wake-up or a deadlock.<br>
 * <b>Waiting:</b> as with {@code LockSupport}: an unpark before a park makes that return at once,
 * an interrupt ends a park and stays set. Whatever waits in another way (for a lock that somebody
 * keeps while parked, in a real sleep) stops everything, and {@link #run} fails by a limit in real
 * time.<br>
 * <b>Threading:</b> all methods are for the actors and, while none runs, for the thread that calls
 * {@link #run}. Actors may share plain variables: handing over publishes them.
 */
public final class Simulation implements Time {
  private static final Instant START = Instant.parse("2026-01-05T12:00:00Z");

  private final Schedule schedule;
  private final Cast cast;
  private final long start;
  private final int spurious;
  private final Duration patience;

  /** By how much the clocks have been made to jump. */
  private long leaped;

  private long wallLeaped;

  private Simulation(Builder options) {
    schedule = new Schedule(options.seed);
    cast = new Cast(schedule);
    start = options.start;
    spurious = options.spurious;
    patience = options.patience;
  }

  /** What an actor does. */
  @FunctionalInterface
  public interface Task {
    /** Does it; whatever it throws fails the run. */
    void run() throws Exception;
  }

  /** One without actors yet, whose clock starts at zero. */
  public static Simulation seeded(long seed) {
    return builder(seed).build();
  }

  /** One with other options than the usual. */
  public static Builder builder(long seed) {
    return new Builder(seed);
  }

  /**
   * Makes an actor: a virtual thread that begins when it is drawn. Actors may make others.
   *
   * @param name what failures call it
   * @return its thread, for {@link #unpark} and {@link #interrupt}; it is not to be started
   */
  public Thread spawn(String name, Task task) {
    return cast.spawn(name, task);
  }

  /**
   * Runs until all actors have ended. More may be spawned and run after that, on the same clock.
   *
   * @throws IllegalStateException where an actor fails (which is the cause), where those that are
   *     left wait for nothing that can come, or where it takes too long in real time; names the
   *     seed, and ends all actors that wait here
   */
  public void run() {
    cast.run(patience);
  }

  private Actor current() {
    Actor actor = cast.actor(Thread.currentThread());
    if (actor == null) {
      throw new IllegalStateException(
          "the thread was not parked: only actors wait in a simulation; spawn one that does it");
    }
    return actor;
  }

  @Override
  public void park(Object blocker) {
    parkFor(blocker, Schedule.NEVER);
  }

  @Override
  public void parkUntil(Object blocker, long nanos) {
    long length = nanos - nanos();
    if (length > 0) {
      parkFor(blocker, length);
    }
  }

  private void parkFor(Object blocker, long length) {
    Actor me = current();
    if (me.permit || Thread.currentThread().isInterrupted()) {
      me.permit = false;
      cast.goOn(me);
      return;
    }
    me.parked = true;
    me.blocker = blocker;
    long due = schedule.passed() + length;
    // Past the last moment that can be counted, it is for ever.
    schedule.sleep(me, orSpurious(due < 0 ? Schedule.NEVER : due));
    cast.handOver(me);
  }

  /** Now and then a moment before it: at once, or within the next second. */
  private long orSpurious(long due) {
    if (spurious == 0 || schedule.draw(spurious) != 0) {
      return due;
    }
    long early = schedule.draw(2) * schedule.draw(TimeUnit.SECONDS.toNanos(1));
    return Math.min(due, schedule.passed() + early);
  }

  @Override
  public void unpark(Thread thread) {
    Actor actor = cast.actor(thread);
    if (actor == null || !actor.started) {
      return;
    }
    if (!actor.parked) {
      actor.permit = true;
    } else if (!actor.ready) {
      schedule.ready(actor);
    }
  }

  /** Interrupts an actor: its park ends, or its next one does; it learns of it when it runs. */
  public void interrupt(Thread thread) {
    Actor actor = cast.actor(thread);
    if (thread == Thread.currentThread()) {
      thread.interrupt();
    } else if (actor != null) {
      actor.interrupted = true;
      if (actor.parked && !actor.ready) {
        schedule.ready(actor);
      }
    }
  }

  /** Lets others run that may, at this very moment; the actor may go on itself meanwhile. */
  public void stepAside() {
    Actor me = current();
    schedule.sleep(me, Schedule.NEVER);
    schedule.ready(me);
    cast.handOver(me);
  }

  @Override
  public long nanos() {
    return start + leaped + schedule.passed();
  }

  /** Noon of 5 January 2026 (UTC) at the start. */
  @Override
  public Instant now() {
    return START.plusNanos(schedule.passed() + wallLeaped);
  }

  /** How much time has really passed since the start, whatever the clocks say. */
  public Duration elapsed() {
    return Duration.ofNanos(schedule.passed());
  }

  /**
   * Makes {@link #nanos} jump, forward or back. Who is parked stays so for as long as before, as on
   * a machine whose clock is set while its timers run.
   */
  public void leap(Duration jump) {
    leaped += jump.toNanos();
  }

  /** Makes {@link #now} jump, forward or back, and nothing else. */
  public void leapWall(Duration jump) {
    wallLeaped += jump.toNanos();
  }

  /** Options of a simulation. Not safe for use by many threads. */
  public static final class Builder {
    private final long seed;
    private long start;
    private int spurious;
    private Duration patience = Duration.ofSeconds(60);

    private Builder(long seed) {
      this.seed = seed;
    }

    /**
     * What {@link Simulation#nanos} reads at the start; zero by default.
     *
     * @param nanos near {@link Long#MAX_VALUE} it overflows, as a real one may
     */
    public Builder startingAt(long nanos) {
      start = nanos;
      return this;
    }

    /**
     * Lets one park in so many end for no reason, which {@code LockSupport} allows: at once or
     * within a second. None does by default.
     */
    public Builder spuriousWakeUps(int oneIn) {
      if (oneIn < 1) {
        throw new IllegalArgumentException(
            "spurious wake-ups were not set: one in " + oneIn + " is no share; use 1 or more");
      }
      spurious = oneIn;
      return this;
    }

    /** How much real time a run may take before it fails; 60 s by default. */
    public Builder within(Duration realTime) {
      if (realTime.isNegative() || realTime.isZero()) {
        throw new IllegalArgumentException(
            "the limit in real time was not set: nothing ends within " + realTime + "; use more");
      }
      patience = realTime;
      return this;
    }

    /** The simulation, without actors yet. */
    public Simulation build() {
      return new Simulation(this);
    }
  }
}
