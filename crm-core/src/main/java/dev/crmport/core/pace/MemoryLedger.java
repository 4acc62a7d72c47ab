package dev.crmport.core.pace;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * A lane's ledger in memory. With k permits, a window W and strict pacing it lets request n leave
 * once {@code s(n) >= r(n-k) + W}: no departure before the answer to the k-th last request began a
 * whole window ago. Whatever the network does, the server then never sees more than k arrivals in
 * any rolling window. It is the earliest departure that this can be said of.
 *
 * <p>The window is one millisecond longer than the pace says, for clocks that do not run alike. A
 * clock that goes back is taken as one that has stood still. Not safe for many threads: the lane's
 * lock guards it.
 */
public final class MemoryLedger implements LaneLedger {
  /** By how much a window is longer than its pace says. */
  public static final Duration CLOCK_ALLOWANCE = Duration.ofMillis(1);

  /** Windows of idleness after which a lane no longer counts as slow. */
  private static final int SLOW_FOR = 64;

  private final Pace pace;

  /** Where the windows of the last requests begin, oldest first from {@link #oldest} on. */
  private final long[] anchors;

  private int oldest;

  /** The latest moment that is known to have been. */
  private long seen;

  private byte passedOver;
  private @Nullable Restraint restraint;

  /** The ledger of a lane in which nothing has left lately. */
  public MemoryLedger(Pace pace, long now) {
    this.pace = pace;
    anchors = new long[pace.permits()];
    Arrays.fill(anchors, now - (windowNanos() << Restraint.MOST_DOUBLINGS));
    seen = now;
  }

  /**
   * A ledger that goes on from what was written down.
   *
   * @throws IllegalArgumentException where that was written at another pace
   */
  public MemoryLedger(Pace pace, LedgerMemory memory, long now) {
    this(pace, now);
    if (memory.anchors().size() != anchors.length) {
      throw new IllegalArgumentException(
          "the lane's memory was not read: it is of a pace of "
              + memory.anchors().size()
              + " and not "
              + pace
              + "; take a new ledger, or one pace for all who share the lane");
    }
    for (int i = 0; i < anchors.length; i++) {
      anchors[i] = now + memory.anchors().get(i);
    }
    Restraint written =
        new Restraint(
            pace.permits(),
            now + memory.closedFor(),
            memory.permits(),
            memory.doublings(),
            memory.clean());
    restraint = written.isOver(now) ? null : written;
    passedOver = (byte) Math.min(memory.passedOver(), Byte.MAX_VALUE);
  }

  /** All that it knows, to go on from later or elsewhere. */
  public LedgerMemory memory(long now) {
    observe(now);
    Restraint slow = restraint == null ? new Restraint(anchors.length, now) : restraint;
    List<Long> begun =
        LongStream.range(0, anchors.length).map(i -> anchor((int) i) - now).boxed().toList();
    return new LedgerMemory(
        begun,
        slow.closedUntil() - now,
        slow.permits(),
        slow.doublings(),
        slow.clean(),
        passedOver);
  }

  @Override
  public Verdict tryOpen(long now, @Nullable Exchange interactive, @Nullable Exchange batch) {
    observe(now);
    long due = earliest();
    if (due - now > 0) {
      return new Verdict.NotBefore(due);
    }
    Urgency next = UrgencyOrder.next(interactive != null, batch != null, passedOver);
    passedOver = (byte) UrgencyOrder.passedOver(next, batch != null, passedOver);
    return next == Urgency.INTERACTIVE ? Going.INTERACTIVE : Going.BATCH;
  }

  /** The earliest that the next may leave, as far as is known; as a rule it has passed. */
  public long earliest() {
    Restraint slow = restraint;
    if (slow == null) {
      return anchors[oldest] + windowNanos();
    }
    long due = anchor(anchors.length - slow.permits()) + (windowNanos() << slow.doublings());
    return slow.closedUntil() - due > 0 ? slow.closedUntil() : due;
  }

  @Override
  public long following(long now) {
    // The open turn is the last of the window's requests, so the bound is one place further on.
    return restraint == null && anchors.length > 1 ? anchor(1) + windowNanos() : now;
  }

  @Override
  public void ended(TurnEnd end, long departed, long moment) {
    switch (end) {
      case UNUSED -> {}
      case ANSWERED, HELD -> {
        add(pace.anchor() == Anchor.ANSWER ? moment : departed);
        if (moment - seen > 0) {
          seen = moment;
        }
        judge(end);
      }
      case UNKNOWN, ABANDONED -> {
        // It may still be on its way or in service: as far as anyone knows, until then.
        add(pace.anchor() == Anchor.ANSWER ? moment : departed);
        restraint(seen).closeUntil(moment);
      }
    }
  }

  private void judge(TurnEnd end) {
    if (end == TurnEnd.HELD) {
      restraint(seen).held();
    } else if (restraint != null) {
      restraint.answered();
      if (restraint.isOver(seen)) {
        restraint = null;
      }
    }
  }

  @Override
  public void hold(long until, long now) {
    observe(now);
    restraint(now).closeUntil(until);
  }

  @Override
  public long forecast(
      Urgency urgency, int interactive, int batch, @Nullable Flight flight, Times times, long now) {
    observe(now);
    Restraint slow = restraint;
    int permits = slow == null ? anchors.length : slow.permits();
    long window = slow == null ? windowNanos() : windowNanos() << slow.doublings();
    long start = slow == null || slow.closedUntil() - now < 0 ? now : slow.closedUntil();
    Forecast forecast =
        new Forecast(
            LongStream.range(anchors.length - permits, anchors.length)
                .map(i -> anchor((int) i))
                .toArray(),
            window,
            start,
            times,
            pace.anchor());
    if (flight != null) {
      forecast.follow(flight);
    }
    return forecast.departure(UrgencyOrder.ahead(urgency, interactive, batch, passedOver));
  }

  @Override
  public boolean isForgettable(long now) {
    observe(now);
    long idle = now - anchor(anchors.length - 1);
    if (restraint == null || restraint.isOver(now)) {
      return idle >= windowNanos();
    }
    return restraint.closedUntil() - now <= 0 && idle >= SLOW_FOR * windowNanos();
  }

  private void observe(long now) {
    long back = now - seen;
    if (back < 0) {
      // No time has passed, as far as anyone can tell: all moments move back with the clock.
      for (int i = 0; i < anchors.length; i++) {
        anchors[i] += back;
      }
      if (restraint != null) {
        restraint.shift(back);
      }
    }
    seen = now;
  }

  private void add(long anchor) {
    anchors[oldest] = anchor;
    oldest = oldest + 1 == anchors.length ? 0 : oldest + 1;
  }

  /** From 0, the oldest, on. */
  private long anchor(int place) {
    int index = oldest + place;
    return anchors[index < anchors.length ? index : index - anchors.length];
  }

  private Restraint restraint(long now) {
    if (restraint == null) {
      restraint = new Restraint(anchors.length, now);
    }
    return restraint;
  }

  private long windowNanos() {
    return pace.windowNanos();
  }

  /** The two that are needed for ever, so that going costs no allocation. */
  private static final class Going {
    private static final Verdict INTERACTIVE = new Verdict.Go(Urgency.INTERACTIVE);
    private static final Verdict BATCH = new Verdict.Go(Urgency.BATCH);
  }
}
