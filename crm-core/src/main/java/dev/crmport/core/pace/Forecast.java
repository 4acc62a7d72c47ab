package dev.crmport.core.pace;

/**
 * The departures to come of one lane, each as early as the rules allow: {@code s(n) = max(start,
 * end(n-1), anchor(n-k) + W)}. Made for one question.
 */
final class Forecast {
  private final long[] anchors;
  private final long window;
  private final LaneLedger.Times times;
  private final Anchor anchor;
  private int oldest;

  /** Nothing leaves before it: the start, and then the end of the request before. */
  private long free;

  /**
   * What is known.
   *
   * @param anchors where the windows of the last requests begin, oldest first, one for each permit
   * @param start nothing leaves before it
   */
  Forecast(long[] anchors, long window, long start, LaneLedger.Times times, Anchor anchor) {
    this.anchors = anchors;
    this.window = window;
    this.times = times;
    this.anchor = anchor;
    free = start;
  }

  /** A request is under way. */
  void follow(LaneLedger.Flight flight) {
    note(flight.departed(), flight.answered(), flight.end());
  }

  /** When the one leaves that has so many ahead of it. */
  long departure(long ahead) {
    int permits = anchors.length;
    // After two rounds the departures repeat, each round a period after the one before.
    long rounds = Math.max(0, ahead / permits - 2);
    long left = ahead - rounds * permits;
    for (long i = 0; i < left; i++) {
      long departed = next();
      note(departed, departed + times.answer(), departed + times.exchange());
    }
    return next() + rounds * period();
  }

  private long next() {
    long due = anchors[oldest] + window;
    return due - free > 0 ? due : free;
  }

  private void note(long departed, long answered, long end) {
    anchors[oldest] = anchor == Anchor.ANSWER ? answered : departed;
    oldest = (oldest + 1) % anchors.length;
    if (end - free > 0) {
      free = end;
    }
  }

  private long period() {
    long counted = anchor == Anchor.ANSWER ? times.answer() : 0;
    return Math.max(anchors.length * times.exchange(), window + counted);
  }
}
