package dev.crmport.testkit;

import dev.crmport.core.pace.Pace;
import dev.crmport.core.pace.Pacer;
import dev.crmport.core.pace.Time;
import dev.crmport.testkit.contract.PacerContract;
import java.time.Duration;

/** {@link dev.crmport.core.pace.JvmPacer} keeps what every pacer promises. */
final class JvmPacerContractTest implements PacerContract {
  @Override
  public Pacer pacer(Pace pace, Duration quarantine, int mostWaiters, Time time) {
    return JvmPacers.pacer(pace, quarantine, mostWaiters, time);
  }
}
