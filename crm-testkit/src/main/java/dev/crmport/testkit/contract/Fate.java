package dev.crmport.testkit.contract;

import java.time.Duration;

/** What becomes of a turn. */
enum Fate {
  /** Its answer comes. */
  ANSWERED,
  /** Its answer comes, and another actor reads it and closes. */
  HANDED_ON,
  /** Nothing left. */
  UNUSED,
  /** Its answer asks for a pause. */
  HELD,
  /** It left, and the connection broke. */
  LOST,
  /** Its holder dies, before or after the answer began, and never closes it. */
  NEVER_CLOSED,
  /** It is closed when the lane has long given it up. */
  CLOSED_LATE;

  static Fate draw(Draws draws, boolean mishaps) {
    int drawn = draws.below(1_000);
    if (drawn < 30) {
      return UNUSED;
    }
    if (drawn < 50) {
      return HANDED_ON;
    }
    if (!mishaps || drawn >= 70) {
      return ANSWERED;
    }
    if (drawn < 60) {
      return LOST;
    }
    if (drawn < 64) {
      return NEVER_CLOSED;
    }
    return drawn < 68 ? CLOSED_LATE : HELD;
  }

  /** Turns that nobody closes in time have a short limit; the others keep well within theirs. */
  Duration limit(Draws draws) {
    return this == NEVER_CLOSED || this == CLOSED_LATE
        ? Duration.ofMillis(1).plus(draws.millisUpTo(3_000))
        : Duration.ofSeconds(30);
  }
}
