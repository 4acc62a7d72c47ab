package dev.crmport.core.pace;

import dev.crmport.core.failure.TurnRefused;
import dev.crmport.core.key.Lane;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Tells what the pacer does: the listener, a flight recording, and the log what went wrong. */
final class Reports {
  private static final Logger LOG = System.getLogger("dev.crmport.core.pace");

  private final @Nullable PaceListener listener;
  private final Time time;
  private final AtomicBoolean listenerFailed = new AtomicBoolean();

  Reports(@Nullable PaceListener listener, Time time) {
    this.listener = listener;
    this.time = time;
  }

  /** Whether anybody wants to know of turns; where not, they are spared the trouble. */
  boolean areWanted() {
    return listener != null || new TurnEvent().isEnabled();
  }

  void given(OpenTurn turn) {
    if (listener != null) {
      tell(to -> to.given(turn.facts()));
    }
  }

  void ended(OpenTurn turn, TurnEnd end, long now) {
    TurnFacts facts = turn.facts();
    Duration answer = Duration.ofNanos(turn.isAnswered() ? turn.answeredAt() - turn.departed() : 0);
    Duration exchange = Duration.ofNanos(now - turn.departed());
    TurnEvent event = new TurnEvent();
    if (event.isEnabled()) {
      event.lane = facts.lane().id();
      event.urgency = facts.urgency().name();
      event.operation = facts.operation();
      event.waited = facts.waited().toNanos();
      event.answer = answer.toNanos();
      event.exchange = exchange.toNanos();
      event.end = end.name();
      event.commit();
    }
    tell(to -> to.ended(facts, end, answer, exchange));
  }

  /** A turn that was given up, if one was. */
  void abandoned(@Nullable OpenTurn turn) {
    if (turn == null) {
      return;
    }
    long now = time.nanos();
    LOG.log(
        Level.WARNING,
        "The turn of lane {0} was given up, and the lane goes on: {1}. Its holder has died or did"
            + " not close it; use it in try-with-resources.",
        turn.facts().lane(),
        turn.underWay(now));
    ended(turn, TurnEnd.ABANDONED, now);
  }

  void held(OpenTurn turn, Duration pause) {
    Lane lane = turn.facts().lane();
    LaneHeldEvent event = new LaneHeldEvent();
    if (event.isEnabled()) {
      event.lane = lane.id();
      event.pause = Nanos.of(pause);
      event.commit();
    }
    tell(to -> to.held(lane, pause));
  }

  void refused(Lane lane, Urgency urgency, Exchange exchange, TurnRefused.Reason reason) {
    TurnRefusedEvent event = new TurnRefusedEvent();
    if (event.isEnabled()) {
      event.lane = lane.id();
      event.urgency = urgency.name();
      event.operation = exchange.operation();
      event.reason = reason.name();
      event.commit();
    }
    tell(to -> to.refused(lane, urgency, exchange.operation(), reason));
  }

  private void tell(Consumer<PaceListener> what) {
    if (listener == null) {
      return;
    }
    try {
      what.accept(listener);
    } catch (RuntimeException broken) {
      if (!listenerFailed.getAndSet(true)) {
        LOG.log(
            Level.WARNING,
            "The listener of a pacer failed; pacing goes on. Mend it: this is said once.",
            broken);
      }
    }
  }
}
