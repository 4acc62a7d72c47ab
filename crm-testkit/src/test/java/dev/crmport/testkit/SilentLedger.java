package dev.crmport.testkit;

import dev.crmport.core.pace.LaneLedger;
import dev.crmport.core.pace.TurnEnd;
import dev.crmport.core.pace.Urgency;
import org.jspecify.annotations.Nullable;

/** A ledger that remembers nothing; tests say what it does when it is asked for a turn. */
abstract class SilentLedger implements LaneLedger {
  @Override
  public void ended(TurnEnd end, long departed, long moment) {}

  @Override
  public void hold(long until, long now) {}

  @Override
  public long forecast(
      Urgency urgency, int interactive, int batch, @Nullable Flight flight, Times times, long now) {
    return now;
  }

  @Override
  public boolean isForgettable(long now) {
    return false;
  }
}
