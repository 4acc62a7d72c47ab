package dev.crmport.core.pace;

import dev.crmport.core.failure.TurnRefused;
import dev.crmport.core.key.Lane;
import java.time.Duration;

/** Decides when a request may leave. Implementations are safe for use by many threads. */
public interface Pacer {
  /**
   * Waits until one request may leave in this lane, and holds every other caller of the lane back
   * until the turn is closed.
   *
   * <p><b>Shape:</b> one turn per attempt on the wire, retries and pages included; first come,
   * first served.<br>
   * <b>Units:</b> at most {@link Pace#permits} departures in any rolling {@link Pace#window}, as
   * the server sees it, and one request in flight.<br>
   * <b>Errors:</b> {@link TurnRefused} at once where the deadline cannot be met or too many wait;
   * an interrupt gives the wait up and leaves no trace.<br>
   * <b>Source:</b> vendor page on key generation and usage: 5 per second, synchronous.
   *
   * @throws InterruptedException where the thread is interrupted before it has a turn
   */
  Turn take(Lane lane, Urgency urgency, Deadline deadline) throws InterruptedException;

  /**
   * How long a turn that was asked for now would take to come, for progress and for saying no
   * early. Zero where it would come at once. Takes nothing.
   */
  Duration estimate(Lane lane, Urgency urgency);
}
