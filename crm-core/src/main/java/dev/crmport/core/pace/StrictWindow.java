package dev.crmport.core.pace;

/**
 * When the next request of one lane may leave, by the rule {@code s(i+k) >= r(i) + W}: no departure
 * before the answer to the k-th last request began a whole window ago. Whatever the network does,
 * the server then never sees more than k arrivals in any rolling window.
 *
 * <p>Arithmetic only: every moment is handed in, on one monotonic clock. Not safe for many threads.
 */
final class StrictWindow {
  private final long window;

  /** When the last answers began, oldest first from {@link #oldest}. */
  private final long[] anchors;

  private int oldest;
  private int filled;
  private boolean closedUntilKnown;

  /** Before this moment nothing leaves; meaningful if {@link #closedUntilKnown}. */
  private long closedUntil;

  StrictWindow(int permits, long windowNanos) {
    anchors = new long[permits];
    window = windowNanos;
  }

  /** An answer began at this moment, or may have begun until it. */
  void anchor(long moment) {
    anchors[(oldest + filled) % anchors.length] = moment;
    if (filled < anchors.length) {
      filled++;
    } else {
      oldest = (oldest + 1) % anchors.length;
    }
  }

  /** Nothing leaves before this moment; an earlier one than before changes nothing. */
  void closeUntil(long moment) {
    if (!closedUntilKnown || moment - closedUntil > 0) {
      closedUntil = moment;
      closedUntilKnown = true;
    }
  }

  /** The earliest departure that the rules allow; {@code now} where it may be at once. */
  long earliest(long now) {
    return earliest(0, false, now);
  }

  /**
   * The earliest departure of the one who stands behind {@code ahead} others, exact if their
   * answers took no time, and else a lower bound.
   *
   * @param inFlight whether a request is under way whose answer has not begun
   */
  long earliest(int ahead, boolean inFlight, long now) {
    // Departures of a group of k follow those of the group before it at a distance of one window.
    int permits = anchors.length;
    long moment = now;
    if (closedUntilKnown && closedUntil - moment > 0) {
      moment = closedUntil;
    }
    int known = filled + (inFlight ? 1 : 0);
    for (int i = 0; i <= ahead % permits; i++) {
      int bound = known + i - permits;
      if (bound >= 0) {
        long due = (bound < filled ? anchors[(oldest + bound) % permits] : now) + window;
        if (due - moment > 0) {
          moment = due;
        }
      }
    }
    return moment + ahead / permits * window;
  }

  /** Whether a lane without this memory would decide the same. */
  boolean isForgettable(long now) {
    if (closedUntilKnown && closedUntil - now > 0) {
      return false;
    }
    return filled == 0 || anchors[(oldest + filled - 1) % anchors.length] + window - now <= 0;
  }
}
