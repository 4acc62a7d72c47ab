package dev.crmport.testkit.contract;

import dev.crmport.core.pace.Anchor;
import java.time.Duration;
import java.util.List;

/**
 * What is to happen in a {@link Traffic}.
 *
 * @param actors who send requests
 * @param requests in all, refused ones included
 * @param idle how long nobody comes at first
 * @param network how it delays
 * @param anchor how the pacer counts
 * @param mishaps whether requests get lost, holders die and the server asks for pauses
 * @param spurious one park in so many ends for no reason; zero for none
 * @param clock what it reads at the start
 * @param mostWaiters how many the pacer lets wait
 */
record TrafficPlan(
    long seed,
    int actors,
    int requests,
    Duration idle,
    Network network,
    Anchor anchor,
    boolean mishaps,
    int spurious,
    long clock,
    int mostWaiters) {
  private static final int MANY = 1_000;

  /** Everything that can happen, as the server counts. */
  static TrafficPlan of(long seed, int actors, int requests) {
    return new TrafficPlan(
        seed, actors, requests, Duration.ZERO, Network.ANY, Anchor.ANSWER, true, 0, 0, MANY);
  }

  /** Few actors, and all else drawn. */
  static TrafficPlan drawn(long seed, int requests) {
    Draws draws = new Draws(seed);
    return new TrafficPlan(
        seed,
        2 + draws.below(4),
        requests,
        draws.millisUpTo(2_000),
        draws.oneOf(List.of(Network.values())),
        draws.oneIn(4) ? Anchor.DEPARTURE : Anchor.ANSWER,
        !draws.oneIn(4),
        draws.oneIn(2) ? 5 : 0,
        draws.oneIn(2) ? 0 : Long.MAX_VALUE - draws.nanosUpTo(Duration.ofSeconds(20)),
        draws.oneIn(4) ? 2 : MANY);
  }

  /** The same, where nothing goes wrong. */
  TrafficPlan withoutMishaps() {
    return new TrafficPlan(
        seed, actors, requests, idle, network, anchor, false, spurious, clock, mostWaiters);
  }

  /** The same, counted from there. */
  TrafficPlan anchoredAt(Anchor moment) {
    return new TrafficPlan(
        seed, actors, requests, idle, network, moment, mishaps, spurious, clock, mostWaiters);
  }

  /** The same over another network, after so much idleness. */
  TrafficPlan over(Network another, Duration idleness) {
    return new TrafficPlan(
        seed, actors, requests, idleness, another, anchor, mishaps, spurious, clock, mostWaiters);
  }
}
