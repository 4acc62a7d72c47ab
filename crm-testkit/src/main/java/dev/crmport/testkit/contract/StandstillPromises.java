package dev.crmport.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmport.core.failure.TurnRefused.Reason;
import dev.crmport.core.key.Lane;
import dev.crmport.core.pace.Turn;
import dev.crmport.testkit.Simulation.Task;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * A thread that stands still between being handed its turn and seeing it, as under a debugger or on
 * a laptop that sleeps. In a simulation: the clock leaps before the thread is let run.
 */
interface StandstillPromises extends PacerStage {
  /** When the turn comes that somebody waits for. */
  Duration HANDED = Duration.ofMillis(100);

  @Test
  default void whoSeesItsTurnAfterItsDeadlineIsRefusedAndTheNextOneGoes() {
    Lobby lobby = Lobby.of(this);
    Turn open = lobby.taken(GivenUpPromises.LOST);
    Visitor late = lobby.person("late", Duration.ofMillis(1)).waitingAtMost(Duration.ofMillis(300));
    Visitor next = lobby.person("next", Duration.ofMillis(2));
    standStill(lobby, open, QUARANTINE, () -> {});
    lobby.run();
    assertThat(late.refused()).isEqualTo(Reason.DEADLINE);
    assertThat(next.went).isEqualTo(HANDED);
  }

  @Test
  default void whoSeesItsTurnTooLateToEndInTimeIsStillTheNext() {
    Lobby lobby = Lobby.of(this);
    Turn open = lobby.taken(GivenUpPromises.LOST);
    Visitor late = lobby.person("late", Duration.ofMillis(1)).answeredIn(Duration.ofSeconds(1));
    Visitor next = lobby.person("next", Duration.ofMillis(2));
    standStill(lobby, open, QUARANTINE.plusNanos(1), () -> {});
    lobby.run();
    assertThat(lobby.names()).containsExactly("late", "next");
    assertThat(late.went).isEqualTo(HANDED);
    assertThat(next.went).isEqualTo(HANDED.plusSeconds(1));
  }

  @Test
  default void whoseTurnWasGivenUpMeanwhileWaitsForTheOneThatIsOpen() {
    Lobby lobby = Lobby.of(this);
    Turn open = lobby.taken(GivenUpPromises.LOST);
    Visitor late = lobby.person("late", Duration.ofMillis(1));

    standStill(
        lobby, open, Duration.ofMinutes(5), () -> holdTurnFor(lobby, Duration.ofMillis(500)));
    lobby.run();
    assertThat(late.went).isEqualTo(HANDED.plusMillis(500));
  }

  @Test
  default void whoseLaneWasForgottenMeanwhileWaitsForTheOneThatIsOpen() {
    Lobby lobby = Lobby.of(this);
    Turn open = lobby.taken(GivenUpPromises.LOST);
    Visitor late = lobby.person("late", Duration.ofMillis(1));
    standStill(
        lobby,
        open,
        Duration.ofMinutes(5),
        () -> {
          for (int i = 0; i < 3; i++) {
            PacerTrials.request(lobby.pacer(), new Lane("birch"));
            lobby.simulation().leap(Duration.ofMinutes(5));
          }
          holdTurnFor(lobby, Duration.ofMillis(500));
        });
    lobby.run();
    assertThat(late.went).isEqualTo(HANDED.plusMillis(500));
  }

  private static void holdTurnFor(Lobby lobby, Duration exchange) throws InterruptedException {
    try (Turn turn = PacerTrials.take(lobby.pacer())) {
      lobby.simulation().sleep(exchange);
      turn.answered();
    }
  }

  /** A turn is handed on, and before the one who has it can see it, time passes, and a task. */
  private static void standStill(Lobby lobby, Turn open, Duration time, Task meanwhile) {
    lobby.at(
        HANDED,
        () -> {
          open.answered();
          open.close();
          lobby.simulation().leap(time);
          meanwhile.run();
        });
  }
}
