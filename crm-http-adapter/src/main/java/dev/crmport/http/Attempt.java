package dev.crmport.http;

import dev.crmport.core.failure.CrmException;
import dev.crmport.core.key.KeyReference;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One attempt of a call, and what it came to.
 *
 * @param outcome what came of it
 * @param key the key that it used
 * @param leftAt when it left, by the wall clock
 * @param closedFor how long the CRM asked the lane to wait; zero unless it did
 * @param otherKey whether the source gave another key after the CRM refused this one
 * @param endedBy why there was no further attempt, where that was not for the budget
 */
record Attempt(
    Outcome outcome,
    KeyReference key,
    Instant leftAt,
    Duration closedFor,
    boolean otherKey,
    @Nullable CrmException endedBy) {
  static final int UNAUTHORIZED = 401;
  static final int TOO_MANY_REQUESTS = 429;
  static final int SERVER_FAULT = 500;

  Attempt closedFor(Duration pause) {
    return new Attempt(outcome, key, leftAt, pause, otherKey, endedBy);
  }

  Attempt withOtherKey() {
    return new Attempt(outcome, key, leftAt, closedFor, true, endedBy);
  }

  Attempt endedBy(CrmException refusal) {
    return new Attempt(outcome, key, leftAt, closedFor, otherKey, refusal);
  }

  boolean hasStatus(int status) {
    return outcome.status().orElse(0) == status;
  }

  /** Whether it is certain that the CRM did nothing. */
  boolean nothingWasDone() {
    return outcome instanceof Outcome.NotLeft
        || hasStatus(TOO_MANY_REQUESTS)
        || hasStatus(UNAUTHORIZED);
  }

  /**
   * Whether another attempt could do better and can do no harm: nothing was done, or the CRM or the
   * network failed on something that may be repeated.
   */
  boolean isWorthRepeating(boolean repeatable) {
    return switch (outcome) {
      case Outcome.NotLeft none -> true;
      case Outcome.Lost cut -> repeatable;
      case Outcome.TooLarge large -> false;
      case Outcome.Answered whole ->
          hasStatus(TOO_MANY_REQUESTS)
              || (hasStatus(UNAUTHORIZED) && otherKey)
              || (repeatable && whole.answer().status() >= SERVER_FAULT);
    };
  }
}
