package dev.crmport.testkit.contract;

import dev.crmport.core.failure.TurnRefused;
import dev.crmport.core.pace.Deadline;
import dev.crmport.core.pace.Exchange;
import dev.crmport.core.pace.Pacer;
import dev.crmport.core.pace.Turn;
import dev.crmport.core.pace.Urgency;
import dev.crmport.testkit.Simulation;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An actor of a simulation with one request, and what becomes of it. Moments in true time. */
final class Visitor {
  final String name;
  final Thread thread;

  private final Urgency urgency;
  private Duration answerTime = Duration.ZERO;
  private @Nullable Duration patience;

  /** What the pacer said of its wait when it came. */
  Duration estimate = Duration.ZERO;

  Duration came = Duration.ZERO;
  @Nullable Duration went;
  @Nullable TurnRefused refusal;
  @Nullable Duration interrupted;

  Visitor(
      Simulation simulation,
      Pacer pacer,
      List<Visitor> order,
      String name,
      Urgency urgency,
      Duration when) {
    this.name = name;
    this.urgency = urgency;
    thread =
        simulation.spawn(
            name,
            () -> {
              simulation.sleep(when);
              visit(simulation, pacer, order);
            });
  }

  /** How long its answer takes; no time unless told otherwise. */
  Visitor answeredIn(Duration time) {
    answerTime = time;
    return this;
  }

  /** How long it waits at most. */
  Visitor waitingAtMost(Duration most) {
    patience = most;
    return this;
  }

  private void visit(Simulation simulation, Pacer pacer, List<Visitor> order)
      throws InterruptedException {
    came = simulation.elapsed();
    estimate = pacer.estimate(PacerStage.LANE, urgency);
    Deadline deadline = patience == null ? Deadline.none() : Deadline.in(patience, simulation);
    try (Turn turn = pacer.take(PacerStage.LANE, urgency, deadline, Exchange.unnamed())) {
      went = simulation.elapsed();
      order.add(this);
      simulation.sleep(answerTime);
      turn.answered();
    } catch (TurnRefused refused) {
      refusal = refused;
    } catch (InterruptedException ended) {
      interrupted = simulation.elapsed();
    }
  }

  /** Why it was refused, which it was. */
  TurnRefused.Reason refused() {
    if (refusal == null) {
      throw new AssertionError(name + " was not refused");
    }
    return refusal.reason();
  }

  /** How long it waited for its turn. */
  Duration waited() {
    if (went == null) {
      throw new AssertionError(name + " had no turn");
    }
    return went.minus(came);
  }

  @Override
  public String toString() {
    return name;
  }
}
