package dev.crmport.core.pace;

import dev.crmport.core.failure.TurnRefused;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who waits in a lane, and who of them wakes when. Guarded by the lane's lock.
 *
 * <p>There are two moments at which something may have to be done while no thread is at work. The
 * window opens: one waiter, the timer, parks until then. The open turn outlives its limit: one
 * waiter, the watch, parks until then. Everybody else parks without a time. A waiter that has one
 * of the two roles is always awake, or parked no longer than its role says.
 *
 * <p>A superclass and not a part of {@link LaneQueue}: there are as many as there are keys, and a
 * part would cost each of them an object more.
 */
abstract sealed class WaitingLine permits LaneQueue {
  /** Waiters that are soon gone, each of which would have to find another one to watch. */
  private static final int SHORT = 8;

  final PacerSettings settings;

  /** The last in line of each urgency. */
  private @Nullable Waiter interactive;

  private @Nullable Waiter batch;
  private int interactiveWaiting;
  private int batchWaiting;
  private @Nullable Waiter timer;
  private @Nullable Waiter watch;

  WaitingLine(PacerSettings settings) {
    this.settings = settings;
  }

  final long now() {
    return settings.time().nanos();
  }

  final boolean isEmpty() {
    return interactive == null && batch == null;
  }

  final int waiting(Urgency urgency) {
    return urgency == Urgency.INTERACTIVE ? interactiveWaiting : batchWaiting;
  }

  /** Who goes next of an urgency. */
  final @Nullable Waiter first(Urgency urgency) {
    return Waiter.first(urgency == Urgency.INTERACTIVE ? interactive : batch);
  }

  final void join(Waiter me) {
    if (me.urgency == Urgency.INTERACTIVE) {
      interactive = me.behind(interactive);
      interactiveWaiting++;
    } else {
      batch = me.behind(batch);
      batchWaiting++;
    }
  }

  /** Puts somebody in front of its urgency who has been there before, and was too late. */
  final void rejoin(Waiter me) {
    Waiter last = me.urgency == Urgency.INTERACTIVE ? interactive : batch;
    join(me);
    if (last == null) {
      return;
    }
    // The line is a ring: between the last one and the first is behind all, or before all.
    if (me.urgency == Urgency.INTERACTIVE) {
      interactive = last;
    } else {
      batch = last;
    }
  }

  final void part(Waiter gone) {
    if (gone.urgency == Urgency.INTERACTIVE) {
      interactive = gone.outOf(Objects.requireNonNull(interactive));
      interactiveWaiting--;
    } else {
      batch = gone.outOf(Objects.requireNonNull(batch));
      batchWaiting--;
    }
    if (timer == gone) {
      timer = null;
    }
    if (watch == gone) {
      watch = null;
    }
  }

  /** Gives what was waited for to somebody who has parted. */
  final void hand(OpenTurn turn, Waiter to, @Nullable Waiter me) {
    to.turn = turn;
    wake(to, me);
  }

  final void refuseAll(TurnRefused refusal) {
    while (!isEmpty()) {
      Waiter next = next();
      part(next);
      next.refusal = refusal;
      settings.time().unpark(next.thread);
    }
  }

  /**
   * Somebody is to wake at that moment at the latest, since somebody may go then. As a rule the one
   * who will go: anybody else would have to wake it in its turn, and it would be late by that.
   *
   * @param me the running thread, where it waits here: it need not be woken to be told
   */
  final void armTimer(long moment, @Nullable Waiter me) {
    Waiter armed = timer;
    if (armed != null && armed != me && armed.due - moment <= 0) {
      return;
    }
    Waiter chosen = me != null ? me : armed != null ? armed : next();
    chosen.due = moment;
    timer = chosen;
    wake(chosen, me);
  }

  /** Who will go next sets a timer for later where it is awake anyway, unless somebody has. */
  final void armTimerEarly(long moment, Waiter me, long now) {
    if (timer == null && me == next() && moment - now > 0) {
      me.due = moment;
      timer = me;
    }
  }

  /**
   * Somebody is to wake at that moment at the latest, since the open turn is to be given up. The
   * last in line stays longest, and so has to be replaced least often; in a short line even a
   * newcomer takes it over, who is awake anyway.
   */
  final void armWatch(long moment, @Nullable Waiter me) {
    Waiter armed = watch;
    boolean isArmed = armed != null && armed != me && armed.guard - moment <= 0;
    boolean isShort = interactiveWaiting + batchWaiting <= SHORT;
    if (isArmed && !(isShort && me == last())) {
      return;
    }
    Waiter chosen = me != null ? me : armed != null ? armed : last();
    chosen.guard = moment;
    watch = chosen;
    wake(chosen, me);
  }

  /** The last moment at which this thread has something to do, which it may park until. */
  final void plan(Waiter me, Deadline deadline, long now) {
    // Lengths from now, as moments may wrap round.
    long most = Long.MAX_VALUE;
    if (timer == me) {
      if (me.due - now > 0) {
        most = me.due - now;
      } else {
        // The window has opened and a turn is open as well: whoever closes it sees to the rest.
        timer = null;
      }
    }
    if (watch == me) {
      if (me.guard - now > 0) {
        most = Math.min(most, me.guard - now);
      } else {
        watch = null;
      }
    }
    if (deadline.nanos().isPresent()) {
      // One past the deadline: a turn that is due exactly at it is still in time.
      most = Math.min(most, deadline.nanos().getAsLong() + 1 - now);
    }
    me.timed = most != Long.MAX_VALUE;
    me.until = now + most;
  }

  /** Not under the lock. */
  final void park(Waiter me) {
    if (me.timed) {
      settings.time().parkUntil(this, me.until);
    } else {
      settings.time().park(this);
    }
  }

  private Waiter next() {
    return Objects.requireNonNull(Waiter.first(interactive == null ? batch : interactive));
  }

  private Waiter last() {
    return Objects.requireNonNull(batch == null ? interactive : batch);
  }

  private void wake(Waiter chosen, @Nullable Waiter me) {
    if (chosen != me) {
      settings.time().unpark(chosen.thread);
    }
  }
}
