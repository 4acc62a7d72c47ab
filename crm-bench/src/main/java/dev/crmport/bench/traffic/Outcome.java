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

  Arrivals arrivals() {
    return new Arrivals(trips);
  }

  Samples lateness() {
    return Lateness.of(trips, setting.limiter().anchorsAtAnswer());
  }

  double rate() {
    return saturated().rate(Trip::departed);
  }

  double bound() {
    return saturated().bound();
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

  private Saturation saturated() {
    return new Saturation(trips.subList(saturatedFrom, trips.size()));
  }
}
