package dev.crmport.bench.traffic;

import dev.crmport.bench.Samples;
import java.util.List;

/**
 * What came of one configuration.
 *
 * @param setting which
 * @param trips every request that the limiter let through, by departure
 * @param saturatedFrom the index of the first that belongs to callers who ask without pause
 * @param bursts what bursts of five after idleness took
 * @param probe how late a bare {@code parkNanos} woke meanwhile, in nanoseconds
 */
record Outcome(
    Setting setting, List<Trip> trips, int saturatedFrom, List<Burst> bursts, Samples probe) {
  /**
   * A burst of five after idleness, in nanoseconds.
   *
   * @param paced what it took
   * @param bare what the same took right after it without a limiter, one after the other
   */
  record Burst(long paced, long bare) {}

  private static final int PERMITS = 5;

  /** Departures that a limiter owes to the idleness before: left out of the rate. */
  private static final int HEAD_START = 2 * PERMITS;

  Arrivals arrivals() {
    return new Arrivals(trips);
  }

  Samples lateness() {
    return Lateness.of(trips, setting.limiter().anchorsAtAnswer());
  }

  /** Requests a second, over whole groups of five, once the head start is used up. */
  double rate() {
    List<Trip> steady = steady();
    int groups = (steady.size() - 1) / PERMITS;
    if (groups < 1) {
      return 0;
    }
    Trip last = steady.get(groups * PERMITS);
    return groups * PERMITS * 1e9 / (last.departed() - steady.getFirst().departed());
  }

  /** The most that the rule allows at the latency that the client saw, in requests a second. */
  double bound() {
    double toFirstByte = mean(steady().stream().mapToLong(t -> t.began() - t.departed()).toArray());
    double toLastByte = mean(steady().stream().mapToLong(t -> t.ended() - t.departed()).toArray());
    return Math.min(PERMITS / (1.001 + toFirstByte / 1e9), 1e9 / toLastByte);
  }

  /** What bursts took, in nanoseconds. */
  Samples paced() {
    return Samples.of(bursts.stream().map(Burst::paced).toList());
  }

  /** What five bare requests took, in nanoseconds. */
  Samples bare() {
    return Samples.of(bursts.stream().map(Burst::bare).toList());
  }

  /** How much longer each burst took than its bare one, in nanoseconds. */
  Samples burstCosts() {
    return Samples.of(bursts.stream().map(burst -> burst.paced - burst.bare).toList());
  }

  private List<Trip> steady() {
    return trips.subList(Math.min(saturatedFrom + HEAD_START, trips.size()), trips.size());
  }

  private static double mean(long[] values) {
    double sum = 0;
    for (long value : values) {
      sum += value;
    }
    return sum / values.length;
  }
}
