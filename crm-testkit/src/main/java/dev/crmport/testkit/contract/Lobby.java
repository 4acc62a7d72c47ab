package dev.crmport.testkit.contract;

import static dev.crmport.testkit.contract.PacerStage.LANE;

import dev.crmport.core.pace.Deadline;
import dev.crmport.core.pace.Exchange;
import dev.crmport.core.pace.Pacer;
import dev.crmport.core.pace.Turn;
import dev.crmport.core.pace.Urgency;
import dev.crmport.testkit.Simulation;
import dev.crmport.testkit.Simulation.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A lane in a simulation, into which visitors come at moments that are known. What is drawn is only
 * who of those due at one moment goes on first, which is to make no difference.
 */
final class Lobby {
  private final Simulation simulation;
  private final Pacer pacer;
  private final List<Visitor> order = new ArrayList<>();

  Lobby(Simulation simulation, Pacer pacer) {
    this.simulation = simulation;
    this.pacer = pacer;
  }

  /** A pacer of this stage, at its usual settings. */
  static Lobby of(PacerStage stage) {
    Simulation simulation = Simulation.seeded(1);
    return new Lobby(simulation, stage.pacer(simulation));
  }

  Simulation simulation() {
    return simulation;
  }

  Pacer pacer() {
    return pacer;
  }

  Visitor person(String name, Duration when) {
    return new Visitor(simulation, pacer, order, name, Urgency.INTERACTIVE, when);
  }

  Visitor job(String name, Duration when) {
    return new Visitor(simulation, pacer, order, name, Urgency.BATCH, when);
  }

  /** So many of them, one a millisecond later than the other. */
  List<Visitor> people(int count, Duration first) {
    List<Visitor> people = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      people.add(person("person " + (i + 1), first.plusMillis(i)));
    }
    return people;
  }

  /** The same of a batch. */
  List<Visitor> jobs(int count, Duration first) {
    List<Visitor> jobs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      jobs.add(job("job " + (i + 1), first.plusMillis(i)));
    }
    return jobs;
  }

  /** Something happens at that moment. */
  void at(Duration when, Task task) {
    simulation.spawn(
        "something at " + when,
        () -> {
          simulation.sleep(when);
          task.run();
        });
  }

  /** All turns of a window are used up now. */
  Lobby full() {
    simulation.spawn("before", () -> PacerTrials.requests(pacer, 5));
    simulation.run();
    return this;
  }

  /** A turn that somebody has now. */
  Turn taken(Exchange exchange) {
    List<Turn> turn = new ArrayList<>();
    simulation.spawn(
        "holder", () -> turn.add(pacer.take(LANE, Urgency.INTERACTIVE, Deadline.none(), exchange)));
    simulation.run();
    return turn.getFirst();
  }

  /** Runs until all have gone; returns in which order they had their turns. */
  List<Visitor> run() {
    simulation.run();
    return order;
  }

  List<String> names() {
    return order.stream().map(visitor -> visitor.name).toList();
  }
}
