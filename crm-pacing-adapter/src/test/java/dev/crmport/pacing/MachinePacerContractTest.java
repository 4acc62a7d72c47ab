package dev.crmport.pacing;

import dev.crmport.core.pace.Pace;
import dev.crmport.core.pace.Pacer;
import dev.crmport.core.pace.Time;
import dev.crmport.testkit.contract.PacerContract;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;

/** Alone on its machine it is a pacer like any other, to the nanosecond. */
final class MachinePacerContractTest implements PacerContract {
  @TempDir Path folder;

  private int pacers;

  /** After a wall clock that went back nobody knows how long ago the last requests were. */
  @Override
  public Duration lostToTheWallClock() {
    return window();
  }

  @Override
  public Pacer pacer(Pace pace, Duration quarantine, int mostWaiters, Time time) {
    return MachinePacer.in(folder.resolve("lanes" + pacers++))
        .pace(pace)
        .quarantine(quarantine)
        .mostWaiters(mostWaiters)
        .time(time)
        .build();
  }
}
