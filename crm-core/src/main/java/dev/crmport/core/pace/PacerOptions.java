package dev.crmport.core.pace;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What pacers that line threads up have in common; made by a {@link PacerBuilder}, read by who
 * writes a pacer.
 *
 * @param pace how much may leave
 * @param quarantine how long a lane stays closed after a request whose end is unknown
 * @param mostWaiters how many may wait in one lane before the next is refused
 * @param time the clock
 * @param listener who is told what the pacer does; null for nobody
 */
public record PacerOptions(
    Pace pace, Duration quarantine, int mostWaiters, Time time, @Nullable PaceListener listener) {
  /** Checks the quarantine and the bound. */
  public PacerOptions {
    if (quarantine.isNegative()) {
      throw new IllegalArgumentException(
          "the quarantine was not set: " + quarantine + " is negative; use zero or more");
    }
    if (mostWaiters < 0) {
      throw new IllegalArgumentException(
          "the bound on waiters was not set: " + mostWaiters + " is negative; use zero or more");
    }
  }
}
