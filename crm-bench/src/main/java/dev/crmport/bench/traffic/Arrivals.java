package dev.crmport.bench.traffic;

import java.util.List;

/** What the server saw of one limiter's requests, judged by the rule. */
public final class Arrivals {
  private static final int PERMITS = 5;
  private static final long SECOND = 1_000_000_000;

  private final long[] arrived;
  private final long[] served;

  /** These requests, in any order. */
  public Arrivals(List<Trip> trips) {
    arrived = trips.stream().mapToLong(Trip::arrived).sorted().toArray();
    served = trips.stream().mapToLong(Trip::served).sorted().toArray();
  }

  /** How many pairs of arrivals there are with four between them. */
  public int windows() {
    return Math.max(0, arrived.length - PERMITS);
  }

  /** How many of these pairs lie less than a second apart: six arrivals in one second. */
  public int violated() {
    int violated = 0;
    for (int i = 0; i < windows(); i++) {
      if (arrived[i + PERMITS] - arrived[i] < SECOND) {
        violated++;
      }
    }
    return violated;
  }

  /** The most arrivals in any window [t, t + 1 s). */
  public int mostInOneSecond() {
    int most = 0;
    int first = 0;
    for (int last = 0; last < arrived.length; last++) {
      while (arrived[last] - arrived[first] >= SECOND) {
        first++;
      }
      most = Math.max(most, last - first + 1);
    }
    return most;
  }

  /** The most requests that had arrived and were not yet served. */
  public int mostInFlight() {
    int most = 0;
    int ended = 0;
    for (int started = 0; started < arrived.length; started++) {
      while (served[ended] <= arrived[started]) {
        ended++;
      }
      most = Math.max(most, started + 1 - ended);
    }
    return most;
  }
}
