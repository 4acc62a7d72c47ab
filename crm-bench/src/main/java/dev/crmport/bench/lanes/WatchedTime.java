package dev.crmport.bench.lanes;

import dev.crmport.core.pace.Time;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The machine's time, which notes when a watched thread first parks and when it last woke. */
final class WatchedTime implements Time {
  private static final ThreadLocal<@Nullable Stay> STAY = new ThreadLocal<>();

  /** One thread's stay. */
  static final class Stay {
    private volatile long began;
    private volatile long ended;

    boolean hasBegun() {
      return began != 0;
    }

    long began() {
      return began;
    }

    long ended() {
      return ended;
    }
  }

  /** Watches the thread that calls this. */
  static void watch(Stay stay) {
    STAY.set(stay);
  }

  @Override
  public long nanos() {
    return Time.system().nanos();
  }

  @Override
  public Instant now() {
    return Time.system().now();
  }

  @Override
  public void park(Object blocker) {
    begin();
    Time.system().park(blocker);
    end();
  }

  @Override
  public void parkUntil(Object blocker, long nanos) {
    begin();
    Time.system().parkUntil(blocker, nanos);
    end();
  }

  @Override
  public void unpark(Thread thread) {
    Time.system().unpark(thread);
  }

  private void begin() {
    long now = System.nanoTime();
    Stay stay = STAY.get();
    if (stay != null && !stay.hasBegun()) {
      stay.began = now;
    }
  }

  private void end() {
    Stay stay = STAY.get();
    if (stay != null) {
      stay.ended = System.nanoTime();
    }
  }
}
