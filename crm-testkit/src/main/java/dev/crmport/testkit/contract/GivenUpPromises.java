package dev.crmport.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmport.core.failure.TurnRefused;
import dev.crmport.core.pace.Deadline;
import dev.crmport.core.pace.Exchange;
import dev.crmport.core.pace.Turn;
import dev.crmport.core.pace.Urgency;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Turns that nobody closes in time: their holder died, stands still, or forgot. */
interface GivenUpPromises extends PacerStage {
  /** What the turns in question are for. */
  Exchange LOST = new Exchange("findOrCreatePerson", Duration.ofSeconds(2));

  /** When the lane goes on without them. */
  Duration GIVEN_UP = LOST.limit().plus(QUARANTINE);

  @ParameterizedTest(name = "answered: {0}")
  @ValueSource(booleans = {false, true})
  default void theLaneGoesOnAfterTheLimitAndTheQuarantineExactly(boolean answered) {
    Lobby lobby = Lobby.of(this);
    Turn lost = lobby.taken(LOST);
    if (answered) {
      lobby.at(Duration.ofMillis(50), lost::answered);
    }
    Visitor person = lobby.person("person", Duration.ofMillis(100));
    lobby.run();
    assertThat(person.went).isEqualTo(GIVEN_UP);
  }

  @Test
  default void theLaneHasGoneOnAlsoWhereNobodyWaited() {
    Lobby lobby = Lobby.of(this);
    lobby.taken(LOST);
    Visitor early = lobby.person("early", GIVEN_UP.minusNanos(1));
    Visitor late = lobby.person("late", GIVEN_UP.plusSeconds(1));
    lobby.run();
    assertThat(early.waited()).isEqualTo(Duration.ofNanos(1));
    assertThat(late.waited()).isZero();
  }

  @Test
  default void aTurnThatWasGivenUpCountsUntilThen() {
    Lobby lobby = Lobby.of(this);
    lobby.taken(LOST);
    var people = lobby.people(5, Duration.ofMillis(1));
    lobby.run();
    assertThat(people.get(3).went).isEqualTo(GIVEN_UP);
    assertThat(people.get(4).went).isEqualTo(GIVEN_UP.plus(window()));
  }

  @Test
  default void everyoneAfterItIsServedWhereOneAfterTheOtherDies() {
    Lobby lobby = Lobby.of(this);
    lobby.taken(LOST);
    for (int i = 1; i <= 3; i++) {
      lobby.at(
          Duration.ofMillis(i),
          () -> lobby.pacer().take(LANE, Urgency.BATCH, Deadline.none(), LOST));
    }
    Visitor last = lobby.job("last", Duration.ofMillis(10));
    lobby.run();
    assertThat(last.went).isEqualTo(GIVEN_UP.multipliedBy(4));
  }

  @Test
  default void whoIsRefusedMeanwhileLearnsWhatIsUnderWay() {
    Lobby lobby = Lobby.of(this);
    lobby.taken(LOST);
    Visitor hurried =
        lobby.person("hurried", Duration.ofMillis(100)).waitingAtMost(Duration.ofMillis(200));
    lobby.run();
    assertThat(hurried.refusal)
        .isNotNull()
        .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(TurnRefused.Reason.DEADLINE))
        .hasMessageContaining(LOST.operation());
  }

  @Test
  default void aTurnThatIsClosedLateHasNoEffect() {
    Lobby lobby = Lobby.of(this);
    Turn late = lobby.taken(LOST);
    Visitor next = lobby.person("next", Duration.ofMillis(1)).answeredIn(Duration.ofMillis(500));
    Visitor third = lobby.person("third", Duration.ofMillis(2));
    lobby.at(
        GIVEN_UP.plusMillis(100),
        () -> {
          late.answered();
          late.hold(Duration.ofHours(1));
          late.unused();
          late.close();
        });
    lobby.run();
    assertThat(next.went).isEqualTo(GIVEN_UP);
    assertThat(third.went).isEqualTo(GIVEN_UP.plusMillis(500));
  }
}
