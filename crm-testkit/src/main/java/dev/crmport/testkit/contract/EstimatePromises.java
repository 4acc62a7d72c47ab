package dev.crmport.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a pacer says of a wait, where answers take as long as they did before. */
interface EstimatePromises extends PacerStage {
  @ParameterizedTest(name = "answers in {0} ms")
  @ValueSource(ints = {0, 5, 50, 150, 300})
  default void theEstimateIsRightToWithinOneRequest(int millis) {
    Duration answer = Duration.ofMillis(millis);
    Lobby lobby = Lobby.of(this);
    lobby.people(60, Duration.ZERO).forEach(person -> person.answeredIn(answer));
    lobby.run();
    // Nobody comes after them who is more urgent; that could not be foreseen.
    List<Visitor> asked = new ArrayList<>();
    lobby.jobs(4, Duration.ofMillis(1)).forEach(job -> job.answeredIn(answer));
    asked.addAll(lobby.people(11, Duration.ofMillis(11)));
    asked.addAll(lobby.jobs(9, Duration.ofMillis(31)));
    asked.forEach(visitor -> visitor.answeredIn(answer));
    lobby.run();
    for (Visitor visitor : asked) {
      assertThat(visitor.estimate.minus(visitor.waited()).abs())
          .as("error of %s for %s, who waited %s", visitor.estimate, visitor, visitor.waited())
          .isLessThanOrEqualTo(answer.plusMillis(1));
    }
  }
}
