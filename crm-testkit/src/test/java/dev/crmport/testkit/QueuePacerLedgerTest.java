package dev.crmport.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmport.core.failure.TurnRefused;
import dev.crmport.core.key.Lane;
import dev.crmport.core.pace.Deadline;
import dev.crmport.core.pace.Exchange;
import dev.crmport.core.pace.Pace;
import dev.crmport.core.pace.PacerOptions;
import dev.crmport.core.pace.QueuePacer;
import dev.crmport.core.pace.Turn;
import dev.crmport.core.pace.TurnEnd;
import dev.crmport.core.pace.Urgency;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a line of threads asks of a ledger and tells it, where a thread stands still meanwhile. */
final class QueuePacerLedgerTest {
  private static final Lane LANE = new Lane("acme");
  private static final Duration QUARANTINE = Duration.ofMillis(700);
  private static final Duration MILLISECOND = Duration.ofMillis(1);

  private final Simulation simulation = Simulation.seeded(1);
  private final List<String> told = new ArrayList<>();
  private int looksBeforeATurn;

  private final QueuePacer pacer =
      new QueuePacer(
          (lane, now) -> new TalkingLedger(),
          new PacerOptions(Pace.standard(), QUARANTINE, 10, simulation, null));

  /** Lets everybody go, after so many looks, and writes down what it hears. */
  private final class TalkingLedger extends SilentLedger {
    @Override
    public Verdict tryOpen(long now, @Nullable Exchange interactive, @Nullable Exchange batch) {
      if (looksBeforeATurn > 0) {
        looksBeforeATurn--;
        return new Verdict.NotBefore(now);
      }
      told.add("opened");
      return new Verdict.Go(Urgency.INTERACTIVE);
    }

    @Override
    public void ended(TurnEnd end, long departed, long moment) {
      told.add(end.name());
    }

    @Override
    public void close() {
      told.add("closed");
    }
  }

  private Turn take() throws InterruptedException {
    return pacer.take(LANE, Urgency.INTERACTIVE, Deadline.none());
  }

  private static void answer(Turn turn) {
    turn.answered();
    turn.close();
  }

  /** Somebody is handed a turn, and this happens before it can see it. */
  private void handOn(Runnable meanwhile) {
    simulation.spawn(
        "holder",
        () -> {
          Turn turn = take();
          simulation.sleep(MILLISECOND.multipliedBy(2));
          answer(turn);
          meanwhile.run();
        });
    simulation.spawn(
        "waiter",
        () -> {
          simulation.sleep(MILLISECOND);
          try {
            answer(take());
          } catch (TurnRefused refused) {
            told.add(refused.reason().name());
          }
        });
    simulation.run();
  }

  @Test
  void aTurnThatIsSeenAsLateAsCanBeIsUsed() {
    handOn(() -> simulation.leap(QUARANTINE));
    assertThat(told).containsExactly("opened", "ANSWERED", "opened", "ANSWERED");
  }

  @Test
  void aTurnThatIsSeenTooLateIsGivenBackUnused() {
    handOn(() -> simulation.leap(QUARANTINE.plusNanos(1)));
    assertThat(told)
        .containsExactly("opened", "ANSWERED", "opened", "UNUSED", "opened", "ANSWERED");
  }

  @Test
  void aTurnThatIsSeenTooLateIsTheLastOfAPacerThatWasClosed() {
    handOn(
        () -> {
          pacer.close();
          simulation.leap(QUARANTINE.plusNanos(1));
        });
    assertThat(told).containsExactly("opened", "ANSWERED", "opened", "UNUSED", "closed", "CLOSED");
  }

  @Test
  void aTurnThatIsSeenInTimeIsUsedThoughThePacerWasClosed() {
    handOn(pacer::close);
    assertThat(told).containsExactly("opened", "ANSWERED", "opened", "ANSWERED", "closed");
  }

  @Test
  void aMomentThatHasPassedIsAskedForAMillisecondLater() {
    looksBeforeATurn = 3;
    simulation.spawn("person", () -> answer(take()));
    simulation.run();
    assertThat(told).containsExactly("opened", "ANSWERED");
    assertThat(simulation.elapsed()).isEqualTo(MILLISECOND.multipliedBy(3));
  }
}
