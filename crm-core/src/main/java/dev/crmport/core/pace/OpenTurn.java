package dev.crmport.core.pace;

import dev.crmport.core.key.Lane;
import java.time.Duration;

/**
 * A turn of a {@link LaneQueue}. Its identity is what makes a late close harmless: once the lane
 * has gone on, it is not the lane's open turn any more, and nothing that it does has effect.
 */
final class OpenTurn implements Turn {
  private final LaneQueue queue;
  private final Lane lane;
  private final Urgency urgency;
  private final Exchange exchange;

  /** Nanoseconds that it took to come. Written before the turn is handed out, as is the next. */
  private long waited;

  private long departed;

  /** When the answer began; written before {@link #answered}. */
  private long answeredAt;

  private volatile boolean answered;

  /** Both guarded by the lane's lock. */
  private boolean unused;

  private boolean held;

  OpenTurn(LaneQueue queue, Lane lane, Urgency urgency, Exchange exchange, long now) {
    this.queue = queue;
    this.lane = lane;
    this.urgency = urgency;
    this.exchange = exchange;
    departed = now;
  }

  /** Handed out now, to somebody who has waited since then. */
  void depart(long since, long now) {
    waited = now - since;
    departed = now;
  }

  /** A clock that has gone back counts as one that has stood still. */
  void departedBy(long now) {
    if (departed - now > 0) {
      departed = now;
    }
  }

  /** For messages. */
  String underWay(long now) {
    return exchange.operation()
        + " has been under way for "
        + Duration.ofNanos(now - departed).toMillis()
        + " ms";
  }

  TurnFacts facts() {
    return new TurnFacts(lane, urgency, exchange.operation(), Duration.ofNanos(waited), departed);
  }

  @Override
  public void answered() {
    // No lock: while the turn is open nobody else may go, whatever this says.
    if (!answered) {
      answeredAt = queue.now();
      answered = true;
    }
  }

  @Override
  public void unused() {
    queue.unused(this);
  }

  @Override
  public void hold(Duration pause) {
    if (pause.isNegative()) {
      throw new IllegalArgumentException(
          "the lane was not held: a pause of " + pause + " is negative; use zero or more");
    }
    queue.hold(this, pause);
  }

  @Override
  public void close() {
    queue.close(this);
  }

  void markUnused() {
    unused = true;
  }

  void markHeld() {
    held = true;
  }

  boolean isAnswered() {
    return answered;
  }

  /** How it ends if it is closed now. */
  TurnEnd end() {
    if (answered) {
      return held ? TurnEnd.HELD : TurnEnd.ANSWERED;
    }
    return unused ? TurnEnd.UNUSED : TurnEnd.UNKNOWN;
  }

  Exchange exchange() {
    return exchange;
  }

  long departed() {
    return departed;
  }

  long answeredAt() {
    return answeredAt;
  }
}
