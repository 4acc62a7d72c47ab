package dev.crmport.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmport.core.failure.TurnRefused.Reason;
import dev.crmport.core.pace.Exchange;
import dev.crmport.core.pace.Turn;
import dev.crmport.testkit.Simulation;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Those who give up waiting leave nothing behind. */
interface InterruptPromises extends PacerStage {
  @ParameterizedTest(name = "number {0} of 8")
  @ValueSource(ints = {1, 2, 4, 7, 8})
  default void whoeverIsInterruptedLeavesNoHole(int number) {
    Lobby lobby = Lobby.of(this).full();
    List<Visitor> people = lobby.people(8, Duration.ofMillis(1));
    Visitor leaving = people.remove(number - 1);
    Duration when = Duration.ofMillis(500);
    lobby.at(when, () -> lobby.simulation().interrupt(leaving.thread));
    assertThat(lobby.run()).isEqualTo(people);
    assertThat(leaving.interrupted).isEqualTo(when);
    for (int i = 0; i < people.size(); i++) {
      assertThat(people.get(i).went).isEqualTo(window().multipliedBy(1 + i / 5));
    }
  }

  @ParameterizedTest(name = "number {0} of 8")
  @ValueSource(ints = {1, 2, 4, 7, 8})
  default void whoeverRunsOutOfTimeLeavesNoHole(int number) {
    Lobby lobby = Lobby.of(this);
    Turn open = lobby.taken(Exchange.unnamed());
    List<Visitor> people = lobby.people(8, Duration.ofMillis(1));
    Visitor leaving = people.remove(number - 1).waitingAtMost(Duration.ofMillis(100));
    Duration when = Duration.ofMillis(300);
    lobby.at(
        when,
        () -> {
          open.answered();
          open.close();
        });
    assertThat(lobby.run()).isEqualTo(people);
    assertThat(leaving.refused()).isEqualTo(Reason.DEADLINE);
    for (int i = 0; i < people.size(); i++) {
      assertThat(people.get(i).went).isEqualTo(when.plus(window().multipliedBy((i + 1) / 5)));
    }
  }

  @Test
  default void anInterruptAtTheVeryMomentOfATurnLosesNoTurn() {
    long seed = Draws.seed();
    for (int i = 0; i < 50; i++) {
      Simulation simulation = Simulation.seeded(seed + i);
      Lobby lobby = new Lobby(simulation, pacer(simulation)).full();
      List<Visitor> people = lobby.people(6, Duration.ofMillis(1));
      lobby.at(window(), () -> simulation.interrupt(people.getFirst().thread));
      List<Visitor> order = lobby.run();
      if (people.getFirst().interrupted != null) {
        people.removeFirst();
      }
      assertThat(order).as("seed %d", seed + i).isEqualTo(people);
      for (int place = 0; place < people.size(); place++) {
        assertThat(people.get(place).went)
            .as("seed %d", seed + i)
            .isEqualTo(window().multipliedBy(1 + place / 5));
      }
    }
  }
}
