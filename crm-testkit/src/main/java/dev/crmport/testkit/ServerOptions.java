package dev.crmport.testkit;

import java.time.Duration;
import java.util.Random;

/**
 * How a server behaves on the network. The random source is shared by all connections, and safe.
 */
record ServerOptions(
    Duration latencyFrom,
    Duration latencyTo,
    Duration jitter,
    boolean gzip,
    int maxHeadBytes,
    int maxBodyBytes,
    Random random) {
  /** How long the next answer takes. */
  Duration nextLatency() {
    return latencyFrom.plusNanos(upTo(latencyTo.minus(latencyFrom)));
  }

  /** How long the next request is on its way after its head was read. */
  Duration nextJitter() {
    return Duration.ofNanos(upTo(jitter));
  }

  private long upTo(Duration most) {
    return most.isPositive() ? random.nextLong(most.toNanos() + 1) : 0;
  }
}
