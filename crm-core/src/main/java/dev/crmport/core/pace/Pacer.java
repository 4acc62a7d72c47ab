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
   * <p><b>Shape:</b> one turn per attempt on the wire, retries and pages included.<br>
   * <b>Order:</b> interactive before batch, and first come, first served within an urgency; while a
   * batch waits, at least one turn in five is its.<br>
   * <b>Units:</b> at most {@link Pace#permits} in any rolling {@link Pace#window}, as the server
   * sees it, and one request in flight.<br>
   * <b>Errors:</b> {@link TurnRefused} at once where the deadline cannot be met or too many wait,
   * and where the pacer is closed or its store out of reach; an interrupt gives the wait up and
   * leaves no trace. A thread that is interrupted just as it is given its turn has the turn, and
   * its interrupt flag stays set.<br>
   * <b>Source:</b> vendor page on key generation and usage: 5 per second, synchronous.
   *
   * @param exchange what the turn is for, and how long it may be open
   * @throws InterruptedException where the thread is interrupted before it has a turn
   */
  Turn take(Lane lane, Urgency urgency, Deadline deadline, Exchange exchange)
      throws InterruptedException;

  /** The same for an exchange without a name, which may take 30 s. */
  default Turn take(Lane lane, Urgency urgency, Deadline deadline) throws InterruptedException {
    return take(lane, urgency, deadline, Exchange.unnamed());
  }

  /**
   * How long a turn that was asked for now would take to come, for progress and for saying no
   * early. Zero where it would come at once. Takes nothing. Right to within one request while
   * answers take as long as they did lately and nobody more urgent comes.
   */
  Duration estimate(Lane lane, Urgency urgency);
}
