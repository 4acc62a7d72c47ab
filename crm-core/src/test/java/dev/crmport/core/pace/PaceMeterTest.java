package dev.crmport.core.pace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmport.core.key.Lane;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PaceMeterTest {
  private final SetTime time = new SetTime();
  private final PaceMeter meter = new PaceMeter(time);

  private void request(long departed, long exchange) {
    request(departed, exchange, TurnEnd.ANSWERED);
  }

  /** All in milliseconds. */
  private void request(long departed, long exchange, TurnEnd end) {
    meter.ended(
        new TurnFacts(
            new Lane("acme"),
            Urgency.BATCH,
            "findPerson",
            Duration.ofMillis(departed / 10),
            Duration.ofMillis(departed).toNanos() - 5),
        end,
        end == TurnEnd.ANSWERED ? Duration.ofMillis(exchange / 2) : Duration.ZERO,
        Duration.ofMillis(exchange));
    time.nanos = Duration.ofMillis(departed + exchange).toNanos() - 5;
  }

  @Test
  void nothingIsNothing() {
    assertThat(meter.figures())
        .isEqualTo(new PaceMeter.Figures(0, Duration.ZERO, Duration.ZERO, Duration.ZERO, 0, 0));
    assertThat(meter.figures().rate()).isZero();
    assertThat(meter.rateNow()).isZero();
    assertThat(meter.waitNow()).isZero();
    assertThat(meter.timeLeft(7)).isEmpty();
  }

  @Test
  void theFiguresCoverTheRun() {
    request(0, 100);
    request(100, 200);
    request(300, 50, TurnEnd.UNKNOWN);
    request(400, 0, TurnEnd.UNUSED);
    request(999, 1);
    request(1_000, 1_000);
    assertThat(meter.figures())
        .isEqualTo(
            new PaceMeter.Figures(
                5,
                Duration.ofSeconds(2),
                Duration.ofNanos((50_000_000 + 100_000_000 + 500_000_000) / 4),
                Duration.ofNanos((10 + 30 + 99 + 100) * 1_000_000L / 5),
                4,
                1));
    assertThat(meter.figures().rate()).isEqualTo(2.5);
  }

  @Test
  void requestsThatEndInAnotherOrderThanTheyLeftAreCountedInTheirSecond() {
    request(500, 4_000);
    request(900, 10);
    request(1_499, 10);
    request(100, 6_000);
    assertThat(meter.figures().mostInOneSecond()).as("500 to 1499").isEqualTo(3);
    assertThat(meter.figures().mostInFlight()).as("at 900").isEqualTo(3);
  }

  @Test
  void oneThatLeavesAsTheOtherEndsIsNotUnderWayWithIt() {
    request(0, 10);
    request(10, 10);
    assertThat(meter.figures().mostInFlight()).isEqualTo(1);
    request(19, 5);
    assertThat(meter.figures().mostInFlight()).isEqualTo(2);
  }

  @Test
  void rateAndWaitAndTimeLeftAreOfTheLastSeconds() {
    for (int i = 0; i < 50; i++) {
      request(200L * i, 10);
    }
    for (int i = 0; i < 10; i++) {
      request(20_000 + 500L * i, 499);
    }
    assertThat(meter.rateNow()).isEqualTo(2);
    assertThat(meter.waitNow()).isEqualTo(Duration.ofMillis(2_225));
    assertThat(meter.timeLeft(30)).contains(Duration.ofSeconds(15));
    time.nanos += Duration.ofMinutes(1).toNanos();
    assertThat(meter.rateNow()).isZero();
    assertThat(meter.timeLeft(1)).isEmpty();
    assertThat(meter.figures().requests()).as("though the run goes on").isEqualTo(60);
  }

  @Test
  void itDoesNotMatterWhereTheClockStandsAsTheRunBegins() {
    for (int i = 0; i < 20; i++) {
      request(1_000_000 + 200L * i, 10);
    }
    assertThat(meter.rateNow()).isEqualTo(19 / 3.81);
    assertThat(meter.waitNow()).isEqualTo(Duration.ofMillis(100_190));
  }

  @Test
  void whatLeftFiveSecondsAgoIsNotNowAnyMore() {
    request(1_000, 10);
    request(6_000, 0);
    assertThat(meter.waitNow()).isEqualTo(Duration.ofMillis(600));
    assertThat(meter.rateNow()).isEqualTo(0.2);
  }

  @Test
  void aRunThatPausesForMoreThanAMinuteIsMeasuredOn() {
    request(0, 10);
    request(61_000, 10);
    assertThat(meter.figures().requests()).isEqualTo(2);
    assertThat(meter.rateNow()).isEqualTo(0.2);
  }

  @Test
  void manyThreadsMayTellAndAsk() throws Exception {
    askAll();
    FutureTask<Void> elsewhere =
        new FutureTask<>(
            () -> {
              askAll();
              return null;
            });
    Thread.ofVirtual().start(elsewhere);
    elsewhere.get(1, TimeUnit.MINUTES);
    assertThat(meter.figures().requests()).isEqualTo(2);
  }

  private void askAll() {
    request(0, 10);
    assertThat(meter.rateNow()).isPositive();
    assertThat(meter.waitNow()).isZero();
    assertThat(meter.figures().requests()).isPositive();
  }
}
