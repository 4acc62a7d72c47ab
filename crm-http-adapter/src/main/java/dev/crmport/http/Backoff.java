package dev.crmport.http;

import java.time.Duration;

/**
 * How long to wait before the next attempt: doubling, up to a bound.
 *
 * @param first after the first attempt
 * @param most never more than this
 */
record Backoff(Duration first, Duration most) {
  private static final int MOST_DOUBLINGS = 30;

  /** The wait after an attempt, counted from 1. */
  Duration after(int attempt) {
    Duration pause = first;
    for (int i = 1; i < Math.min(attempt, MOST_DOUBLINGS) && pause.compareTo(most) < 0; i++) {
      pause = pause.multipliedBy(2);
    }
    return pause.compareTo(most) < 0 ? pause : most;
  }
}
