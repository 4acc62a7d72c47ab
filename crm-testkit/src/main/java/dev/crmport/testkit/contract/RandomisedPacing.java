package dev.crmport.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmport.core.pace.Pace;
import dev.crmport.core.pace.Pacer;
import dev.crmport.testkit.ManualTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The rule as the server sees it, over networks that delay at random. Each run has a seed of its
 * own, which its failure names; {@code -Dcrm.seed=N} runs that one again.
 */
interface RandomisedPacing extends PacerStage {
  @Test
  default void theServerNeverSeesMoreThanFiveInASecondNorTwoAtOnce() throws Exception {
    long seed = SimulatedServer.seed();
    ManualTime time = ManualTime.autoAdvancing();
    SimulatedServer server = new SimulatedServer(new Random(seed), time, QUARANTINE);
    Pacer pacer = pacer(time);
    server.run(pacer, 20_000);
    server.assertKept(Pace.standard(), seed);
  }

  @Test
  default void noRequestWaitsLongerThanTheRuleAsks() throws Exception {
    long seed = SimulatedServer.seed();
    ManualTime time = ManualTime.autoAdvancing();
    SimulatedServer server = new SimulatedServer(new Random(seed), time, QUARANTINE);
    Pacer pacer = pacer(time);
    server.expectingEarliest(5, window()).run(pacer, 20_000);
    server.assertKept(Pace.standard(), seed);
  }

  @ParameterizedTest(name = "{0} threads")
  @ValueSource(ints = {2, 7})
  default void manyThreadsTogetherKeepTheRuleToo(int threads) throws Exception {
    long seed = SimulatedServer.seed();
    ManualTime time = ManualTime.stopped();
    Pacer pacer = pacer(time);
    SimulatedServer server = new SimulatedServer(new Random(seed), time, QUARANTINE);
    List<Thread> running = new ArrayList<>();
    List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
    for (int i = 0; i < threads; i++) {
      running.add(
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      server.run(pacer, 1_000 / threads);
                    } catch (InterruptedException | RuntimeException | AssertionError failed) {
                      failures.add(failed);
                    }
                  }));
    }
    time.runToTheEndOf(running);
    assertThat(failures).as("failures with seed %d", seed).isEmpty();
    server.assertKept(Pace.standard(), seed);
  }
}
