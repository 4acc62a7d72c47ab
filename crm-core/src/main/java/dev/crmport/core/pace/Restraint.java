package dev.crmport.core.pace;

/**
 * What keeps a lane below its pace: a moment before which nothing leaves, and slowness that it has
 * learned. Most lanes never have one.
 *
 * <p>A first hold is waited out and no more. One that follows within four windows full of answers
 * says that the pace itself is too high here: the permits are halved, and below one permit the
 * window is doubled, up to sixteen times. Four full windows of answers without a hold give one step
 * back, one permit or half the window, up to the pace and never above. Halving and adding one finds
 * a lower limit of the server in a few answers and stays close below it.
 */
final class Restraint {
  static final int CLEAN_WINDOWS = 4;
  static final int MOST_DOUBLINGS = 4;

  private final int pace;
  private long closedUntil;
  private int permits;
  private int doublings;

  /** Answers since the last hold or step, counted no further than four full windows. */
  private int clean;

  /** One that restrains nothing yet. */
  Restraint(int pace, long now) {
    this(pace, now, pace, 0, CLEAN_WINDOWS * pace);
  }

  Restraint(int pace, long closedUntil, int permits, int doublings, int clean) {
    this.pace = pace;
    this.closedUntil = closedUntil;
    this.permits = permits;
    this.doublings = doublings;
    this.clean = clean;
  }

  void closeUntil(long moment) {
    if (moment - closedUntil > 0) {
      closedUntil = moment;
    }
  }

  /** A request was answered with a pause. */
  void held() {
    if (clean >= CLEAN_WINDOWS * permits) {
      clean = 0;
      return;
    }
    clean = 0;
    if (permits > 1) {
      permits /= 2;
    } else if (doublings < MOST_DOUBLINGS) {
      doublings++;
    }
  }

  /** A request was answered. */
  void answered() {
    if (clean < CLEAN_WINDOWS * permits) {
      clean++;
    }
    if (clean == CLEAN_WINDOWS * permits && isSlow()) {
      clean = 0;
      if (doublings > 0) {
        doublings--;
      } else {
        permits++;
      }
    }
  }

  /** The clock was found to have gone back, or on. */
  void shift(long nanos) {
    closedUntil += nanos;
  }

  boolean isSlow() {
    return permits < pace || doublings > 0;
  }

  /** Whether a lane without it would go just as fast. */
  boolean isOver(long now) {
    return closedUntil - now <= 0 && !isSlow() && clean == CLEAN_WINDOWS * pace;
  }

  long closedUntil() {
    return closedUntil;
  }

  int permits() {
    return permits;
  }

  int doublings() {
    return doublings;
  }

  int clean() {
    return clean;
  }
}
