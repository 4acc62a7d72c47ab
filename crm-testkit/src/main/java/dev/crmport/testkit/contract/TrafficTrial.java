package dev.crmport.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmport.core.pace.Pace;
import dev.crmport.core.pace.Pacer;
import dev.crmport.testkit.Simulation;
import dev.crmport.testkit.contract.Tally.Event;
import java.time.Duration;

/** Lets a pacer work through a {@link TrafficPlan}, and judges it. */
final class TrafficTrial {
  private TrafficTrial() {}

  /**
   * Runs to the end; returns what happened.
   *
   * @throws AssertionError that names the plan with its seed, where anything is not as promised
   */
  static Tally run(PacerStage stage, TrafficPlan plan) {
    Duration quarantine = PacerStage.QUARANTINE;
    Pace pace = Pace.standard().anchoredAt(plan.anchor());
    Simulation simulation = simulation(plan);
    Pacer pacer = stage.pacer(pace, quarantine, plan.mostWaiters(), simulation);
    Judge judge = new Judge(pace, stage.window(), quarantine, plan.mostWaiters());
    SimulatedServer server = new SimulatedServer(pace);
    Exchanges exchanges = new Exchanges(simulation, judge, server, quarantine, plan);
    try {
      new Traffic(plan, simulation, pacer, judge, exchanges).run();
      Tally tally = judge.close();
      assertThat(server.close())
          .as("requests that arrived of %s", tally)
          .isEqualTo(tally.of(Event.DEPARTED) - tally.of(Event.UNUSED));
      return tally;
    } catch (AssertionError | RuntimeException failed) {
      throw new AssertionError(
          "not as promised; -Dcrm.seed=" + plan.seed() + " repeats it: " + plan, failed);
    }
  }

  private static Simulation simulation(TrafficPlan plan) {
    Simulation.Builder options = Simulation.builder(plan.seed()).startingAt(plan.clock());
    if (plan.spurious() > 0) {
      options.spuriousWakeUps(plan.spurious());
    }
    return options.build();
  }
}
