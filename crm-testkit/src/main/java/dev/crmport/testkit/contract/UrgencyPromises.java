package dev.crmport.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Who goes first, of people and jobs. */
interface UrgencyPromises extends PacerStage {
  @Test
  default void peopleGoBeforeJobsThatCameEarlier() {
    Lobby lobby = Lobby.of(this).full();
    lobby.jobs(3, Duration.ofMillis(1));
    lobby.people(3, Duration.ofMillis(10));
    lobby.run();
    assertThat(lobby.names())
        .containsExactly("person 1", "person 2", "person 3", "job 1", "job 2", "job 3");
  }

  @Test
  default void aJobThatWaitsHasOneTurnInFive() {
    Lobby lobby = Lobby.of(this).full();
    lobby.jobs(2, Duration.ofMillis(1));
    lobby.people(11, Duration.ofMillis(10));
    lobby.run();
    assertThat(lobby.names()).hasSize(13);
    assertThat(lobby.names().get(4)).isEqualTo("job 1");
    assertThat(lobby.names().get(9)).isEqualTo("job 2");
  }

  @Test
  default void turnsOfPeopleBeforeAJobCameDoNotCountAgainstThem() {
    Lobby lobby = Lobby.of(this).full();
    lobby.people(4, Duration.ofMillis(1));
    lobby.job("job", window().plusMillis(1));
    lobby.people(5, window().plusMillis(10));
    lobby.run();
    assertThat(lobby.names().subList(4, 10))
        .containsExactly("job", "person 1", "person 2", "person 3", "person 4", "person 5");
  }

  @Test
  default void whoIsMoreUrgentGoesFirstUntilTheVeryLastMoment() {
    Lobby lobby = Lobby.of(this).full();
    lobby.job("job", Duration.ofMillis(1));
    lobby.person("person", window().minusNanos(1));
    lobby.run();
    assertThat(lobby.names()).containsExactly("person", "job");
  }

  @Test
  default void jobsAloneGoInOrderAndAsFastAsPeople() {
    Lobby lobby = Lobby.of(this).full();
    lobby.jobs(12, Duration.ZERO);
    for (Visitor job : lobby.run()) {
      assertThat(job.name).isEqualTo("job " + (lobby.names().indexOf(job.name) + 1));
      long place = lobby.names().indexOf(job.name);
      assertThat(job.went).isEqualTo(window().multipliedBy(1 + place / 5));
    }
    assertThat(lobby.names()).hasSize(12);
  }
}
