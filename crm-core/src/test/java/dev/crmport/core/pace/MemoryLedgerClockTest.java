package dev.crmport.core.pace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmport.core.pace.LaneLedger.Times;
import dev.crmport.core.pace.LaneLedger.Verdict;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a ledger makes of moments: clocks that go back, answers noted late, holds that are over. */
class MemoryLedgerClockTest {
  private static final long W = 1_001_000_000L;
  private static final Pace SINGLE = Pace.of(1, Duration.ofSeconds(1));

  private final MemoryLedger ledger = new MemoryLedger(Pace.standard(), 0);

  private static void go(MemoryLedger ledger, long now) {
    assertThat(ledger.tryOpen(now, null, Exchange.unnamed()))
        .isEqualTo(new Verdict.Go(Urgency.BATCH));
  }

  private static void answered(MemoryLedger ledger, long departed, long moment) {
    go(ledger, departed);
    ledger.ended(TurnEnd.ANSWERED, departed, moment);
  }

  private void fill() {
    for (int i = 0; i < 5; i++) {
      answered(ledger, 1_000 + 10L * i, 1_010 + 10L * i);
    }
  }

  private long forecast(long now) {
    return ledger.forecast(Urgency.BATCH, 0, 0, null, Times.NONE, now);
  }

  @Test
  void whatIsWrittenDownDoesNotDependOnAClockThatHasGoneBack() {
    fill();
    LedgerMemory before = ledger.memory(1_050);
    assertThat(ledger.memory(550)).isEqualTo(before);
  }

  @Test
  void aForecastGoesBackWithTheClock() {
    fill();
    assertThat(forecast(1_050)).isEqualTo(1_010 + W);
    assertThat(forecast(550)).isEqualTo(510 + W);
  }

  @Test
  void aLaneThatWasIdleForAWindowStaysSoThoughTheClockGoesBack() {
    fill();
    assertThat(ledger.isForgettable(1_049 + W)).isFalse();
    assertThat(ledger.isForgettable(0)).as("a window but one nanosecond").isFalse();
    assertThat(ledger.isForgettable(1)).isTrue();
    assertThat(ledger.isForgettable(-9_000)).isTrue();
  }

  @Test
  void anAnswerThatIsNotCountedIsAMomentThatHasBeenAllTheSame() {
    MemoryLedger departures = new MemoryLedger(SINGLE.anchoredAt(Anchor.DEPARTURE), 0);
    answered(departures, 0, 700);
    assertThat(departures.tryOpen(500, null, Exchange.unnamed()))
        .as("200 were lost, of the window's as of the clock's")
        .isEqualTo(new Verdict.NotBefore(W - 200));
  }

  @Test
  void anAnswerThatIsNotedLateDoesNotSetTheClockBack() {
    MemoryLedger departures = new MemoryLedger(SINGLE.anchoredAt(Anchor.DEPARTURE), 0);
    go(departures, 0);
    departures.hold(0, 700);
    departures.ended(TurnEnd.ANSWERED, 0, 300);
    assertThat(departures.tryOpen(500, null, Exchange.unnamed()))
        .isEqualTo(new Verdict.NotBefore(W - 200));
  }

  @Test
  void aHoldThatIsOverDelaysNobody() {
    ledger.hold(500, 7);
    assertThat(forecast(499)).isEqualTo(500);
    assertThat(forecast(600)).isEqualTo(600);
  }

  @Test
  void aForecastKnowsOfADoubledWindow() {
    long now = 0;
    for (int i = 0; i < 4; i++) {
      now = Math.max(now, ledger.earliest());
      go(ledger, now);
      ledger.hold(now, now);
      ledger.ended(TurnEnd.HELD, now, now);
    }
    assertThat(ledger.earliest()).as("half a permit").isEqualTo(now + 2 * W);
    assertThat(forecast(now)).isEqualTo(now + 2 * W);
  }

  @Test
  void aSlowLaneThatIsHeldLongIsRememberedUntilTheHoldIsOver() {
    for (int i = 0; i < 2; i++) {
      go(ledger, i);
      ledger.hold(i, i);
      ledger.ended(TurnEnd.HELD, i, i);
    }
    ledger.hold(70 * W, 1);
    assertThat(ledger.isForgettable(70 * W - 1)).isFalse();
    assertThat(ledger.isForgettable(70 * W)).isTrue();
  }
}
