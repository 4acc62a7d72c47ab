package dev.crmport.core.pace;

import dev.crmport.core.failure.TurnRefused;
import dev.crmport.core.key.Lane;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Lets the threads of this JVM line up in each lane, and asks the lane's ledger when the first of
 * them may go. What makes one pacer differ from another is where its ledgers are kept: {@link
 * JvmPacer} keeps them in memory, others share them with more processes.
 *
 * <p><b>Shape:</b> one request in flight per lane; a lane is made when it is first asked for and
 * forgotten once it is idle.<br>
 * <b>Order:</b> as {@link Pacer#take} says, among the threads of this JVM; what the ledger decides
 * among several JVMs, it says itself.<br>
 * <b>Threads:</b> safe for many, virtual ones included: a waiting thread parks, it holds no
 * monitor, and no thread is kept for timers.
 */
public final class QueuePacer implements Pacer, AutoCloseable {
  /** Windows between two looks for idle lanes. */
  private static final int LOOK_EVERY = 4;

  private final PacerSettings settings;
  private final Lanes lanes;

  /** A pacer over these ledgers. */
  public QueuePacer(Ledgers ledgers, PacerOptions options) {
    Time time = options.time();
    settings =
        new PacerSettings(
            Nanos.of(options.quarantine()),
            options.mostWaiters(),
            time,
            new Reports(options.listener(), time),
            new AtomicBoolean());
    lanes =
        new Lanes(
            (lane, lock) -> new LaneQueue(settings, lock, ledgers.open(lane, time.nanos())),
            LOOK_EVERY * options.pace().windowNanos(),
            time.nanos());
  }

  /** Where the ledgers of lanes come from. Called once for a lane, and again once it was idle. */
  @FunctionalInterface
  public interface Ledgers {
    /** The ledger of a lane. Opens nothing that takes time: that waits for its first turn. */
    LaneLedger open(Lane lane, long now);
  }

  @Override
  public Turn take(Lane lane, Urgency urgency, Deadline deadline, Exchange exchange)
      throws InterruptedException {
    try {
      while (true) {
        LaneQueue queue = lanes.queue(lane);
        OpenTurn turn = queue.take(lane, urgency, deadline, exchange);
        if (turn != null) {
          settings.reports().given(turn);
          lanes.forgetIdle(turn.departed());
          return turn;
        }
        lanes.drop(lane, queue);
      }
    } catch (TurnRefused refused) {
      settings.reports().refused(lane, urgency, exchange, refused.reason());
      throw refused;
    }
  }

  @Override
  public Duration estimate(Lane lane, Urgency urgency) {
    while (true) {
      LaneQueue queue = lanes.queue(lane);
      Duration estimate = queue.estimate(urgency);
      if (estimate != null) {
        return estimate;
      }
      lanes.drop(lane, queue);
    }
  }

  /** Lets every waiter go with a refusal; no turn is given after it. */
  @Override
  public void close() {
    settings.closed().set(true);
    lanes.all().forEach(LaneQueue::close);
  }

  /** How many lanes are remembered. */
  int lanes() {
    return lanes.count();
  }
}
