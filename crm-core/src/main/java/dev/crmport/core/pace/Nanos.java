package dev.crmport.core.pace;

import java.time.Duration;

/** Durations as nanoseconds that can be added to a moment. */
final class Nanos {
  /** As good as for ever, and still far from where moments wrap round. */
  private static final long MOST = Duration.ofDays(36_500).toNanos();

  private Nanos() {}

  /** A hundred years at most: longer ones do not fit beside a moment. */
  static long of(Duration duration) {
    return duration.compareTo(Duration.ofNanos(MOST)) > 0 ? MOST : duration.toNanos();
  }
}
