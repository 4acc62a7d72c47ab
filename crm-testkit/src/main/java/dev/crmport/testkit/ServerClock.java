package dev.crmport.testkit;

import java.time.Duration;

/** The one way in which the fake server reads and spends time. */
interface ServerClock {
  /** Nanoseconds from an arbitrary origin; meaningful only as a difference. */
  long nanos();

  /** Waits; an interrupt ends the wait. */
  void sleep(Duration pause) throws InterruptedException;
}
