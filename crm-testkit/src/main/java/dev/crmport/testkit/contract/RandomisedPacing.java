package dev.crmport.testkit.contract;

import dev.crmport.core.pace.Anchor;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The rule as the server sees it, whatever the network and the callers do, and each departure as
 * early as it allows: see {@link Judge}. Each run has a seed of its own, which its failure names;
 * {@code -Dcrm.seed=N} runs that one again.
 */
interface RandomisedPacing extends PacerStage {
  @ParameterizedTest
  @EnumSource
  default void everyDepartureIsTheEarliestThatIsAllowed(Anchor anchor) {
    TrafficTrial.run(
        this, TrafficPlan.of(Draws.seed(), 8, 4_000).withoutMishaps().anchoredAt(anchor));
  }

  @ParameterizedTest
  @EnumSource
  default void mishapsBreakNoPromise(Anchor anchor) {
    TrafficTrial.run(this, TrafficPlan.of(Draws.seed(), 8, 4_000).anchoredAt(anchor));
  }

  @ParameterizedTest
  @EnumSource
  default void noNetworkShowsTheServerTooMany(Network network) {
    long seed = Draws.seed();
    for (int idle : new int[] {0, 1, 199, 200, 999}) {
      TrafficPlan plan = TrafficPlan.of(seed, 3, 100).withoutMishaps();
      TrafficTrial.run(this, plan.over(network, Duration.ofMillis(idle)));
    }
  }

  @Test
  default void whoeverMeetsInWhateverOrderBreaksNoPromise() {
    long seed = Draws.seed();
    for (int i = 0; i < 80; i++) {
      TrafficTrial.run(this, TrafficPlan.drawn(seed + i, 50));
    }
  }
}
