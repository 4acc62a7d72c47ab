package dev.crmport.bench.traffic;

import dev.crmport.bench.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/**
 * How late a bare {@code parkNanos} wakes on this machine at this moment: a thread that parks for 5
 * to 200 ms, again and again, beside the callers of one run.
 */
final class WakeProbe {
  private final List<Long> late = new ArrayList<>();
  private final Thread thread = Thread.ofPlatform().daemon().name("probe").unstarted(this::park);
  private final Random random;
  private volatile boolean over;

  WakeProbe(long seed) {
    random = new Random(seed);
  }

  void start() {
    thread.start();
  }

  /** Ends it, and says how late it woke each time, in nanoseconds. */
  Samples stop() throws InterruptedException {
    over = true;
    thread.join();
    return Samples.of(late);
  }

  private void park() {
    while (!over) {
      long target = System.nanoTime() + random.nextLong(5_000_000, 200_000_000);
      long now = System.nanoTime();
      while (now - target < 0) {
        LockSupport.parkNanos(target - now);
        now = System.nanoTime();
      }
      late.add(now - target);
    }
  }
}
