package dev.crmport.core.pace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmport.core.key.Lane;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

class LanesTest {
  private static final long WINDOW = Duration.ofMillis(1_001).toNanos();
  private static final Lane BUSY = new Lane("busy");

  private final SetTime time = new SetTime();
  private final JvmPacer pacer = JvmPacer.builder().time(time).build();

  private Turn take(Lane lane) throws InterruptedException {
    return pacer.take(lane, Urgency.BATCH, Deadline.in(Duration.ZERO, time));
  }

  private void request(Lane lane) throws InterruptedException {
    try (Turn turn = take(lane)) {
      turn.answered();
    }
  }

  private void useMany() throws InterruptedException {
    for (int i = 0; i < 10_000; i++) {
      request(new Lane("lane" + i));
    }
  }

  /** Uses one lane only, slowly enough that each request is free. */
  private void goOnWith(int requests) throws InterruptedException {
    for (int i = 0; i < requests; i++) {
      time.nanos += WINDOW;
      request(BUSY);
    }
  }

  @Test
  void tenThousandIdleLanesAreForgottenWhileAnotherOneIsUsed() throws Exception {
    useMany();
    assertThat(pacer.lanes()).isEqualTo(10_000);
    goOnWith(10_000 / 16 + 10);
    assertThat(pacer.lanes()).isEqualTo(1);
  }

  @Test
  void aLaneIsNotForgottenBeforeItsWindowIsOver() throws Exception {
    useMany();
    time.nanos = WINDOW - 1;
    for (int i = 0; i < 5; i++) {
      request(BUSY);
    }
    assertThat(pacer.lanes()).isEqualTo(10_001);
  }

  @Test
  void aLaneThatIsNeededIsKept() throws Exception {
    Lane open = new Lane("open");
    Lane held = new Lane("held");
    Lane lost = new Lane("lost");
    try (Turn turn = take(held)) {
      turn.answered();
      turn.hold(Duration.ofHours(1));
    }
    take(lost).close();
    Turn turn =
        pacer.take(
            open, Urgency.BATCH, Deadline.none(), new Exchange("export", Duration.ofHours(1)));
    goOnWith(20);
    assertThat(pacer.lanes()).as("busy, open and held; not lost any more").isEqualTo(3);
    turn.answered();
    turn.close();
    goOnWith(20);
    assertThat(pacer.lanes()).as("busy and held").isEqualTo(2);
    assertThat(pacer.estimate(held, Urgency.BATCH))
        .isEqualTo(Duration.ofHours(1).minusNanos(40 * WINDOW));
    time.nanos += Duration.ofHours(1).toNanos();
    goOnWith(20);
    assertThat(pacer.lanes()).isEqualTo(1);
  }

  @Test
  void aLaneThatWasForgottenIsNewAgain() throws Exception {
    Lane again = new Lane("again");
    Turn stale = take(again);
    stale.answered();
    stale.close();
    goOnWith(20);
    assertThat(pacer.lanes()).isEqualTo(1);
    for (int i = 0; i < 5; i++) {
      request(again);
    }
    stale.close();
    assertThat(pacer.estimate(again, Urgency.BATCH)).isEqualTo(Duration.ofNanos(WINDOW));
  }

  /** The first look only finds out which lanes there are. */
  private void firstLook() throws InterruptedException {
    time.nanos = 4 * WINDOW;
    request(BUSY);
  }

  @Test
  void idleLanesAreLookedForEveryFourWindowsAndNotMoreOften() throws Exception {
    request(new Lane("first"));
    firstLook();
    for (long round = 2; round < 5; round++) {
      time.nanos = 4 * round * WINDOW - 1;
      request(BUSY);
      assertThat(pacer.lanes()).as("lanes before look %d", round).isEqualTo(2);
      time.nanos = 4 * round * WINDOW;
      request(BUSY);
      assertThat(pacer.lanes()).as("lanes after look %d", round).isEqualTo(1);
      request(new Lane("another"));
    }
  }

  @Test
  void oneLookTakesInNoMoreThanSixteenLanes() throws Exception {
    for (int i = 0; i < 40; i++) {
      request(new Lane("lane" + i));
    }
    firstLook();
    time.nanos += 4 * WINDOW;
    for (int left = 24; left > 0; left -= 16) {
      request(BUSY);
      assertThat(pacer.lanes()).as("lanes, this one included").isBetween(left + 1, left + 2);
    }
  }

  @Test
  void whicheverThreadComesNextLooks() throws Exception {
    goOnWith(20);
    FutureTask<Void> elsewhere =
        new FutureTask<>(
            () -> {
              request(new Lane("idle"));
              goOnWith(20);
              return null;
            });
    Thread.ofVirtual().start(elsewhere);
    elsewhere.get();
    assertThat(pacer.lanes()).isEqualTo(1);
  }
}
