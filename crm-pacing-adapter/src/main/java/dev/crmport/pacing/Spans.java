package dev.crmport.pacing;

import java.time.Duration;

/** Durations as nanoseconds that can be added to a moment. */
final class Spans {
  private static final Duration MOST = Duration.ofDays(36_500);

  private Spans() {}

  /** A hundred years at most: longer ones do not fit beside a moment. */
  static long nanos(Duration span) {
    return (span.compareTo(MOST) > 0 ? MOST : span).toNanos();
  }
}
