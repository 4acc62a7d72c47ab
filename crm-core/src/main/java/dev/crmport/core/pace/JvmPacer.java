package dev.crmport.core.pace;

import dev.crmport.core.key.Lane;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Paces all threads of one JVM: strict, one request in flight per lane, first come, first served.
 *
 * <p>Up to five leave at once after idleness; nothing is spaced out. The window is anchored where
 * an answer begins and lasts one millisecond longer than the pace says, for the clocks' sake, so at
 * an answer time of L it lets through {@code min(5/(1.001+L), 1/L)} requests a second. It holds for
 * answered requests whatever the network does, and for one whose end is unknown within the
 * quarantine. Two pacers know nothing of each other: share one, or use {@link #shared}.
 */
public final class JvmPacer implements Pacer, AutoCloseable {
  static final Duration CLOCK_ALLOWANCE = Duration.ofMillis(1);

  private static final JvmPacer SHARED = builder().build();

  /** Lanes kept without looking for forgotten ones; beyond, a new lane pays for a look at all. */
  private static final int FEW_LANES = 64;

  private final Settings settings;
  private final ConcurrentHashMap<Lane, LaneQueue> lanes = new ConcurrentHashMap<>();
  private final AtomicInteger nextSweep = new AtomicInteger(FEW_LANES);

  /** Written once, by {@link #close}. */
  private volatile boolean closed;

  private JvmPacer(Settings settings) {
    this.settings = settings;
  }

  /** The one that everything in this JVM shares unless told otherwise. Never close it. */
  public static JvmPacer shared() {
    return SHARED;
  }

  /** A pacer of one's own. */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public Turn take(Lane lane, Urgency urgency, Deadline deadline) throws InterruptedException {
    while (true) {
      Turn turn = queue(lane).take(deadline);
      if (turn != null) {
        return turn;
      }
    }
  }

  @Override
  public Duration estimate(Lane lane, Urgency urgency) {
    LaneQueue queue = lanes.get(lane);
    return queue == null ? Duration.ZERO : queue.estimate();
  }

  /** Lets every waiter go with a refusal; no turn is given after it. */
  @Override
  public void close() {
    closed = true;
    lanes.values().forEach(LaneQueue::close);
  }

  private LaneQueue queue(Lane lane) {
    LaneQueue known = lanes.get(lane);
    if (known != null) {
      return known;
    }
    sweep();
    LaneQueue queue = lanes.computeIfAbsent(lane, key -> new LaneQueue(settings));
    if (closed) {
      // It was made while close() went through the lanes, or after.
      queue.close();
    }
    return queue;
  }

  private void sweep() {
    int limit = nextSweep.get();
    if (lanes.size() >= limit && nextSweep.compareAndSet(limit, Integer.MAX_VALUE)) {
      lanes.values().removeIf(LaneQueue::forget);
      nextSweep.set(Math.max(FEW_LANES, 2 * lanes.size()));
    }
  }

  /** What a lane needs to know of its pacer. */
  record Settings(Pace pace, Duration quarantine, int mostWaiters, Time time) {}

  /** Options of a pacer; the defaults are the CRM's limit. Not safe for use by many threads. */
  public static final class Builder {
    private Pace pace = Pace.standard();
    private Duration quarantine = Duration.ofSeconds(1);
    private int mostWaiters = 1_000_000;
    private Time time = Time.system();

    private Builder() {}

    /** How much may leave; five in any rolling second unless told otherwise. */
    public Builder pace(Pace limit) {
      pace = limit;
      return this;
    }

    /** How long a lane stays closed after a request whose end is unknown; 1 s by default. */
    public Builder quarantine(Duration pause) {
      if (pause.isNegative()) {
        throw new IllegalArgumentException(
            "the quarantine was not set: " + pause + " is negative; use zero or more");
      }
      quarantine = pause;
      return this;
    }

    /** How many may wait in one lane before the next is refused; 1,000,000 by default. */
    public Builder mostWaiters(int most) {
      if (most < 0) {
        throw new IllegalArgumentException(
            "the bound on waiters was not set: " + most + " is negative; use zero or more");
      }
      mostWaiters = most;
      return this;
    }

    /** The clock; the machine's by default. */
    public Builder time(Time clock) {
      time = clock;
      return this;
    }

    /** The pacer. */
    public JvmPacer build() {
      return new JvmPacer(new Settings(pace, quarantine, mostWaiters, time));
    }
  }
}
