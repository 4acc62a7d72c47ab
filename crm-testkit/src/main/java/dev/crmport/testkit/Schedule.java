package dev.crmport.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Who of a {@link Simulation} may go on, and who next; its clock moves only here. Not safe for use
 * by many threads: whoever runs uses it.
 */
final class Schedule {
  /** No moment: who is parked without one goes on only when somebody says so. */
  static final long NEVER = Long.MAX_VALUE;

  private final long seed;
  private final SplittableRandom random;
  private final List<Actor> ready = new ArrayList<>();
  private final TreeSet<Actor> sleeping =
      new TreeSet<>(
          Comparator.<Actor>comparingLong(actor -> actor.due)
              .thenComparingInt(actor -> actor.number));

  /** Nanoseconds since the start. */
  private long passed;

  Schedule(long seed) {
    this.seed = seed;
    random = new SplittableRandom(seed);
  }

  long passed() {
    return passed;
  }

  /** A number from 0 to below the bound. */
  long draw(long bound) {
    return random.nextLong(bound);
  }

  /** It may go on from now. */
  void ready(Actor actor) {
    if (actor.due != NEVER) {
      sleeping.remove(actor);
    }
    actor.ready = true;
    ready.add(actor);
  }

  /** It may go on when so much has passed since the start. */
  void sleep(Actor actor, long due) {
    actor.due = due;
    if (due != NEVER) {
      sleeping.add(actor);
    }
  }

  /** Who goes on now; time passes if nobody is ready. Null where nobody ever will be. */
  @Nullable Actor next() {
    if (ready.isEmpty() && !sleeping.isEmpty()) {
      passed = sleeping.first().due;
      while (!sleeping.isEmpty() && sleeping.first().due == passed) {
        ready(sleeping.first());
      }
    }
    if (ready.isEmpty()) {
      return null;
    }
    Actor last = ready.removeLast();
    int drawn = random.nextInt(ready.size() + 1);
    Actor next = drawn == ready.size() ? last : ready.set(drawn, last);
    next.ready = false;
    return next;
  }

  /** What to say of a run that failed. */
  String failed(String why) {
    return "the simulation with seed "
        + seed
        + " was not run to its end, "
        + Duration.ofNanos(passed)
        + " after its start: "
        + why;
  }
}
