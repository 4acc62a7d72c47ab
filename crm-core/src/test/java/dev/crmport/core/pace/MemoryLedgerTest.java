package dev.crmport.core.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmport.core.pace.LaneLedger.Times;
import dev.crmport.core.pace.LaneLedger.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MemoryLedgerTest {
  private static final long W = 1_001_000_000L;
  private static final Pace PACE = Pace.standard();
  private static final List<TurnEnd> ENDS = List.of(TurnEnd.values());
  private final MemoryLedger ledger = new MemoryLedger(PACE, 0);

  private static Verdict ask(MemoryLedger ledger, long now) {
    return ledger.tryOpen(now, null, Exchange.unnamed());
  }

  private static void answered(MemoryLedger ledger, long departed, long moment) {
    assertThat(ask(ledger, departed)).isInstanceOf(Verdict.Go.class);
    ledger.ended(TurnEnd.ANSWERED, departed, moment);
  }

  private void fill(long from) {
    for (int i = 0; i < 5; i++) {
      answered(ledger, from + 10L * i, from + 10L * i + 10);
    }
  }

  private static Verdict notBefore(long moment) {
    return new Verdict.NotBefore(moment);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 42, -W, Long.MAX_VALUE - 7, Long.MAX_VALUE - W, Long.MIN_VALUE})
  void theSixthLeavesAWindowAfterTheFirstAnswerWhereverTheClockStands(long start) {
    MemoryLedger anywhere = new MemoryLedger(PACE, start);
    for (int i = 0; i < 5; i++) {
      answered(anywhere, start + 100L * i, start + 100L * i + 100);
    }
    assertThat(ask(anywhere, start + 600)).isEqualTo(notBefore(start + 100 + W));
    assertThat(ask(anywhere, start + 99 + W)).isEqualTo(notBefore(start + 100 + W));
    assertThat(ask(anywhere, start + 100 + W)).isInstanceOf(Verdict.Go.class);
  }

  @Test
  void departurePacingCountsFromTheDeparture() {
    MemoryLedger departures = new MemoryLedger(PACE.anchoredAt(Anchor.DEPARTURE), 0);
    for (int i = 0; i < 5; i++) {
      answered(departures, 100L * i, 100L * i + 100);
    }
    assertThat(ask(departures, 600)).isEqualTo(notBefore(W));
    assertThat(ask(departures, W)).isInstanceOf(Verdict.Go.class);
    departures.ended(TurnEnd.UNKNOWN, W, W + 900);
    assertThat(ask(departures, W + 5)).as("it may still arrive").isEqualTo(notBefore(W + 900));
    assertThat(ask(departures, W + 900)).isInstanceOf(Verdict.Go.class);
  }

  @Test
  void whatIsUnusedCountsForNothing() {
    for (int i = 0; i < 20; i++) {
      assertThat(ask(ledger, i)).isInstanceOf(Verdict.Go.class);
      ledger.ended(TurnEnd.UNUSED, i, i);
    }
    assertThat(ledger.isForgettable(20)).isTrue();
  }

  @Test
  void anUnknownEndClosesTheLaneAndCountsUntilThen() {
    assertThat(ask(ledger, 0)).isInstanceOf(Verdict.Go.class);
    ledger.ended(TurnEnd.ABANDONED, 0, 5_000);
    assertThat(ask(ledger, 4_999)).isEqualTo(notBefore(5_000));
    for (int i = 0; i < 4; i++) {
      answered(ledger, 5_000 + i, 5_000 + i);
    }
    assertThat(ask(ledger, 5_010)).isEqualTo(notBefore(5_000 + W));
  }

  @Test
  void aClockThatGoesBackIsOneThatHasStoodStill() {
    fill(1_000);
    ledger.hold(3_000, 2_000);
    assertThat(ask(ledger, 500)).isEqualTo(notBefore(1_010 - 1_500 + W));
    assertThat(ask(ledger, 1_010 - 1_500 + W)).isInstanceOf(Verdict.Go.class);
  }

  @Test
  void aClockThatGoesBackLeavesAHoldAsLongAsItWas() {
    ledger.hold(10_000, 2_000);
    assertThat(ask(ledger, 500)).isEqualTo(notBefore(8_500));
  }

  @Test
  void anAnswerIsAMomentThatHasBeen() {
    assertThat(ask(ledger, 0)).isInstanceOf(Verdict.Go.class);
    ledger.ended(TurnEnd.ANSWERED, 0, 700);
    for (int i = 0; i < 4; i++) {
      answered(ledger, 700, 700);
    }
    // Without that, the answers would seem to lie 200 ahead, and the window to open so much later.
    assertThat(ask(ledger, 500)).isEqualTo(notBefore(500 + W));
  }

  @Test
  void aSlowLaneKeepsItsFewerPermitsAndItsLongerWindow() {
    held(0);
    held(100);
    assertThat(ask(ledger, 101)).as("two permits now").isEqualTo(notBefore(W));
    answered(ledger, W, W);
    assertThat(ask(ledger, W + 50)).isEqualTo(notBefore(100 + W));
    held(100 + W);
    assertThat(ask(ledger, 101 + W)).as("one").isEqualTo(notBefore(100 + 2 * W));
    held(100 + 2 * W);
    assertThat(ask(ledger, 200 + 2 * W)).as("half a one").isEqualTo(notBefore(100 + 4 * W));
  }

  private void held(long moment) {
    assertThat(ask(ledger, moment)).isInstanceOf(Verdict.Go.class);
    ledger.hold(moment, moment);
    ledger.ended(TurnEnd.HELD, moment, moment);
  }

  @Test
  void whoFollowsTheOpenTurnIsKnownBeforeItEnds() {
    fill(0);
    assertThat(ask(ledger, 10 + W)).isInstanceOf(Verdict.Go.class);
    assertThat(ledger.following(10 + W)).isEqualTo(20 + W);
    MemoryLedger single = new MemoryLedger(Pace.of(1, Duration.ofSeconds(1)), 0);
    assertThat(single.following(7)).as("that depends on the open one").isEqualTo(7);
  }

  @Test
  void aLaneIsForgettableOnceNothingOfItMatters() {
    assertThat(ledger.isForgettable(0)).isTrue();
    answered(ledger, 0, 10);
    assertThat(ledger.isForgettable(9 + W)).isFalse();
    assertThat(ledger.isForgettable(10 + W)).isTrue();
    ledger.hold(20 + W + 5, 20 + W);
    assertThat(ledger.isForgettable(20 + W + 4)).isFalse();
    assertThat(ledger.isForgettable(20 + W + 5)).isTrue();
  }

  @Test
  void aSlowLaneIsRememberedForAMinute() {
    held(0);
    held(1);
    assertThat(ledger.isForgettable(64 * W)).isFalse();
    assertThat(ledger.isForgettable(1 + 64 * W)).isTrue();
  }

  @Test
  void whatIsWrittenDownGoesOnElsewhereJustTheSame() {
    long seed = Long.getLong("crm.seed", System.identityHashCode(new Object()) * 7919L);
    Random random = new Random(seed);
    MemoryLedger one = new MemoryLedger(PACE, 0);
    // Another machine, another origin of its clock.
    long offset = random.nextLong();
    MemoryLedger other = new MemoryLedger(PACE, offset);
    long now = 0;
    for (int i = 0; i < 20_000; i++) {
      other = new MemoryLedger(PACE, other.memory(now + offset), now + offset);
      Exchange person = random.nextBoolean() ? Exchange.unnamed() : null;
      Exchange job = person == null || random.nextBoolean() ? Exchange.unnamed() : null;
      Verdict verdict = one.tryOpen(now, person, job);
      Verdict same = other.tryOpen(now + offset, person, job);
      if (verdict instanceof Verdict.NotBefore wait) {
        assertThat(same)
            .as("request %d, seed %d", i, seed)
            .isEqualTo(notBefore(wait.moment() + offset));
        now = wait.moment();
        continue;
      }
      assertThat(same).as("request %d, seed %d", i, seed).isEqualTo(verdict);
      long moment = now + random.nextInt(100_000_000);
      TurnEnd end = ENDS.get(random.nextInt(ENDS.size()));
      if (end == TurnEnd.HELD) {
        long until = moment + random.nextInt(500_000_000);
        one.hold(until, moment);
        other.hold(until + offset, moment + offset);
      }
      one.ended(end, now, moment);
      other.ended(end, now + offset, moment + offset);
      now = moment + random.nextInt(30_000_000);
    }
  }

  @Test
  void aMemoryOfAnotherPaceOrOfNonsenseIsRefused() {
    LedgerMemory memory = ledger.memory(0);
    assertThatThrownBy(() -> new MemoryLedger(Pace.of(2, Duration.ofSeconds(1)), memory, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("pace");
    List<Long> anchors = List.of(1L, 2L, 3L, 4L, 5L);
    int[][] nonsense = {
      {0, 0, 0, 0},
      {6, 0, 0, 0},
      {5, -1, 0, 0},
      {5, 5, 0, 0},
      {5, 0, -1, 0},
      {5, 0, 21, 0},
      {5, 0, 0, -1}
    };
    for (int[] wrong : nonsense) {
      assertThatThrownBy(() -> new LedgerMemory(anchors, 0, wrong[0], wrong[1], wrong[2], wrong[3]))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("was not read");
    }
    assertThat(new LedgerMemory(anchors, 0, 5, 4, 20, 0).permits()).isEqualTo(5);
  }

  @Test
  void theForecastCountsHoldsAndSlowness() {
    assertThat(ledger.forecast(Urgency.BATCH, 0, 0, null, Times.NONE, 7)).isEqualTo(7);
    ledger.hold(500, 7);
    assertThat(ledger.forecast(Urgency.BATCH, 0, 0, null, Times.NONE, 8)).isEqualTo(500);
    assertThat(ledger.forecast(Urgency.BATCH, 3, 2, null, Times.NONE, 8)).isEqualTo(500 + W);
    held(500);
    held(501);
    assertThat(ledger.forecast(Urgency.BATCH, 0, 0, null, Times.NONE, 502)).isEqualTo(500 + W);
    assertThat(ledger.forecast(Urgency.BATCH, 0, 2, null, Times.NONE, 502)).isEqualTo(500 + 2 * W);
  }
}
