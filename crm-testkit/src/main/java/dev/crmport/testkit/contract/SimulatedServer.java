package dev.crmport.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmport.core.pace.Anchor;
import dev.crmport.core.pace.Pace;
import java.time.Duration;
import java.util.PriorityQueue;

/**
 * The server at the far end of a simulation: sees requests arrive, at most so many in any rolling
 * window, and never a second one before it is done with the first. With pacing by departures it
 * looks at those, which is all that is promised then.
 */
final class SimulatedServer {
  private final Pace pace;

  /** When requests arrive that have not yet been looked at; some are still on their way. */
  private final PriorityQueue<Long> arrivals = new PriorityQueue<>();

  /** The last arrivals that were looked at, and how many there were. */
  private final long[] seen;

  private long count;

  /** Until when it may be busy with the requests that have left. */
  private long busyUntil;

  SimulatedServer(Pace pace) {
    this.pace = pace;
    seen = new long[pace.permits()];
  }

  /**
   * A request leaves.
   *
   * @param arrives when it is seen here
   * @param done when it is certainly done with
   */
  void sent(long departs, long arrives, long done) {
    assertThat(departs)
        .as("departure, while another request may be under way")
        .isGreaterThanOrEqualTo(busyUntil);
    lookUntil(departs);
    arrivals.add(pace.anchor() == Anchor.ANSWER ? arrives : departs);
    busyUntil = done;
  }

  private void lookUntil(long moment) {
    while (!arrivals.isEmpty() && arrivals.peek() <= moment) {
      long arrival = arrivals.remove();
      int place = (int) (count % seen.length);
      if (count >= seen.length) {
        assertThat(Duration.ofNanos(arrival - seen[place]))
            .as("time between arrivals %d and %d", count - seen.length, count)
            .isGreaterThanOrEqualTo(pace.window());
      }
      seen[place] = arrival;
      count++;
    }
  }

  /** Looks at all that is still on its way; returns how many arrived in all. */
  long close() {
    lookUntil(Long.MAX_VALUE);
    return count;
  }
}
