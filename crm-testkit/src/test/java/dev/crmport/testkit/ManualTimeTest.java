package dev.crmport.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ManualTimeTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  @Test
  void timeStandsStillUntilItIsMoved() {
    ManualTime time = ManualTime.stopped();
    Instant start = time.now();
    assertThat(time.nanos()).isZero();
    time.advance(SECOND);
    assertThat(time.nanos()).isEqualTo(SECOND.toNanos());
    assertThat(time.now()).isEqualTo(start.plus(SECOND));
  }

  @Test
  void timeDoesNotGoBack() {
    ManualTime time = ManualTime.stoppedAt(100);
    assertThatThrownBy(() -> time.advance(Duration.ofNanos(-1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> time.advanceTo(99)).isInstanceOf(IllegalArgumentException.class);
    assertThat(time.nanos()).isEqualTo(100);
  }

  @Test
  void aSleeperWakesWhenItsMomentHasComeAndNotBefore() throws Exception {
    ManualTime time = ManualTime.stopped();
    Thread sleeper = sleeping(time, SECOND, () -> {});
    time.awaitParked(1);
    time.advance(SECOND.minusNanos(1));
    time.awaitParked(1);
    assertThat(time.parkedThreads()).containsExactly(sleeper);
    time.advance(Duration.ofNanos(1));
    sleeper.join();
    assertThat(time.parkedThreads()).isEmpty();
  }

  @ParameterizedTest(name = "from {0} ns")
  @ValueSource(longs = {0, -5_000_000_000L, Long.MAX_VALUE - 1_500_000_000L, Long.MAX_VALUE})
  void sleepersWakeInTheOrderOfTheirMoments(long start) throws Exception {
    ManualTime time = ManualTime.stoppedAt(start);
    List<String> woken = Collections.synchronizedList(new ArrayList<>());
    List<Thread> sleepers = new ArrayList<>();
    for (int seconds : new int[] {3, 1, 2}) {
      sleepers.add(
          sleeping(
              time,
              SECOND.multipliedBy(seconds),
              () -> woken.add(seconds + " s at " + (time.nanos() - start) / SECOND.toNanos())));
      time.awaitParked(sleepers.size());
    }
    time.runToTheEndOf(sleepers);
    assertThat(woken).containsExactly("1 s at 1", "2 s at 2", "3 s at 3");
  }

  @Test
  void parkingForAMomentThatHasPassedReturnsAtOnce() {
    ManualTime time = ManualTime.stoppedAt(5);
    time.parkUntil(this, 5);
    time.parkUntil(this, -5);
    assertThat(time.nanos()).isEqualTo(5);
  }

  @Test
  void anUnparkedThreadGoesOn() throws Exception {
    ManualTime time = ManualTime.stopped();
    Thread parked = Thread.ofPlatform().start(() -> time.park(this));
    LockSupport.unpark(parked);
    parked.join();
    assertThat(time.nanos()).isZero();
  }

  @Test
  void anInterruptEndsASleep() throws Exception {
    ManualTime time = ManualTime.stopped();
    List<Throwable> ends = Collections.synchronizedList(new ArrayList<>());
    Thread sleeper =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    time.sleep(SECOND);
                  } catch (InterruptedException interrupted) {
                    ends.add(interrupted);
                  }
                });
    time.awaitParked(1);
    sleeper.interrupt();
    sleeper.join();
    assertThat(ends).hasSize(1);
    assertThat(time.parkedThreads()).isEmpty();
  }

  @Test
  void aClockThatMovesByItselfSleepsNoRealTime() throws Exception {
    ManualTime time = ManualTime.autoAdvancing();
    time.sleep(Duration.ofDays(1));
    assertThat(Duration.ofNanos(time.nanos())).isEqualTo(Duration.ofDays(1));
  }

  @Test
  void aClockThatMovesByItselfStillEndsAnInterruptedSleep() {
    ManualTime time = ManualTime.autoAdvancing();
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> time.sleep(SECOND)).isInstanceOf(InterruptedException.class);
    assertThat(time.nanos()).isZero();
  }

  @Test
  void advancingToTheNextMomentTellsWhetherThereWasOne() throws Exception {
    ManualTime time = ManualTime.stopped();
    assertThat(time.advanceToNext()).isFalse();
    Thread sleeper = sleeping(time, SECOND, () -> {});
    time.awaitParked(1);
    assertThat(time.advanceToNext()).isTrue();
    sleeper.join();
    assertThat(time.nanos()).isEqualTo(SECOND.toNanos());
  }

  @Test
  void threadsThatWaitForEachOtherAreReported() {
    ManualTime time = ManualTime.stopped();
    Thread stuck =
        Thread.ofVirtual()
            .start(
                () -> {
                  while (!Thread.currentThread().isInterrupted()) {
                    time.park(this);
                  }
                });
    assertThatThrownBy(() -> time.runToTheEndOf(List.of(stuck)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("wait for each other");
    stuck.interrupt();
  }

  @Timeout(20)
  @ParameterizedTest(name = "a leap of {0} s")
  @ValueSource(longs = {-3_600, 3_600})
  void sleepersKeepTheirLengthWhenTheClockLeaps(long seconds) throws Exception {
    ManualTime time = ManualTime.stopped();
    Instant wall = time.now();
    Thread parked = Thread.ofVirtual().start(() -> time.parkUntil(this, SECOND.toNanos()));
    // No roll call: it would end this park, which nothing repeats. Nor are the parked ones asked
    // for: who has to wait for their lock may go on to its park with a permit left.
    while (parked.isAlive() && LockSupport.getBlocker(parked) != this) {
      Thread.onSpinWait();
    }
    assertThat(time.parkedThreads()).containsExactly(parked);
    time.leap(Duration.ofSeconds(seconds));
    assertThat(Duration.ofNanos(time.nanos())).isEqualTo(Duration.ofSeconds(seconds));
    assertThat(time.now()).as("the wall clock").isEqualTo(wall);
    time.advance(SECOND.minusNanos(1));
    assertThat(time.parkedThreads()).containsExactly(parked);
    time.advanceTo(Duration.ofSeconds(seconds + 1).toNanos());
    parked.join();
    assertThat(time.now()).isEqualTo(wall.plus(SECOND));
  }

  private static Thread sleeping(ManualTime time, Duration pause, Runnable then) {
    return Thread.ofVirtual()
        .start(
            () -> {
              try {
                time.sleep(pause);
                then.run();
              } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
              }
            });
  }
}
