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
  /** Longer than reading a clock takes, and far within what a window allows for clocks. */
  private static final long AT_ONCE = TimeUnit.MICROSECONDS.toNanos(100);

  private static final int ATTEMPTS = 10;

  /**
   * Reads both clocks at one moment: again where the thread stood still in between, since that time
   * would be taken as not passed.
   */
  static Stamp now(Time time) {
    long before = time.nanos();
    for (int attempt = 1; ; attempt++) {
      long wall = nanos(time.now());
      long nanos = time.nanos();
      if (nanos - before <= AT_ONCE || attempt == ATTEMPTS) {
        return new Stamp(nanos, wall);
      }
      before = nanos;
    }
  }

  private static long nanos(Instant wall) {
    return TimeUnit.SECONDS.toNanos(wall.getEpochSecond()) + wall.getNano();
  }

  /** The nanoseconds that have passed; negative where one of the clocks went back. */
  long since(Stamp before) {
    return Math.min(nanos - before.nanos, wall - before.wall);
  }
}
