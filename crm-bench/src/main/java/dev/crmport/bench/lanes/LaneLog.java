package dev.crmport.bench.lanes;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * The departures and answers of one lane, checked as they come: one in flight, and the fifth after
 * an answer not within a second of it.
 */
final class LaneLog {
  private static final int PERMITS = 5;
  private static final long SECOND = 1_000_000_000;

  private final AtomicInteger inFlight = new AtomicInteger();
  private final AtomicInteger broken = new AtomicInteger();

  /** Of the last five turns; what the turns hand on to each other, the pacer makes visible. */
  private final long[] answers = new long[PERMITS];

  private int turns;

  void departed(long moment) {
    if (inFlight.incrementAndGet() != 1
        || (turns >= PERMITS && moment - answers[turns % PERMITS] < SECOND)) {
      broken.incrementAndGet();
    }
  }

  void answered(long moment) {
    answers[turns % PERMITS] = moment;
    turns++;
    inFlight.decrementAndGet();
  }

  /** How often the rule was broken. */
  int broken() {
    return broken.get();
  }
}
