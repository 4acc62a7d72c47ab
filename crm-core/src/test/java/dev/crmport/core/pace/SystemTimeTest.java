package dev.crmport.core.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The machine's clock and its parking; how long something takes is not looked at. */
@Timeout(60)
class SystemTimeTest {
  private final Time time = Time.system();
  private final Object blocker = new Object();

  @Test
  void timePassesByTheLengthThatIsSlept() throws Exception {
    long before = time.nanos();
    time.sleep(Duration.ofMillis(2));
    assertThat(time.nanos() - before).isGreaterThanOrEqualTo(2_000_000);
    assertThat(time.now()).isAfter(Instant.parse("2026-01-01T00:00:00Z"));
  }

  @Test
  void whoParksStaysUntilItIsUnparked() throws Exception {
    staysUntilUnparked(clock -> clock.park(blocker));
  }

  @Test
  void whoParksUntilAMomentIsUnparkedBeforeIt() throws Exception {
    long tomorrow = time.nanos() + Duration.ofDays(1).toNanos();
    staysUntilUnparked(clock -> clock.parkUntil(blocker, tomorrow));
  }

  private void staysUntilUnparked(Consumer<Time> park) throws InterruptedException {
    Thread parked = Thread.ofPlatform().start(() -> park.accept(time));
    while (parked.isAlive() && LockSupport.getBlocker(parked) == null) {
      Thread.onSpinWait();
    }
    assertThat(LockSupport.getBlocker(parked)).isSameAs(blocker);
    time.unpark(parked);
    parked.join();
  }
}
