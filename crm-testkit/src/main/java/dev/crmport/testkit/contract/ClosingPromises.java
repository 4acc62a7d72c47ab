package dev.crmport.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.crmport.core.failure.TurnRefused.Reason;
import dev.crmport.core.pace.Exchange;
import dev.crmport.core.pace.Pace;
import dev.crmport.core.pace.Turn;
import dev.crmport.testkit.Simulation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who is not let wait. */
interface ClosingPromises extends PacerStage {
  @Test
  default void closingThePacerLetsEveryoneGo() {
    Lobby lobby = Lobby.of(this).full();
    assumeTrue(lobby.pacer() instanceof AutoCloseable, "a pacer that can be closed");
    List<Visitor> waiting = new ArrayList<>(lobby.people(3, Duration.ofMillis(1)));
    waiting.addAll(lobby.jobs(3, Duration.ofMillis(1)));
    Duration when = Duration.ofMillis(300);
    lobby.at(when, ((AutoCloseable) lobby.pacer())::close);
    waiting.add(lobby.person("late", when.plusMillis(1)));
    assertThat(lobby.run()).as("who went").isEmpty();
    assertThat(waiting)
        .allSatisfy(visitor -> assertThat(visitor.refused()).isEqualTo(Reason.CLOSED));
    assertThat(lobby.simulation().elapsed()).isEqualTo(when.plusMillis(1));
  }

  @Test
  default void aTurnThatIsOpenWhenThePacerIsClosedCanStillBeEnded() {
    Lobby lobby = Lobby.of(this);
    assumeTrue(lobby.pacer() instanceof AutoCloseable, "a pacer that can be closed");
    Turn open = lobby.taken(Exchange.unnamed());
    lobby.at(Duration.ofMillis(1), ((AutoCloseable) lobby.pacer())::close);
    lobby.at(
        Duration.ofMillis(2),
        () -> {
          open.answered();
          open.hold(Duration.ofSeconds(1));
          open.close();
        });
    Visitor late = lobby.person("late", Duration.ofMillis(3));
    lobby.run();
    assertThat(late.refused()).isEqualTo(Reason.CLOSED);
  }

  @Test
  default void moreThanMayWaitAreRefusedAtOnce() {
    Simulation simulation = Simulation.seeded(1);
    Lobby lobby = new Lobby(simulation, pacer(Pace.standard(), QUARANTINE, 3, simulation)).full();
    List<Visitor> people = lobby.people(6, Duration.ofMillis(1));
    // One of the three leaves, which makes room for the sixth.
    lobby.at(Duration.ofMillis(5).plusNanos(1), () -> simulation.interrupt(people.get(1).thread));
    assertThat(lobby.run()).containsExactly(people.get(0), people.get(2), people.get(5));
    assertThat(people.subList(3, 5))
        .allSatisfy(visitor -> assertThat(visitor.refused()).isEqualTo(Reason.QUEUE_FULL));
  }

  @Test
  default void aTurnThatIsFreeIsGivenAlsoWhereNobodyMayWait() {
    Simulation simulation = Simulation.seeded(1);
    Lobby lobby = new Lobby(simulation, pacer(Pace.standard(), QUARANTINE, 0, simulation));
    List<Visitor> people = lobby.people(6, Duration.ofMillis(1));
    assertThat(lobby.run()).isEqualTo(people.subList(0, 5));
    assertThat(people.getLast().refused()).isEqualTo(Reason.QUEUE_FULL);
  }
}
