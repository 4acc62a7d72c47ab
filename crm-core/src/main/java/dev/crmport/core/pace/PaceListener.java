package dev.crmport.core.pace;

import dev.crmport.core.failure.TurnRefused;
import dev.crmport.core.key.Lane;
import java.time.Duration;

/**
 * Is told what a pacer does. Safe for use by many threads, and quick: it is called by the threads
 * that take and close turns, never under a lock of the pacer. What it throws is logged and changes
 * nothing.
 */
public interface PaceListener {
  /** A turn was given; its request may leave now. */
  default void given(TurnFacts turn) {}

  /**
   * A turn has ended.
   *
   * @param answer from the departure to the first byte of the answer; zero where none came
   * @param exchange from the departure to the end
   */
  default void ended(TurnFacts turn, TurnEnd end, Duration answer, Duration exchange) {}

  /** The CRM asked for a pause: the lane is closed for that long. */
  default void held(Lane lane, Duration pause) {}

  /** Somebody was given no turn. */
  default void refused(Lane lane, Urgency urgency, String operation, TurnRefused.Reason reason) {}
}
