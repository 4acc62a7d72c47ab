package dev.crmport.bench.traffic;

import java.util.List;
import java.util.function.ToLongFunction;

/** How fast requests went while somebody was always waiting, and how fast they might have gone. */
public final class Saturation {
  private static final int PERMITS = 5;

  /** Departures that a limiter owes to the idleness before: left out. */
  private static final int HEAD_START = 2 * PERMITS;

  private final List<Trip> steady;

  /** Of these requests, by departure, the first of them after idleness. */
  public Saturation(List<Trip> trips) {
    steady = trips.subList(Math.min(HEAD_START, trips.size()), trips.size());
  }

  /**
   * Requests a second, over whole groups of five, once the head start is used up.
   *
   * @param moment by which of a request's moments, all on one clock
   */
  public double rate(ToLongFunction<Trip> moment) {
    int groups = (steady.size() - 1) / PERMITS;
    if (groups < 1) {
      return 0;
    }
    Trip last = steady.get(groups * PERMITS);
    long took = moment.applyAsLong(last) - moment.applyAsLong(steady.getFirst());
    return groups * PERMITS * 1e9 / took;
  }

  /** The most that the rule allows at the latency that the clients saw, in requests a second. */
  public double bound() {
    double toFirstByte = mean(trip -> trip.began() - trip.departed());
    double toLastByte = mean(trip -> trip.ended() - trip.departed());
    return Math.min(PERMITS / (1.001 + toFirstByte / 1e9), 1e9 / toLastByte);
  }

  private double mean(ToLongFunction<Trip> length) {
    return steady.stream().mapToLong(length).average().orElse(Double.NaN);
  }
}
