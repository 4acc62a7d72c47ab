package dev.crmport.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmport.core.failure.CallFacts;
import dev.crmport.core.failure.TurnRefused;
import dev.crmport.core.key.Lane;
import dev.crmport.core.pace.Deadline;
import dev.crmport.core.pace.Exchange;
import dev.crmport.core.pace.MemoryLedger;
import dev.crmport.core.pace.Pace;
import dev.crmport.core.pace.PaceListener;
import dev.crmport.core.pace.PacerOptions;
import dev.crmport.core.pace.QueuePacer;
import dev.crmport.core.pace.Turn;
import dev.crmport.core.pace.TurnEnd;
import dev.crmport.core.pace.TurnFacts;
import dev.crmport.core.pace.Urgency;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Threads that wait in a line, and what comes between them and their turn at the last moment. */
final class QueuePacerWaitingTest {
  private static final Lane LANE = new Lane("acme");
  private static final Exchange EXCHANGE = new Exchange("findPerson", Duration.ofSeconds(2));
  private static final Duration QUARANTINE = Duration.ofMillis(700);
  private static final Duration GIVEN_UP = EXCHANGE.limit().plus(QUARANTINE);
  private static final Duration MILLISECOND = Duration.ofMillis(1);

  private final Simulation simulation = Simulation.seeded(1);
  private final List<String> told = new ArrayList<>();

  private final PaceListener listener =
      new PaceListener() {
        @Override
        public void given(TurnFacts turn) {
          told.add("given at " + turn.departed() + " after " + turn.waited().toNanos());
        }

        @Override
        public void ended(TurnFacts turn, TurnEnd end, Duration answer, Duration exchange) {
          told.add(end + " after " + exchange.toNanos());
        }
      };

  private QueuePacer pacer(QueuePacer.Ledgers ledgers) {
    return new QueuePacer(
        ledgers, new PacerOptions(Pace.standard(), QUARANTINE, 10, simulation, listener));
  }

  private final QueuePacer pacer = pacer((lane, now) -> new MemoryLedger(Pace.standard(), now));

  private static Turn take(QueuePacer from) throws InterruptedException {
    return from.take(LANE, Urgency.INTERACTIVE, Deadline.none(), EXCHANGE);
  }

  private static void answer(Turn turn) {
    turn.answered();
    turn.close();
  }

  /** Takes a turn before anybody else comes, and does this a millisecond after they came. */
  private void holder(QueuePacer from, Act act) {
    simulation.spawn(
        "holder",
        () -> {
          Turn turn = take(from);
          simulation.sleep(MILLISECOND.multipliedBy(2));
          act.with(turn);
        });
  }

  @FunctionalInterface
  private interface Act {
    void with(Turn turn) throws InterruptedException;
  }

  private Thread waiter(QueuePacer from, Act act) {
    return simulation.spawn(
        "waiter",
        () -> {
          simulation.sleep(MILLISECOND);
          act.with(take(from));
        });
  }

  @Test
  void whoIsInterruptedJustAsItIsGivenItsTurnHasTheTurnAndLearnsOfTheInterrupt() {
    List<Boolean> flags = new ArrayList<>();
    Thread waiting =
        waiter(
            pacer,
            turn -> {
              flags.add(Thread.interrupted());
              answer(turn);
            });
    holder(
        pacer,
        turn -> {
          answer(turn);
          simulation.interrupt(waiting);
        });
    simulation.run();
    assertThat(flags).containsExactly(true);
  }

  @Test
  void aTurnThatWasWaitedForBeginsWhenItsThreadGoes() {
    waiter(pacer, Turn::close);
    holder(
        pacer,
        turn -> {
          answer(turn);
          // The one that was handed the turn stands still for as long.
          simulation.leap(MILLISECOND.multipliedBy(500));
        });
    simulation.run();
    assertThat(told)
        .containsExactly(
            "given at 0 after 0",
            "ANSWERED after 2000000",
            "given at 502000000 after 501000000",
            "UNKNOWN after 0");
  }

  @Test
  void whoStoodStillUntilItsTurnWasGivenUpWaitsForAnotherOne() {
    waiter(pacer, QueuePacerWaitingTest::answer);
    holder(
        pacer,
        turn -> {
          answer(turn);
          simulation.leap(GIVEN_UP);
          // Whoever asks next finds that it has had its time.
          assertThat(pacer.estimate(LANE, Urgency.BATCH)).isZero();
        });
    simulation.run();
    assertThat(told)
        .containsExactly(
            "given at 0 after 0",
            "ANSWERED after 2000000",
            "ABANDONED after " + GIVEN_UP.toNanos(),
            "given at 2702000000 after 2701000000",
            "ANSWERED after 0");
  }

  @Test
  void aTurnThatIsGivenUpByWhoWaitsIsReported() {
    waiter(pacer, Turn::close);
    holder(pacer, turn -> {});
    simulation.run();
    assertThat(told)
        .containsExactly(
            "given at 0 after 0",
            "ABANDONED after " + GIVEN_UP.toNanos(),
            "given at 2700000000 after 2699000000",
            "UNKNOWN after 0");
  }

  /** Opens one turn, and is then out of reach. */
  private final class LosingLedger extends SilentLedger {
    private final boolean known;
    private boolean opened;

    LosingLedger(boolean known) {
      this.known = known;
    }

    @Override
    public Verdict tryOpen(long now, @Nullable Exchange interactive, @Nullable Exchange batch) {
      if (!opened) {
        opened = true;
        return new Verdict.Go(Urgency.INTERACTIVE);
      }
      IllegalStateException planted = new IllegalStateException("planted");
      if (known) {
        throw new TurnRefused(
            CallFacts.of("asking the ledger"), TurnRefused.Reason.STORE_GONE, planted);
      }
      throw planted;
    }

    @Override
    public void deserted() {
      told.add("nobody waits");
    }
  }

  @ParameterizedTest(name = "the ledger says so: {0}")
  @ValueSource(booleans = {true, false})
  void everyoneWhoWaitsIsRefusedWhereTheLedgerIsLost(boolean known) {
    QueuePacer losing = pacer((lane, now) -> new LosingLedger(known));
    List<TurnRefused.Reason> reasons = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      simulation.spawn(
          "waiter " + i,
          () -> {
            simulation.sleep(MILLISECOND);
            try {
              take(losing);
            } catch (TurnRefused refused) {
              reasons.add(refused.reason());
            }
          });
    }
    holder(losing, Turn::close);
    simulation.run();
    assertThat(reasons).hasSize(3).containsOnly(TurnRefused.Reason.STORE_GONE);
  }

  @Test
  void aLedgerIsToldThatNobodyWaitsOnceTheLastOneHasLeft() {
    QueuePacer losing = pacer((lane, now) -> new LosingLedger(true));
    List<Thread> waiting = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      waiting.add(
          simulation.spawn(
              "waiter " + i,
              () -> {
                simulation.sleep(MILLISECOND);
                assertThatThrownBy(() -> take(losing)).isInstanceOf(InterruptedException.class);
                told.add("one left");
              }));
    }
    holder(
        losing,
        turn -> {
          for (Thread thread : waiting) {
            simulation.interrupt(thread);
            simulation.sleep(MILLISECOND);
          }
          turn.close();
        });
    simulation.run();
    assertThat(told)
        .containsExactly(
            "given at 0 after 0", "one left", "nobody waits", "one left", "UNKNOWN after 4000000");
  }
}
