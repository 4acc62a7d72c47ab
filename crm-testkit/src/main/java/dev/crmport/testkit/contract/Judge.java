package dev.crmport.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmport.core.failure.TurnRefused;
import dev.crmport.core.pace.Pace;
import dev.crmport.core.pace.Urgency;
import dev.crmport.testkit.contract.Tally.Event;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Watches one lane of a simulation: knows who waits since when, and to the nanosecond when the next
 * one has to leave. Fails where a pacer does otherwise, at the moment at which it does.
 */
final class Judge {
  /** Answers without a hold after which a lane that slowed itself down is certainly back. */
  private static final int SURELY_BACK = 100;

  /** No lane is slower than one request in so many windows. */
  private static final int SLOWEST = 16;

  private final Duration quarantine;
  private final int mostWaiters;
  private final long window;
  private final GreedyLane lane;
  private final TurnOrder order = new TurnOrder();
  private final Tally tally = new Tally();

  /** Who has the turn. */
  private @Nullable SimulatedRequest open;

  private int sinceHold = SURELY_BACK;

  Judge(Pace pace, Duration window, Duration quarantine, int mostWaiters) {
    this.window = window.toNanos();
    this.quarantine = quarantine;
    this.mostWaiters = mostWaiters;
    lane = new GreedyLane(pace, this.window);
  }

  /** Somebody who waits now. */
  @Nullable SimulatedRequest anyWaiting(Draws draws) {
    return order.size() == 0 ? null : order.get(draws.below(order.size()));
  }

  /** The lane is looked at from outside: what has outlived its limit is given up. */
  void looked(long now) {
    SimulatedRequest dead = open;
    if (dead == null || now < dead.expiry(quarantine)) {
      return;
    }
    open = null;
    tally.count(Event.GIVEN_UP);
    if (dead.isAnswered()) {
      lane.answered(dead.departed, dead.answered, dead.expiry(quarantine));
      sinceHold++;
    } else {
      lane.lost(dead.departed, dead.expiry(quarantine));
    }
  }

  /** Whoever waits has woken when the open turn had outlived its limit. */
  private void lookedByWaiting(long now) {
    if (order.size() > 0) {
      looked(now);
    }
  }

  /** No turn of that urgency can come earlier to one who asks now. */
  long bound(Urgency urgency, long now) {
    return behind(order.leastAhead(urgency), now);
  }

  private long behind(int ahead, long now) {
    SimulatedRequest flying = open;
    if (flying == null) {
      return lane.earliestBehind(ahead, now);
    }
    return lane.earliestBehind(
        ahead, flying.departed, flying.isAnswered() ? flying.answered : now, now);
  }

  /** Asks for a turn; to be called immediately before the pacer is. */
  void asks(SimulatedRequest me) {
    looked(me.ready);
    // Whether the turn that is due now has been given away cannot be seen.
    boolean undecided = open == null && order.size() > 0 && lane.earliest() <= me.ready;
    me.notBefore = undecided ? me.ready : bound(me.urgency, me.ready);
    me.perhapsNotBefore =
        undecided ? SimulatedRequest.NEVER : behind(order.mostAhead(me.urgency), me.ready);
    me.behind = undecided ? order.size() - 1 : order.size();
    order.join(me);
  }

  /** Has its turn; to be called as soon as the pacer has given it. */
  void departs(SimulatedRequest me, long now) {
    looked(now);
    assertThat(open).as("whose turn is open when that of %s comes", me).isNull();
    long earliest = Math.max(order.firstReady(me.ready), lane.earliest());
    if (isAtFullPace()) {
      assertThat(now).as("departure %d, of %s", tally.of(Event.DEPARTED), me).isEqualTo(earliest);
    } else {
      assertThat(now)
          .as("departure %d, of %s, in a lane that was held", tally.of(Event.DEPARTED), me)
          .isBetween(earliest, earliest + SLOWEST * window);
    }
    order.go(me, now);
    assertThat(me.behind).as("waiting already when %s was let wait", me).isLessThan(mostWaiters);
    assertThat(now).as("departure of %s", me).isLessThanOrEqualTo(me.deadline);
    assertThat(now).as("departure of %s, interrupted", me).isLessThanOrEqualTo(me.interrupted);
    me.departed = now;
    open = me;
    tally.count(Event.DEPARTED);
  }

  private boolean isAtFullPace() {
    return sinceHold >= SURELY_BACK;
  }

  /** The first byte of its answer is there. */
  void answered(SimulatedRequest me, long now) {
    lookedByWaiting(now);
    if (open == me && !me.isAnswered()) {
      me.answered = now;
    }
  }

  /** It was told to wait. */
  void held(SimulatedRequest me, Duration pause, long now) {
    if (open == me) {
      lane.closedUntil(now + pause.toNanos());
      sinceHold = 0;
      tally.count(Event.HELD);
    }
  }

  /** Its turn is closed, perhaps once more or too late. */
  void closes(SimulatedRequest me, boolean unused, long now) {
    lookedByWaiting(now);
    if (open != me) {
      tally.count(Event.CLOSED_IN_VAIN);
      return;
    }
    open = null;
    if (me.isAnswered()) {
      lane.answered(me.departed, me.answered, now);
      sinceHold++;
      tally.count(Event.ANSWERED);
    } else if (unused) {
      lane.closedUntil(now);
      tally.count(Event.UNUSED);
    } else {
      lane.lost(me.departed, now + quarantine.toNanos());
      tally.count(Event.LOST);
    }
  }

  /** Was refused; only what could not be, or did not come in time, may be. */
  void refused(SimulatedRequest me, TurnRefused refusal, long now) {
    leaves(me, now);
    switch (refusal.reason()) {
      case DEADLINE -> {
        if (now > me.deadline) {
          ranOutOfTime(me, now);
        } else {
          refusedAtOnce(me, now);
        }
      }
      case QUEUE_FULL -> {
        tally.count(Event.QUEUE_FULL);
        assertThat(now).as("when %s was refused", me).isEqualTo(me.ready);
        assertThat(order.size())
            .as("waiting when %s was refused", me)
            .isGreaterThanOrEqualTo(mostWaiters);
      }
      default -> throw new AssertionError(me + " was refused", refusal);
    }
  }

  private void ranOutOfTime(SimulatedRequest me, long now) {
    tally.count(Event.RAN_OUT_OF_TIME);
    assertThat(now - me.deadline).as("how late %s was let go", me).isEqualTo(1);
    if (isAtFullPace()) {
      assertThat(me.notBefore)
          .as("earliest turn of %s, which was let wait for nothing", me)
          .isLessThanOrEqualTo(me.deadline);
    }
  }

  private void refusedAtOnce(SimulatedRequest me, long now) {
    tally.count(Event.REFUSED_AT_ONCE);
    assertThat(now).as("when %s was refused, before its deadline", me).isEqualTo(me.ready);
    if (isAtFullPace()) {
      assertThat(me.perhapsNotBefore)
          .as("earliest turn of %s, which was refused", me)
          .isGreaterThan(me.deadline);
    }
  }

  /** Gave up waiting since it was interrupted. */
  void leavesInterrupted(SimulatedRequest me, long now) {
    leaves(me, now);
    tally.count(Event.INTERRUPTED);
    assertThat(now).as("when %s noticed its interrupt", me).isEqualTo(me.interrupted);
  }

  private void leaves(SimulatedRequest me, long now) {
    lookedByWaiting(now);
    order.leave(me, now);
  }

  /** All have come to an end. */
  Tally close() {
    assertThat(order.size()).as("still waiting").isZero();
    return tally;
  }
}
