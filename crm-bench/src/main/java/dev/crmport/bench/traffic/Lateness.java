package dev.crmport.bench.traffic;

import dev.crmport.bench.Samples;
import java.util.Arrays;
import java.util.List;

/**
 * How much later than the rule allows a limiter gave its turns, by the client's own stamps.
 *
 * <p>The earliest allowed instant of a departure is the last of three: the end of the request
 * before it; the anchor of the fifth before it, and a window; and the moment since which somebody
 * was waiting. Turns that came at once, to a caller who came after that instant, are left out: they
 * would only make the rest look better.
 */
final class Lateness {
  private static final int PERMITS = 5;

  /** A second, and the millisecond that the pacer adds for the clocks' sake. */
  private static final long WINDOW = 1_001_000_000;

  private Lateness() {}

  /**
   * In nanoseconds, one value for each turn that was waited for.
   *
   * @param trips of one limiter with one request in flight, by departure
   * @param anchoredAtAnswer whether the window is anchored where the answer began, or else where
   *     the request departed
   */
  static Samples of(List<Trip> trips, boolean anchoredAtAnswer) {
    long[] waitingSince = waitingSince(trips);
    long[] late = new long[trips.size()];
    int waited = 0;
    for (int i = 1; i < trips.size(); i++) {
      Trip trip = trips.get(i);
      long allowed = later(trips.get(i - 1).ended(), waitingSince[i]);
      if (i >= PERMITS) {
        Trip fifth = trips.get(i - PERMITS);
        long anchor = anchoredAtAnswer ? fifth.began() : fifth.departed();
        allowed = later(allowed, anchor + WINDOW);
      }
      if (allowed - trip.asked() > 0) {
        late[waited++] = trip.departed() - allowed;
      }
    }
    return Samples.of(Arrays.copyOf(late, waited));
  }

  /** Of those who had not departed before the i-th departure, when the first had come. */
  private static long[] waitingSince(List<Trip> trips) {
    long[] since = new long[trips.size()];
    for (int i = since.length - 1; i >= 0; i--) {
      long asked = trips.get(i).asked();
      since[i] = i == since.length - 1 || asked - since[i + 1] < 0 ? asked : since[i + 1];
    }
    return since;
  }

  private static long later(long a, long b) {
    return a - b > 0 ? a : b;
  }
}
