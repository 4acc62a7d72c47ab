package dev.crmport.testkit;

import java.time.Duration;

/** Real time. */
final class SystemClock implements ServerClock {
  @Override
  public long nanos() {
    return System.nanoTime();
  }

  @Override
  public void sleep(Duration pause) throws InterruptedException {
    if (pause.isPositive()) {
      Thread.sleep(pause);
    }
  }
}
