package dev.crmport.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmport.core.pace.Anchor;
import dev.crmport.core.pace.Pace;
import dev.crmport.core.pace.Pacer;
import dev.crmport.core.pace.Time;
import dev.crmport.testkit.JvmPacers;
import dev.crmport.testkit.contract.Tally.Event;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The core's pacer at length: what its contract shows with some thousand requests. */
final class MillionRequestsTest implements PacerStage {
  private static final int MILLION = 1_000_000;

  @Override
  public Pacer pacer(Pace pace, Duration quarantine, int mostWaiters, Time time) {
    return JvmPacers.pacer(pace, quarantine, mostWaiters, time);
  }

  @Test
  void aMillionRequestsBreakNoPromise() {
    long seed = Draws.seed();
    System.out.println("a million requests with seed " + seed);
    // Some are refused, interrupted, or run out of time.
    Tally tally = TrafficTrial.run(this, TrafficPlan.of(seed, 9, MILLION + MILLION / 3));
    System.out.println(tally);
    assertThat(tally.of(Event.DEPARTED)).isGreaterThanOrEqualTo(MILLION);
    for (Event event : Event.values()) {
      if (event != Event.QUEUE_FULL) {
        assertThat(tally.of(event)).as("how often %s", event).isGreaterThan(500);
      }
    }
  }

  @Test
  void pacedByDeparturesTheyBreakNoPromiseEither() {
    long seed = Draws.seed();
    System.out.println("requests paced by departures with seed " + seed);
    TrafficTrial.run(this, TrafficPlan.of(seed, 9, MILLION / 5).anchoredAt(Anchor.DEPARTURE));
  }

  @Test
  void twoThousandMeetingsOfAFewBreakNoPromise() {
    long seed = Draws.seed();
    System.out.println("2000 runs from seed " + seed);
    for (int i = 0; i < 2_000; i++) {
      TrafficTrial.run(this, TrafficPlan.drawn(seed + i, 100));
    }
  }
}
