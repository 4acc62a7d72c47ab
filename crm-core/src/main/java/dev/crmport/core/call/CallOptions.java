package dev.crmport.core.call;

import dev.crmport.core.pace.Urgency;
import java.time.Duration;
import java.util.Optional;

/**
 * How a call waits for its turns.
 *
 * @param urgency who waits for the answer
 * @param deadline how long after the start of a call its last attempt may still leave; no limit
 *     where it is empty
 */
public record CallOptions(Urgency urgency, Optional<Duration> deadline) {
  private static final CallOptions DEFAULTS =
      new CallOptions(Urgency.INTERACTIVE, Optional.empty());

  /** Checks the deadline. */
  public CallOptions {
    if (deadline.filter(Duration::isNegative).isPresent()) {
      throw new IllegalArgumentException(
          "the deadline was not set: it is negative; use zero or more");
    }
  }

  /** Interactive, without a deadline. */
  public static CallOptions defaults() {
    return DEFAULTS;
  }

  /** The same with another urgency. */
  public CallOptions urgency(Urgency next) {
    return new CallOptions(next, deadline);
  }

  /** The same with a deadline, counted from the start of each call. */
  public CallOptions within(Duration limit) {
    return new CallOptions(urgency, Optional.of(limit));
  }
}
