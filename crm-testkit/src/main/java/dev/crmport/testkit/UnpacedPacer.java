package dev.crmport.testkit;

import dev.crmport.core.key.Lane;
import dev.crmport.core.pace.Deadline;
import dev.crmport.core.pace.Exchange;
import dev.crmport.core.pace.Pacer;
import dev.crmport.core.pace.Turn;
import dev.crmport.core.pace.Urgency;
import java.time.Duration;

/**
 * Gives every turn at once, several at a time: no pacing at all.
 *
 * <p>For measurements and tests against a fake CRM on loopback. Never in production: it keeps none
 * of the promises of a {@link Pacer}, and the CRM forbids what it allows.
 */
public final class UnpacedPacer implements Pacer {
  /** A pacer that paces nothing. */
  public UnpacedPacer() {}

  @Override
  public Turn take(Lane lane, Urgency urgency, Deadline deadline, Exchange exchange)
      throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    return FreeTurn.ANY;
  }

  @Override
  public Duration estimate(Lane lane, Urgency urgency) {
    return Duration.ZERO;
  }

  /** A turn that holds nobody back, and so has nothing to remember. */
  private enum FreeTurn implements Turn {
    ANY;

    @Override
    public void answered() {}

    @Override
    public void unused() {}

    @Override
    public void hold(Duration pause) {}

    @Override
    public void close() {}
  }
}
