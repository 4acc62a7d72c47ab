package dev.crmport.testkit.contract;

import dev.crmport.core.pace.Exchange;
import dev.crmport.core.pace.Urgency;
import java.time.Duration;

/** A request of a simulation. Moments in nanoseconds of its true time. */
final class SimulatedRequest {
  static final long NEVER = Long.MAX_VALUE;

  final Thread thread = Thread.currentThread();
  final Urgency urgency;
  final Exchange exchange;
  final long ready;
  final long deadline;

  /** No turn could come before it, as was known when it was asked for. */
  long notBefore;

  /** The same, should those who came at the same moment have come before. */
  long perhapsNotBefore;

  /** How many certainly waited when it was asked for. */
  int behind;

  long interrupted = NEVER;
  long departed = NEVER;
  long answered = NEVER;

  SimulatedRequest(Urgency urgency, Exchange exchange, long ready, long deadline) {
    this.urgency = urgency;
    this.exchange = exchange;
    this.ready = ready;
    this.deadline = deadline;
  }

  boolean isAnswered() {
    return answered != NEVER;
  }

  /** When its lane goes on without it. */
  long expiry(Duration quarantine) {
    return departed + exchange.limit().plus(quarantine).toNanos();
  }

  @Override
  public String toString() {
    return thread.getName()
        + "'s "
        + (urgency == Urgency.INTERACTIVE ? "person" : "job")
        + " of "
        + ready
        + (deadline == NEVER ? "" : " with deadline " + deadline);
  }
}
