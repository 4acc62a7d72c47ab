package dev.crmport.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A lane that is told to wait again and again goes slower, and no slower than it must. */
interface SlowingPromises extends PacerStage {
  @Test
  default void aServerWithALowerLimitThrottlesFewerThanOneInTen() {
    ThrottledCaller lane = new ThrottledCaller(this);
    lane.requests(40, 3);
    int before = lane.throttled;
    lane.requests(1_000, 3);
    assertThat(lane.throttled - before).as("throttled of 1000").isBetween(1, 99);
  }

  @Test
  default void aLaneWhoseServerRelentsIsBackAtThePaceAndNotAboveIt() {
    ThrottledCaller lane = new ThrottledCaller(this);
    lane.requests(100, 3);
    lane.requests(100, 100);
    int from = lane.departures.size();
    lane.requests(100, 100);
    List<Duration> departures = lane.departures;
    for (int i = from; i < departures.size(); i++) {
      assertThat(departures.get(i).minus(departures.get(i - 5)))
          .as("time between departures %d and %d", i - 5, i)
          .isEqualTo(window());
    }
  }

  @Test
  default void oneHoldIsWaitedOutAndNoMore() {
    ThrottledCaller lane = new ThrottledCaller(this);
    lane.requests(20, 100);
    lane.requests(1, 0);
    Duration held = lane.departures.getLast();
    lane.requests(10, 100);
    int first = lane.departures.size() - 10;
    for (int i = 0; i < 10; i++) {
      assertThat(lane.departures.get(first + i))
          .isEqualTo(held.plus(ThrottledCaller.PAUSE).plus(window().multipliedBy(i / 5)));
    }
  }
}
