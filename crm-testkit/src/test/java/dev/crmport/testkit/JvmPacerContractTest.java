package dev.crmport.testkit;

import dev.crmport.core.pace.JvmPacer;
import dev.crmport.core.pace.Pace;
import dev.crmport.core.pace.Pacer;
import dev.crmport.core.pace.Time;
import dev.crmport.testkit.contract.PacerContract;
import java.time.Duration;

/** The core's own pacer; it is tested here because the core cannot know the testkit. */
final class JvmPacerContractTest implements PacerContract {
  @Override
  public Pacer pacer(Pace pace, Duration quarantine, Time time) {
    return JvmPacer.builder().pace(pace).quarantine(quarantine).time(time).build();
  }
}
