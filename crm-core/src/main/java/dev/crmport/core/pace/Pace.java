package dev.crmport.core.pace;

import java.time.Duration;

/**
 * How much may leave: at most {@code permits} requests in any rolling {@code window}, never two at
 * a time. The CRM's limit is five a second; a lower one is a setting, a higher one an agreement.
 */
public final class Pace {
  private static final int PERMITS = 5;
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofDays(1);
  private static final Pace STANDARD = new Pace(PERMITS, SECOND, Anchor.ANSWER);

  private final int permits;
  private final Duration window;
  private final Anchor anchor;
  private final long windowNanos;

  private Pace(int permits, Duration window, Anchor anchor) {
    if (permits < 1) {
      throw new IllegalArgumentException(
          "the pace was not set: " + permits + " permits let nothing through; use 1 or more");
    }
    if (window.isNegative() || window.isZero()) {
      throw new IllegalArgumentException(
          "the pace was not set: a window of " + window + " holds nothing; use more than zero");
    }
    if (window.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "the pace was not set: a window of " + window + " is too long; use a day or less");
    }
    this.permits = permits;
    this.window = window;
    this.anchor = anchor;
    windowNanos = window.plus(MemoryLedger.CLOCK_ALLOWANCE).toNanos();
  }

  /** What the CRM allows: five in any rolling second. */
  public static Pace standard() {
    return STANDARD;
  }

  /**
   * A pace within the CRM's limit.
   *
   * @throws IllegalArgumentException where a second could hold more than five, no permit or no time
   */
  public static Pace of(int permits, Duration window) {
    Pace pace = new Pace(permits, window, Anchor.ANSWER);
    if (pace.mostInOneSecond() > PERMITS) {
      throw new IllegalArgumentException(
          "the pace was not set: "
              + permits
              + " in "
              + window
              + " can be more than 5 in one second, which the CRM forbids; use 5 a second or less,"
              + " or Pace.agreedWithVendor if the vendor agreed to more");
    }
    return pace;
  }

  /**
   * A pace above the CRM's limit, which the vendor of the CRM agreed to.
   *
   * @param agreement which agreement: a ticket or a contract, for whoever reads the code
   */
  public static Pace agreedWithVendor(int permits, Duration window, String agreement) {
    if (agreement.isBlank()) {
      throw new IllegalArgumentException(
          "the pace was not set: more than 5 a second needs the vendor's agreement; name it");
    }
    return new Pace(permits, window, Anchor.ANSWER);
  }

  /** How many may leave within {@link #window}. */
  public int permits() {
    return permits;
  }

  /** The rolling window. */
  public Duration window() {
    return window;
  }

  /** From when a request counts; from its answer unless told otherwise. */
  public Anchor anchor() {
    return anchor;
  }

  /** The same pace, counted from another moment of a request. */
  public Pace anchoredAt(Anchor moment) {
    return new Pace(permits, window, moment);
  }

  /** The window that is kept: a little longer than {@link #window}, for the clocks' sake. */
  long windowNanos() {
    return windowNanos;
  }

  private long mostInOneSecond() {
    long windows = (SECOND.toNanos() + window.toNanos() - 1) / window.toNanos();
    return permits * windows;
  }

  /** The least time that so many requests take after idleness. */
  public Duration least(long requests) {
    return window.multipliedBy((Math.max(requests, 1) - 1) / permits);
  }

  @Override
  public String toString() {
    return permits
        + " in any "
        + window.toMillis()
        + " ms, one at a time"
        + (anchor == Anchor.DEPARTURE ? ", counted at the sender" : "");
  }
}
