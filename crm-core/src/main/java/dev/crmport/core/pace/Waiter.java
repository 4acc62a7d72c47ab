package dev.crmport.core.pace;

import dev.crmport.core.failure.TurnRefused;
import dev.crmport.core.key.Lane;
import org.jspecify.annotations.Nullable;

/**
 * Somebody in line, and the line itself: a ring that is held by its last one, whose next is the
 * first. Coming and going cost the same however long the line is. Guarded by the lane's lock.
 */
final class Waiter {
  final Thread thread = Thread.currentThread();
  final Lane lane;
  final Urgency urgency;
  final Exchange exchange;
  final long since;

  /** Until when it parks at most as the one with the timer for the window. */
  long due;

  /** Until when it parks at most as the one who watches the open turn. */
  long guard;

  /** Whether it parks until a moment, and which. Its own thread's alone. */
  boolean timed;

  long until;

  /** What it waited for, once it is there. */
  @Nullable OpenTurn turn;

  /** Why it will not come. */
  @Nullable TurnRefused refusal;

  private Waiter next = this;
  private Waiter previous = this;

  Waiter(Lane lane, Urgency urgency, Exchange exchange, long since) {
    this.lane = lane;
    this.urgency = urgency;
    this.exchange = exchange;
    this.since = since;
  }

  /** The first of a line. */
  static @Nullable Waiter first(@Nullable Waiter last) {
    return last == null ? null : last.next;
  }

  /** Puts it behind a line; it is the last one then. */
  Waiter behind(@Nullable Waiter last) {
    if (last != null) {
      previous = last;
      next = last.next;
      next.previous = this;
      last.next = this;
    }
    return this;
  }

  /** Takes it out of its line; returns who is last then. */
  @Nullable Waiter outOf(Waiter last) {
    if (next == this) {
      return null;
    }
    previous.next = next;
    next.previous = previous;
    Waiter left = last == this ? previous : last;
    next = this;
    previous = this;
    return left;
  }
}
