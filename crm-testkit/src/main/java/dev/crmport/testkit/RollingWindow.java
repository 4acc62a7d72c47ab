package dev.crmport.testkit;

import java.util.ArrayList;
import java.util.List;

/**
 * Arithmetic over moments in ascending order. A window is half open, [t, t + length): two arrivals
 * exactly a window apart are never in one.
 */
final class RollingWindow {
  private RollingWindow() {}

  /** The most arrivals in any window of this length; linear. */
  static int most(long[] sorted, long lengthNanos) {
    int most = 0;
    int first = 0;
    for (int last = 0; last < sorted.length; last++) {
      while (sorted[last] - sorted[first] >= lengthNanos) {
        first++;
      }
      most = Math.max(most, last - first + 1);
    }
    return most;
  }

  /** Every window that begins with an arrival and holds more than the permits; linear. */
  static List<TrafficRecord.Window> above(int permits, long[] sorted, long lengthNanos) {
    List<TrafficRecord.Window> windows = new ArrayList<>();
    int end = 0;
    for (int first = 0; first < sorted.length; first++) {
      while (end < sorted.length && sorted[end] - sorted[first] < lengthNanos) {
        end++;
      }
      if (end - first > permits) {
        windows.add(new TrafficRecord.Window(sorted[first], end - first));
      }
    }
    return windows;
  }

  /**
   * The most intervals open at once; n log n for the sorting.
   *
   * @param starts ascending
   * @param ends ascending; one that ends where another starts does not overlap it
   */
  static int mostOpen(long[] starts, long[] ends) {
    // A request of no length, as under a clock that stands still, is in flight all the same.
    int most = Math.min(1, starts.length);
    int ended = 0;
    for (int started = 0; started < starts.length; started++) {
      while (ended < ends.length && ends[ended] <= starts[started]) {
        ended++;
      }
      most = Math.max(most, started + 1 - ended);
    }
    return most;
  }
}
