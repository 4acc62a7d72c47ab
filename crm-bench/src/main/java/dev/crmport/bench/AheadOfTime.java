package dev.crmport.bench;

import dev.crmport.core.pace.Time;
import java.time.Instant;

/**
 * The machine's clocks, and as much more as they were told: for turns at the standard pace of which
 * none has to be waited for.
 *
 * <p>A pace so high that nothing waits would need a memory of very many anchors, and measure that.
 * Instead the clock runs ahead before each turn, which costs one addition: as in a busy lane whose
 * next turn is always just due. For one thread.
 */
public final class AheadOfTime implements Time {
  private static final long FIFTH_OF_A_WINDOW = 201_000_000;

  private long ahead;

  /** Makes the next turn due. */
  public void skip() {
    ahead += FIFTH_OF_A_WINDOW;
  }

  @Override
  public long nanos() {
    return System.nanoTime() + ahead;
  }

  @Override
  public Instant now() {
    return Time.system().now().plusNanos(ahead);
  }

  // Nobody may have to wait here; where somebody does, the figures would be of something else.
  @Override
  public void park(Object blocker) {
    throw new IllegalStateException("a turn had to be waited for");
  }

  @Override
  public void parkUntil(Object blocker, long nanos) {
    throw new IllegalStateException("a turn had to be waited for");
  }

  @Override
  public void unpark(Thread thread) {
    throw new IllegalStateException("somebody waited for a turn");
  }
}
