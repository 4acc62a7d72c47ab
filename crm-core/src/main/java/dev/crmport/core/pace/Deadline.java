package dev.crmport.core.pace;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * The last moment at which a request may leave. It bounds the wait, not the exchange: cutting that
 * off would make the outcome unknown.
 *
 * @param nanos the moment on {@link Time#nanos}, where there is one
 */
public record Deadline(OptionalLong nanos) {
  private static final Deadline NONE = new Deadline(OptionalLong.empty());

  /** No deadline: wait as long as it takes. */
  public static Deadline none() {
    return NONE;
  }

  /**
   * So long from now.
   *
   * @throws IllegalArgumentException for a negative duration
   */
  public static Deadline in(Duration wait, Time time) {
    requireNotNegative(wait);
    return new Deadline(OptionalLong.of(time.nanos() + Nanos.of(wait)));
  }

  static void requireNotNegative(Duration wait) {
    if (wait.isNegative()) {
      throw new IllegalArgumentException(
          "the deadline was not set: " + wait + " lies in the past; use zero or more");
    }
  }

  /** Whether a moment on {@link Time#nanos} lies behind it. */
  public boolean isBefore(long moment) {
    return nanos.isPresent() && moment - nanos.getAsLong() > 0;
  }
}
