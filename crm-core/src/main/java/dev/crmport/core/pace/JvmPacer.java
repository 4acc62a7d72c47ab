package dev.crmport.core.pace;

import dev.crmport.core.key.Lane;
import java.time.Duration;

/**
 * Paces all threads of one JVM: one request in flight per lane, in the order of {@link Pacer#take},
 * at the earliest moment that the pace allows.
 *
 * <p>Up to five leave at once after idleness; nothing is spaced out. With strict pacing, the
 * default, it holds for answered requests whatever the network does, and for one whose end is
 * unknown within the quarantine. See {@link Anchor} for the rates, {@link MemoryLedger} for the
 * rule. Two pacers know nothing of each other: share one, or use {@link #shared}.
 */
public final class JvmPacer implements Pacer, AutoCloseable {
  private static final JvmPacer SHARED = builder().build();

  private final QueuePacer queues;

  private JvmPacer(PacerOptions options) {
    queues = new QueuePacer((lane, now) -> new MemoryLedger(options.pace(), now), options);
  }

  /** The one that everything in this JVM shares unless told otherwise. Never close it. */
  public static JvmPacer shared() {
    return SHARED;
  }

  /** A pacer of one's own. */
  public static PacerBuilder<JvmPacer> builder() {
    return new PacerBuilder<>(JvmPacer::new);
  }

  @Override
  public Turn take(Lane lane, Urgency urgency, Deadline deadline, Exchange exchange)
      throws InterruptedException {
    return queues.take(lane, urgency, deadline, exchange);
  }

  @Override
  public Duration estimate(Lane lane, Urgency urgency) {
    return queues.estimate(lane, urgency);
  }

  /** Lets every waiter go with a refusal; no turn is given after it. */
  @Override
  public void close() {
    queues.close();
  }

  /** How many lanes are remembered. */
  int lanes() {
    return queues.lanes();
  }
}
