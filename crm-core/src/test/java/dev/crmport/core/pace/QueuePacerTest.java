package dev.crmport.core.pace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmport.core.key.Lane;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a pacer asks its ledgers and tells them, where nobody waits. */
class QueuePacerTest {
  private static final Lane LANE = new Lane("acme");
  private static final Exchange EXCHANGE = new Exchange("findPerson", Duration.ofSeconds(2));
  private static final Duration QUARANTINE = Duration.ofSeconds(1);
  private static final long SECOND = 1_000_000_000;

  private final SetTime time = new SetTime();
  private final List<String> told = new ArrayList<>();
  private Runnable whenClosed = () -> {};

  private final QueuePacer pacer =
      new QueuePacer(
          (lane, now) -> new NotingLedger(lane),
          new PacerOptions(Pace.standard(), QUARANTINE, 10, time, null));

  /** Lets everybody go at once, and notes what it is told. */
  private final class NotingLedger implements LaneLedger {
    private final Lane lane;

    NotingLedger(Lane lane) {
      this.lane = lane;
    }

    private void note(String what) {
      told.add(lane.id() + " " + what);
    }

    @Override
    public Verdict tryOpen(long now, @Nullable Exchange interactive, @Nullable Exchange batch) {
      note("asked for " + name(interactive) + " and " + name(batch));
      return new Verdict.Go(interactive != null ? Urgency.INTERACTIVE : Urgency.BATCH);
    }

    private static String name(@Nullable Exchange exchange) {
      return exchange == null ? "nobody" : exchange.operation();
    }

    @Override
    public void ended(TurnEnd end, long departed, long moment) {
      note(end + " " + departed + " " + moment);
    }

    @Override
    public void hold(long until, long now) {
      note("held from " + now + " until " + until);
    }

    @Override
    public long forecast(
        Urgency urgency,
        int interactive,
        int batch,
        @Nullable Flight flight,
        Times times,
        long now) {
      return now;
    }

    @Override
    public boolean isForgettable(long now) {
      return true;
    }

    @Override
    public void close() {
      note("closed");
      whenClosed.run();
    }
  }

  private Turn take(Lane lane) throws InterruptedException {
    return pacer.take(lane, Urgency.INTERACTIVE, Deadline.in(Duration.ZERO, time), EXCHANGE);
  }

  private void request(Lane lane) throws InterruptedException {
    try (Turn turn = take(lane)) {
      turn.answered();
    }
  }

  @Test
  void aLedgerIsAskedForTheUrgencyThatCame() throws Exception {
    pacer.take(LANE, Urgency.BATCH, Deadline.none(), EXCHANGE).close();
    pacer.take(LANE, Urgency.INTERACTIVE, Deadline.none(), EXCHANGE).close();
    assertThat(told)
        .contains("acme asked for nobody and findPerson", "acme asked for findPerson and nobody");
  }

  @Test
  void aLedgerIsToldHowEachTurnEndedAndWhen() throws Exception {
    time.nanos = 7;
    try (Turn turn = take(LANE)) {
      time.nanos = 9;
      turn.answered();
      turn.hold(Duration.ofNanos(500));
      time.nanos = 20;
    }
    take(LANE).close();
    assertThat(told)
        .containsExactly(
            "acme asked for findPerson and nobody",
            "acme held from 9 until 509",
            "acme HELD 7 9",
            "acme asked for findPerson and nobody",
            "acme UNKNOWN 20 " + (20 + QUARANTINE.toNanos()));
  }

  @Test
  void aTurnThatWasAnsweredAndNeverClosedEndsAsAnswered() throws Exception {
    take(LANE).answered();
    time.nanos = 3 * SECOND;
    request(LANE);
    assertThat(told).contains("acme ANSWERED 0 0");
  }

  @Test
  void theLimitOfATurnIsCountedAnewWhereTheClockGoesBack() throws Exception {
    time.nanos = 10 * SECOND;
    assertThat(take(LANE)).isNotNull();
    time.nanos = 0;
    assertThat(pacer.estimate(LANE, Urgency.BATCH)).isZero();
    time.nanos = 3 * SECOND - 1;
    assertThat(pacer.estimate(LANE, Urgency.BATCH)).isZero();
    assertThat(told).hasSize(1);
    time.nanos = 3 * SECOND;
    assertThat(pacer.estimate(LANE, Urgency.BATCH)).isZero();
    assertThat(told).last().isEqualTo("acme ABANDONED 0 " + 3 * SECOND);
  }

  @Test
  void aPacerThatIsClosedClosesItsLedgers() throws Exception {
    request(LANE);
    request(new Lane("birch"));
    assertThat(told).doesNotContain("acme closed", "birch closed");
    pacer.close();
    assertThat(told).contains("acme closed", "birch closed");
  }

  @Test
  void aLedgerIsNotClosedBeforeItsOpenTurnHasEnded() throws Exception {
    Turn open = take(LANE);
    pacer.close();
    assertThat(told).doesNotContain("acme closed");
    open.close();
    assertThat(told).last().isEqualTo("acme closed");
  }

  @Test
  void aLaneThatIsForgottenClosesItsLedger() throws Exception {
    request(LANE);
    lookForIdleLanes();
    assertThat(told).contains("acme closed").doesNotContain("birch closed");
  }

  @Test
  void whoComesAsItsLaneIsForgottenIsGivenANewOne() throws Exception {
    request(LANE);
    List<Turn> taken = new ArrayList<>();
    // The lane's lock lets this thread in again, so it stands for another that comes just now.
    whenClosed =
        () -> {
          whenClosed = () -> {};
          assertThat(pacer.estimate(LANE, Urgency.BATCH)).isZero();
          taken.add(takeNow());
        };
    lookForIdleLanes();
    assertThat(taken).hasSize(1);
    told.clear();
    taken.getFirst().answered();
    taken.getFirst().close();
    assertThat(told).containsExactly("acme ANSWERED " + 10 * SECOND + " " + 10 * SECOND);
  }

  @Test
  void whoComesAsItsLaneIsForgottenIsGivenATurn() throws Exception {
    request(LANE);
    List<Turn> taken = new ArrayList<>();
    whenClosed =
        () -> {
          whenClosed = () -> {};
          taken.add(takeNow());
        };
    lookForIdleLanes();
    assertThat(taken).hasSize(1);
  }

  private void lookForIdleLanes() throws InterruptedException {
    // The first look only finds out which lanes there are.
    for (int i = 0; i < 2; i++) {
      time.nanos += 5 * SECOND;
      request(new Lane("birch"));
    }
  }

  private Turn takeNow() {
    try {
      return take(LANE);
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  @Test
  void aLedgerThatKnowsNoMoreSaysThatSomebodyMayFollowAtOnce() {
    assertThat(new NotingLedger(LANE).following(42)).isEqualTo(42);
  }
}
