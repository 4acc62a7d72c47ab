package dev.crmport.pacing;

import dev.crmport.core.pace.Time;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * A moment on two clocks, to tell another process how long ago it was.
 *
 * <p>Neither clock will do alone. {@link Time#nanos} begins anew with the machine, and Java does
 * not promise that two processes count from one origin; the wall clock is set now and then. What
 * both say at least has passed for sure, as far as either can be trusted.
 *
 * @param nanos on {@link Time#nanos}
 * @param wall nanoseconds on the wall clock, since 1970
 */
record Stamp(long nanos, long wall) {
  static Stamp now(Time time) {
    Instant wall = time.now();
    return new Stamp(
        time.nanos(), TimeUnit.SECONDS.toNanos(wall.getEpochSecond()) + wall.getNano());
  }

  /** The nanoseconds that have passed; negative where one of the clocks went back. */
  long since(Stamp before) {
    return Math.min(nanos - before.nanos, wall - before.wall);
  }
}
