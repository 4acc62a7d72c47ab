package dev.crmport.core.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DeadlineTest {
  private final SetTime time = new SetTime();

  @Test
  void itIsTheLastMomentThatIsInTime() {
    time.nanos = 100;
    Deadline deadline = Deadline.in(Duration.ofNanos(7), time);
    assertThat(deadline.isBefore(107)).isFalse();
    assertThat(deadline.isBefore(108)).isTrue();
    assertThat(Deadline.none().isBefore(Long.MAX_VALUE)).isFalse();
  }

  @Test
  void itMayLieBeyondTheLastMomentThatCanBeCounted() {
    time.nanos = Long.MAX_VALUE - 3;
    Deadline deadline = Deadline.in(Duration.ofNanos(10), time);
    assertThat(deadline.isBefore(time.nanos + 10)).isFalse();
    assertThat(deadline.isBefore(time.nanos + 11)).isTrue();
  }

  @Test
  void oneInThePastIsRefused() {
    assertThatThrownBy(() -> Deadline.in(Duration.ofNanos(-1), time))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the deadline was not set");
  }
}
