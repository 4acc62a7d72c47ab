package dev.crmport.pacing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmport.core.pace.Anchor;
import dev.crmport.core.pace.Pace;
import dev.crmport.core.pace.Turn;
import dev.crmport.core.pace.Urgency;
import dev.crmport.testkit.ManualTime;
import dev.crmport.testkit.Simulation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Two pacers over one folder know as little of each other as two processes do. */
final class TwoProcessesTest {
  @RegisterExtension final Warnings warnings = new Warnings();
  private final ManualTime time = ManualTime.autoAdvancing();
  private final Path folder;
  private final MachinePacer one;
  private final MachinePacer other;

  TwoProcessesTest(@TempDir Path folder) {
    this.folder = folder;
    one = Trial.process(folder, time);
    other = Trial.process(folder, time);
  }

  @Test
  void whatLeftInOneCountsInTheOther() throws Exception {
    Trial.requests(one, 3);
    Trial.requests(other, 2);
    assertThat(time.nanos()).as("the first five did not wait").isZero();
    assertThat(Trial.waitFor(one, time)).isEqualTo(Trial.WINDOW);
  }

  @Test
  void theSecondCommandOfALoopGoesOnWhereTheFirstEnded() throws Exception {
    for (int i = 0; i < 20; i++) {
      try (MachinePacer command = Trial.process(folder, time)) {
        Trial.requests(command, 1);
      }
      assertThat(Duration.ofNanos(time.nanos())).isEqualTo(Trial.WINDOW.multipliedBy(i / 5));
    }
  }

  @Test
  void aHoldClosesTheLaneForBoth() throws Exception {
    try (Turn turn = Trial.take(one)) {
      turn.answered();
      turn.hold(Duration.ofSeconds(9));
    }
    assertThat(other.estimate(Trial.LANE, Urgency.BATCH)).isEqualTo(Duration.ofSeconds(9));
    assertThat(Trial.waitFor(other, time)).isEqualTo(Duration.ofSeconds(9));
  }

  @Test
  void aRequestOfUnknownEndClosesTheLaneForBoth() throws Exception {
    Trial.take(one).close();
    assertThat(Trial.waitFor(other, time)).isEqualTo(Trial.QUARANTINE);
  }

  @Test
  void aHolderThatDiesLeavesTheLaneClosedUntilItsLimit() throws Exception {
    Turn lost = Trial.take(one);
    assertThat(Trial.waitFor(other, time)).isEqualTo(Trial.LIMIT.plus(Trial.QUARANTINE));
    assertThat(warnings.said())
        .singleElement()
        .asString()
        .contains("lane acme was given up", "findPerson has been under way for 4700 ms");
    long over = time.nanos();
    Trial.requests(other, 5);
    assertThat(Duration.ofNanos(time.nanos() - over))
        .as("the lost request may have arrived at the very end")
        .isEqualTo(Trial.WINDOW);
    lost.close();
  }

  @Test
  void aTurnThatWasGivenUpDoesNotDisturbTheNextOne() throws Exception {
    Turn stale = Trial.take(one);
    time.advance(Trial.LIMIT.plus(Trial.QUARANTINE));
    Turn next = Trial.take(other);
    stale.answered();
    stale.hold(Duration.ofSeconds(1));
    stale.close();
    time.advance(Duration.ofSeconds(2));
    MachinePacer third = Trial.process(folder, time);
    assertThat(Trial.waitFor(third, time))
        .as("the next turn is still open")
        .isEqualTo(Trial.LIMIT.plus(Trial.QUARANTINE).minusSeconds(2));
    next.close();
  }

  @Test
  void anEndIsSeenASixteenthOfTheExchangeLaterAtTheLatest() throws Exception {
    ManualTime stopped = ManualTime.stopped();
    MachinePacer here = Trial.process(folder, stopped);
    MachinePacer there = Trial.process(folder, stopped);
    Turn open = Trial.take(here);
    List<Long> came = new ArrayList<>();
    Thread waiting = Thread.ofVirtual().start(() -> request(there, stopped, came));
    stopped.awaitParked(1);
    stopped.advance(Duration.ofMillis(80));
    open.answered();
    open.close();
    stopped.runToTheEndOf(List.of(waiting));
    assertThat(Duration.ofNanos(came.getFirst()))
        .isBetween(Duration.ofMillis(80), Duration.ofMillis(85));
  }

  @Test
  void aThreadThatStoodStillDoesNotGoWhereTheOtherProcessHasTakenOver() {
    Simulation simulation = Simulation.seeded(1);
    MachinePacer here = Trial.process(folder, simulation);
    MachinePacer there = Trial.process(folder, simulation);
    List<Duration> came = new ArrayList<>();
    Duration handed = Duration.ofMillis(100);
    Duration exchange = Duration.ofMillis(500);
    simulation.spawn(
        "holder",
        () -> {
          Turn open = Trial.take(here);
          simulation.sleep(handed);
          open.answered();
          open.close();
          // Before the one who has the turn now can see it, it is given up in the other process.
          simulation.leap(Trial.LIMIT.plus(Trial.QUARANTINE).plus(Trial.WINDOW));
          try (Turn turn = Trial.take(there)) {
            simulation.sleep(exchange);
            turn.answered();
          }
        });
    simulation.spawn(
        "late",
        () -> {
          simulation.sleep(Duration.ofMillis(1));
          try (Turn turn = Trial.take(here)) {
            came.add(simulation.elapsed());
            turn.answered();
          }
        });
    simulation.run();
    assertThat(came)
        .singleElement()
        .satisfies(when -> assertThat(when).isGreaterThanOrEqualTo(handed.plus(exchange)));
  }

  @Test
  void whoGivesUpWaitingKeepsNobodyElsewhereWaiting() {
    Simulation simulation = Simulation.seeded(1);
    MachinePacer here = Trial.process(folder, simulation);
    MachinePacer there = Trial.process(folder, simulation);
    List<Duration> came = new ArrayList<>();
    simulation.spawn("before", () -> Trial.requests(here, 5));
    Thread leaving =
        simulation.spawn(
            "leaving",
            () -> {
              simulation.sleep(Duration.ofMillis(1));
              assertThatThrownBy(() -> Trial.take(here)).isInstanceOf(InterruptedException.class);
            });
    simulation.spawn(
        "staying",
        () -> {
          simulation.sleep(Duration.ofMillis(2));
          try (Turn turn = Trial.take(there)) {
            came.add(simulation.elapsed());
            turn.answered();
          }
        });
    simulation.spawn(
        "interrupter",
        () -> {
          simulation.sleep(Duration.ofMillis(900));
          simulation.interrupt(leaving);
        });
    simulation.run();
    assertThat(came)
        .as("the second in line looks a millisecond after the first")
        .containsExactly(Trial.WINDOW.plusMillis(1));
  }

  @Test
  void anotherPaceCountsWithItsLastRequest() throws Exception {
    Trial.requests(one, 1);
    time.advance(Duration.ofMillis(100));
    Trial.requests(one, 1);
    time.advance(Duration.ofMillis(200));
    MachinePacer slower = Trial.process(folder, time, Pace.of(2, Duration.ofSeconds(3)));
    assertThat(Trial.waitFor(slower, time)).isEqualTo(Duration.ofMillis(3_001).minusMillis(200));
    MachinePacer atDeparture =
        Trial.process(folder, time, Pace.standard().anchoredAt(Anchor.DEPARTURE));
    Trial.requests(atDeparture, 5);
    assertThat(Trial.waitFor(one, time)).isEqualTo(Trial.WINDOW);
    assertThat(warnings.said())
        .as("each process says so once")
        .hasSize(3)
        .allSatisfy(said -> assertThat(said).startsWith("Lane acme was last used at another pace"));
  }

  @Test
  void anotherPaceKnowsOfTheTurnThatIsOpen() throws Exception {
    Turn open = Trial.take(one);
    MachinePacer slower = Trial.process(folder, time, Pace.of(2, Duration.ofSeconds(3)));
    assertThat(Trial.waitFor(slower, time)).isEqualTo(Trial.LIMIT.plus(Trial.QUARANTINE));
    open.close();
  }

  @Test
  void theEstimateCountsWhatIsOpenElsewhereAndWhoWaitsThere() throws Exception {
    Trial.requests(one, 5);
    ManualTime stopped = ManualTime.stopped();
    MachinePacer here = Trial.process(folder, stopped);
    MachinePacer there = Trial.process(folder, stopped);
    Trial.requests(here, 0);
    List<Long> came = new ArrayList<>();
    List<Thread> waiting = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      waiting.add(Thread.ofVirtual().start(() -> request(there, stopped, came)));
      stopped.awaitParked(i + 1);
    }
    assertThat(here.estimate(Trial.LANE, Urgency.INTERACTIVE)).isEqualTo(Trial.WINDOW);
    assertThat(there.estimate(Trial.LANE, Urgency.INTERACTIVE)).isEqualTo(Trial.WINDOW);
    stopped.runToTheEndOf(waiting);
  }

  private static void request(MachinePacer pacer, ManualTime time, List<Long> came) {
    try (Turn turn = Trial.take(pacer)) {
      came.add(time.nanos());
      turn.answered();
    } catch (InterruptedException unexpected) {
      throw new IllegalStateException(unexpected);
    }
  }
}
