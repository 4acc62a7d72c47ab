package dev.crmport.testkit;

import dev.crmport.core.pace.JvmPacer;
import dev.crmport.core.pace.Pace;
import dev.crmport.core.pace.Pacer;
import dev.crmport.core.pace.Time;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The core's own pacer; it is tested here because the core cannot know the testkit. */
public final class JvmPacers {
  /** It warns of every turn that is given up, and tests give up thousands. */
  private static final Logger LOG = Logger.getLogger("dev.crmport.core.pace");

  private JvmPacers() {}

  /** A new one. */
  public static Pacer pacer(Pace pace, Duration quarantine, int mostWaiters, Time time) {
    LOG.setLevel(Level.SEVERE);
    return JvmPacer.builder()
        .pace(pace)
        .quarantine(quarantine)
        .mostWaiters(mostWaiters)
        .time(time)
        .build();
  }
}
