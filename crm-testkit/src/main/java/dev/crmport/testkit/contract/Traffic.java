package dev.crmport.testkit.contract;

import static dev.crmport.testkit.contract.PacerStage.LANE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmport.core.failure.TurnRefused;
import dev.crmport.core.key.Lane;
import dev.crmport.core.pace.Deadline;
import dev.crmport.core.pace.Exchange;
import dev.crmport.core.pace.Pacer;
import dev.crmport.core.pace.Turn;
import dev.crmport.core.pace.Urgency;
import dev.crmport.testkit.Simulation;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * Actors of a simulation who send requests in one lane, at random in every respect: when, how
 * urgent, with which deadline, whether they are interrupted. What becomes of their turns is for
 * {@link Exchanges}, whether all is right for {@link Judge}.
 */
final class Traffic {
  private static final Lane NEIGHBOUR = new Lane("birch");

  private final TrafficPlan plan;
  private final Simulation simulation;
  private final Pacer pacer;
  private final Judge judge;
  private final Exchanges exchanges;
  private final Draws draws;
  private int left;
  private int working;

  Traffic(TrafficPlan plan, Simulation simulation, Pacer pacer, Judge judge, Exchanges exchanges) {
    this.plan = plan;
    this.simulation = simulation;
    this.pacer = pacer;
    this.judge = judge;
    this.exchanges = exchanges;
    draws = new Draws(plan.seed());
    left = plan.requests();
    working = plan.actors();
  }

  /** Runs until all requests have come to an end. */
  void run() {
    for (int i = 1; i <= plan.actors(); i++) {
      simulation.spawn("caller " + i, this::call);
    }
    simulation.spawn("interrupter", this::interrupt);
    simulation.spawn("neighbour", this::useAnotherLane);
    simulation.run();
  }

  private void call() throws InterruptedException {
    simulation.sleep(plan.idle());
    while (left > 0) {
      left--;
      pause();
      request();
    }
    working--;
  }

  private void pause() throws InterruptedException {
    switch (draws.below(100)) {
      case 0 -> simulation.sleep(draws.upTo(Duration.ofSeconds(20)));
      case 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 -> simulation.sleep(draws.upTo(Duration.ofSeconds(4)));
      case 11, 12 -> simulation.stepAside();
      default -> {}
    }
  }

  private void request() throws InterruptedException {
    Urgency urgency = draws.oneIn(3) ? Urgency.BATCH : Urgency.INTERACTIVE;
    if (draws.oneIn(100)) {
      judge.looked(now());
      assertThat(pacer.estimate(LANE, urgency))
          .as("estimate")
          .isGreaterThanOrEqualTo(Duration.ZERO);
    }
    if (draws.oneIn(200)) {
      Thread.currentThread().interrupt();
    }
    boolean hopeless = Thread.currentThread().isInterrupted();
    Fate fate = Fate.draw(draws, plan.mishaps());
    long deadline = deadline(urgency);
    Exchange exchange = new Exchange("simulated", fate.limit(draws));
    SimulatedRequest me = new SimulatedRequest(urgency, exchange, now(), deadline);
    if (hopeless) {
      me.interrupted = me.ready;
    }
    judge.asks(me);
    Turn turn;
    try {
      turn = pacer.take(LANE, urgency, onTheClock(deadline), exchange);
    } catch (TurnRefused refused) {
      judge.refused(me, refused, now());
      Thread.interrupted();
      return;
    } catch (InterruptedException interrupted) {
      judge.leavesInterrupted(me, now());
      return;
    }
    judge.departs(me, now());
    // An interrupt that came with the turn was for the wait.
    Thread.interrupted();
    exchanges.send(turn, me, fate);
  }

  /** None, some, or as tight as can be. */
  private long deadline(Urgency urgency) {
    return switch (draws.below(20)) {
      case 0, 1 -> now() + draws.nanosUpTo(Duration.ofSeconds(3));
      case 2 -> judge.bound(urgency, now());
      case 3 -> Math.max(now(), judge.bound(urgency, now()) - 1);
      default -> SimulatedRequest.NEVER;
    };
  }

  private Deadline onTheClock(long deadline) {
    return deadline == SimulatedRequest.NEVER
        ? Deadline.none()
        : new Deadline(OptionalLong.of(simulation.nanos() + (deadline - now())));
  }

  private void interrupt() throws InterruptedException {
    while (working > 0) {
      simulation.sleep(draws.upTo(Duration.ofSeconds(6)));
      SimulatedRequest waiting = judge.anyWaiting(draws);
      if (waiting != null) {
        waiting.interrupted = Math.min(waiting.interrupted, now());
        simulation.interrupt(waiting.thread);
      }
    }
  }

  /** What happens in another lane changes nothing; it may remind the pacer to forget this one. */
  private void useAnotherLane() throws InterruptedException {
    while (working > 0) {
      simulation.sleep(draws.upTo(Duration.ofSeconds(9)));
      PacerTrials.request(pacer, NEIGHBOUR);
    }
  }

  private long now() {
    return simulation.elapsed().toNanos();
  }
}
