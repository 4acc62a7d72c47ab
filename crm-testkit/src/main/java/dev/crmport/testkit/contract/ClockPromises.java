package dev.crmport.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmport.core.pace.Pace;
import dev.crmport.core.pace.Pacer;
import dev.crmport.core.pace.Turn;
import dev.crmport.testkit.Simulation;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A clock that leaps. One that goes forward cannot be told from time that passes, so all that can
 * be promised then is that nobody waits longer for it.
 */
interface ClockPromises extends PacerStage {
  @ParameterizedTest(name = "back by {0} ms, again and again")
  @ValueSource(longs = {1, 500, 1_001, 3_600_000})
  default void aClockThatGoesBackShowsTheServerNoMoreAndStopsNobody(long millis) {
    Simulation simulation = Simulation.seeded(1);
    Pacer pacer = pacer(simulation);
    SimulatedServer server = new SimulatedServer(Pace.standard());
    int requests = 60;
    int leaps = 10;
    simulation.spawn(
        "caller",
        () -> {
          for (int i = 0; i < requests; i++) {
            try (Turn turn = PacerTrials.take(pacer)) {
              long now = simulation.elapsed().toNanos();
              server.sent(now, now, now);
              // One park, and not a sleep, which goes by the clock.
              simulation.parkUntil(this, simulation.nanos() + 10_000_000);
              turn.answered();
            }
          }
        });
    simulation.spawn(
        "leaper",
        () -> {
          for (int i = 0; i < leaps; i++) {
            simulation.parkUntil(this, simulation.nanos() + 703_000_000);
            simulation.leap(Duration.ofMillis(-millis));
          }
        });
    simulation.run();
    assertThat(server.close()).isEqualTo(requests);
    assertThat(simulation.elapsed())
        .as("time for %d requests and %d leaps, of which each may cost a window", requests, leaps)
        .isLessThan(window().plusMillis(10).multipliedBy(requests / 5 + leaps));
  }

  @ParameterizedTest(name = "forward by {0} ms")
  @ValueSource(longs = {1, 500, 1_001, 3_600_000})
  default void aClockThatGoesForwardLetsNobodyWaitLonger(long millis) {
    Lobby lobby = Lobby.of(this).full();
    List<Visitor> people = lobby.people(7, Duration.ofMillis(1));
    lobby.at(Duration.ofMillis(600), () -> lobby.simulation().leap(Duration.ofMillis(millis)));
    assertThat(lobby.run()).isEqualTo(people);
    for (int i = 0; i < people.size(); i++) {
      assertThat(people.get(i).went).isLessThanOrEqualTo(window().multipliedBy(1 + i / 5));
    }
  }

  @Test
  default void theWallClockLetsNobodyGoEarlierAndDelaysNobodyForLong() {
    Lobby lobby = Lobby.of(this).full();
    List<Visitor> people = lobby.people(7, Duration.ofMillis(1));
    lobby.at(Duration.ofMillis(600), () -> lobby.simulation().leapWall(Duration.ofDays(-400)));
    lobby.at(Duration.ofMillis(1_200), () -> lobby.simulation().leapWall(Duration.ofDays(900)));
    assertThat(lobby.run()).isEqualTo(people);
    for (int i = 0; i < people.size(); i++) {
      Duration greedy = window().multipliedBy(1 + i / 5);
      assertThat(people.get(i).went).isBetween(greedy, greedy.plus(lostToTheWallClock()));
    }
  }
}
