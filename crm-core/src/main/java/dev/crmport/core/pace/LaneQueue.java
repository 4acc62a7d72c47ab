package dev.crmport.core.pace;

import dev.crmport.core.failure.CallFacts;
import dev.crmport.core.failure.TurnRefused;
import dev.crmport.core.failure.TurnRefused.Reason;
import dev.crmport.core.key.Lane;
import dev.crmport.core.pace.LaneLedger.Flight;
import dev.crmport.core.pace.LaneLedger.Times;
import dev.crmport.core.pace.LaneLedger.Verdict;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One lane: its ledger, the turn that is open, and who waits.
 *
 * <p>Whoever changes something settles the lane before it lets go of the lock: a turn that is due
 * is handed to whoever comes first by then, so that a late and more urgent one is still in time,
 * and somebody in line is left to wake at the next moment at which something may have to be done. A
 * thread that closes a turn thus wakes nobody but the one that goes.
 */
final class LaneQueue extends WaitingLine {
  private static final CallFacts TURN = CallFacts.of("taking a turn");

  /** Where a ledger names a moment that has passed, its clock and this one do not agree. */
  private static final long ASK_AGAIN = Nanos.of(Duration.ofMillis(1));

  /** Guards everything here; held for a few instructions, never while waiting. */
  private final ReentrantLock lock;

  private final LaneLedger ledger;
  private @Nullable OpenTurn open;

  /** Moving averages in microseconds, from a departure to the answer and to the end. */
  private int answerMicros;

  private int exchangeMicros;
  private boolean forgotten;

  LaneQueue(PacerSettings settings, ReentrantLock lock, LaneLedger ledger) {
    super(settings);
    this.lock = lock;
    this.ledger = ledger;
  }

  /** A turn, or null where this lane has been forgotten and the caller must ask for it again. */
  @Nullable OpenTurn take(Lane lane, Urgency urgency, Deadline deadline, Exchange exchange)
      throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    OpenTurn abandoned = null;
    Waiter me;
    lock.lock();
    try {
      if (forgotten) {
        return null;
      }
      if (settings.isClosed()) {
        throw closed();
      }
      long now = now();
      abandoned = giveUp(now);
      Verdict verdict = null;
      if (open == null && isEmpty()) {
        verdict = ask(now, urgency, exchange);
        if (verdict instanceof Verdict.Go) {
          OpenTurn mine = new OpenTurn(this, lane, urgency, exchange, now);
          open = mine;
          return mine;
        }
      }
      refuseHopeless(urgency, deadline, now);
      me = new Waiter(lane, urgency, exchange, now);
      join(me);
      settle(now, me, verdict);
      OpenTurn mine = claim(me, deadline, now);
      if (mine != null) {
        return mine;
      }
      plan(me, deadline, now);
    } finally {
      lock.unlock();
      settings.reports().abandoned(abandoned);
    }
    return await(me, deadline);
  }

  private @Nullable OpenTurn await(Waiter me, Deadline deadline) throws InterruptedException {
    while (true) {
      park(me);
      boolean interrupted = Thread.interrupted();
      OpenTurn abandoned = null;
      lock.lock();
      try {
        long now = now();
        if (interrupted && me.turn == null && me.refusal == null) {
          leave(me, now);
          throw new InterruptedException();
        }
        if (interrupted) {
          // It came too late: what was waited for, or not to be had, is there already.
          Thread.currentThread().interrupt();
        }
        OpenTurn mine = claim(me, deadline, now);
        if (mine != null || forgotten) {
          return mine;
        }
        abandoned = giveUp(now);
        if (deadline.isBefore(now)) {
          leave(me, now);
          throw refusal(Reason.DEADLINE, me.urgency, now);
        }
        settle(now, me, null);
        mine = claim(me, deadline, now);
        if (mine != null) {
          return mine;
        }
        plan(me, deadline, now);
      } finally {
        lock.unlock();
        settings.reports().abandoned(abandoned);
      }
    }
  }

  /** What this thread was given, by itself or by another one; null where it has to wait on. */
  private @Nullable OpenTurn claim(Waiter me, Deadline deadline, long now) {
    if (me.refusal != null) {
      throw me.refusal.during(TURN);
    }
    OpenTurn turn = me.turn;
    if (turn == null) {
      return null;
    }
    // A thread may stand still before it gets to see what it was given. While that took no longer
    // than the quarantine, its request ends before anybody gives the turn up.
    boolean mine = open == turn;
    if (mine && now - turn.departed() <= settings.quarantine() && !deadline.isBefore(now)) {
      turn.depart(me.since, now);
      return turn;
    }
    if (mine) {
      open = null;
      ledger.ended(TurnEnd.UNUSED, turn.departed(), now);
    }
    if (settings.isClosed()) {
      letGoIfClosed();
      throw closed();
    }
    me.turn = null;
    if (!forgotten) {
      rejoin(me);
    }
    return null;
  }

  private void leave(Waiter me, long now) {
    part(me);
    if (isEmpty()) {
      ledger.deserted();
    }
    settle(now, null, null);
  }

  private void refuseHopeless(Urgency urgency, Deadline deadline, long now) {
    if (deadline.nanos().isPresent() && deadline.isBefore(forecast(urgency, Times.NONE, now))) {
      throw refusal(Reason.DEADLINE, urgency, now);
    }
    if (waiting(Urgency.INTERACTIVE) + waiting(Urgency.BATCH) >= settings.mostWaiters()) {
      throw refusal(Reason.QUEUE_FULL, urgency, now);
    }
  }

  private TurnRefused refusal(Reason reason, Urgency urgency, long now) {
    Duration estimate = Duration.ofNanos(forecast(urgency, usualTimes(), now) - now);
    return new TurnRefused(TURN, reason, estimate, open == null ? "" : open.underWay(now));
  }

  private static TurnRefused closed() {
    return new TurnRefused(TURN, Reason.CLOSED, (Throwable) null);
  }

  /**
   * Hands out the turn that is due, and sees to it that somebody wakes when that changes.
   *
   * @param me the running thread, where it waits in this lane
   * @param known what the ledger has just said, if it was asked
   */
  private void settle(long now, @Nullable Waiter me, @Nullable Verdict known) {
    if (open == null && !isEmpty()) {
      Verdict verdict = known == null ? askForAll(now) : known;
      if (verdict instanceof Verdict.NotBefore wait) {
        armTimer(wait.moment() - now > 0 ? wait.moment() : now + ASK_AGAIN, me);
      } else if (verdict instanceof Verdict.Go go) {
        hand(go.urgency(), me, now);
      }
    }
    if (open != null && !isEmpty()) {
      Waiter waiting = me == null || me.turn != null ? null : me;
      if (waiting != null) {
        armTimerEarly(ledger.following(now), waiting, now);
      }
      armWatch(expiry(open), waiting);
    }
  }

  private Verdict ask(long now, Urgency urgency, Exchange exchange) {
    return urgency == Urgency.INTERACTIVE
        ? ledger.tryOpen(now, exchange, null)
        : ledger.tryOpen(now, null, exchange);
  }

  /** Null where the ledger could not be asked: nobody waits any more then. */
  private @Nullable Verdict askForAll(long now) {
    Waiter person = first(Urgency.INTERACTIVE);
    Waiter job = first(Urgency.BATCH);
    try {
      return ledger.tryOpen(
          now, person == null ? null : person.exchange, job == null ? null : job.exchange);
    } catch (TurnRefused gone) {
      refuseAll(gone);
    } catch (RuntimeException broken) {
      refuseAll(new TurnRefused(TURN, Reason.STORE_GONE, broken));
    }
    return null;
  }

  private void hand(Urgency urgency, @Nullable Waiter me, long now) {
    Waiter next = first(urgency);
    if (next == null) {
      throw new IllegalStateException(
          "no turn was handed out: nobody waits for it as " + urgency + "; mend the ledger");
    }
    part(next);
    OpenTurn turn = new OpenTurn(this, next.lane, urgency, next.exchange, now);
    open = turn;
    hand(turn, next, me);
  }

  /** Ends a turn that has outlived its limit; its holder has died, or forgot to close it. */
  private @Nullable OpenTurn giveUp(long now) {
    OpenTurn turn = open;
    if (turn == null) {
      return null;
    }
    turn.departedBy(now);
    if (now - expiry(turn) < 0) {
      return null;
    }
    open = null;
    if (turn.isAnswered()) {
      ledger.ended(turn.end(), turn.departed(), turn.answeredAt());
    } else {
      ledger.ended(TurnEnd.ABANDONED, turn.departed(), expiry(turn));
    }
    return turn;
  }

  private long expiry(OpenTurn turn) {
    return turn.departed() + Nanos.of(turn.exchange().limit()) + settings.quarantine();
  }

  void unused(OpenTurn turn) {
    lock.lock();
    try {
      turn.markUnused();
    } finally {
      lock.unlock();
    }
  }

  void hold(OpenTurn turn, Duration pause) {
    lock.lock();
    try {
      if (open != turn) {
        return;
      }
      turn.markHeld();
      long now = now();
      ledger.hold(now + Nanos.of(pause), now);
    } finally {
      lock.unlock();
    }
    settings.reports().held(turn, pause);
  }

  void close(OpenTurn turn) {
    TurnEnd end;
    long now = 0;
    boolean reported = settings.reports().areWanted();
    lock.lock();
    try {
      if (open != turn) {
        return;
      }
      open = null;
      end = turn.end();
      boolean answered = turn.isAnswered();
      // Asking for the time is most of what a turn costs that nobody waits for.
      if (!answered || reported || !isEmpty()) {
        now = now();
      }
      ledger.ended(
          end,
          turn.departed(),
          answered
              ? turn.answeredAt()
              : now + (end == TurnEnd.UNKNOWN ? settings.quarantine() : 0));
      if (answered) {
        answerMicros = average(answerMicros, turn.answeredAt() - turn.departed());
      }
      if (!isEmpty()) {
        if (answered) {
          exchangeMicros = average(exchangeMicros, now - turn.departed());
        }
        settle(now, null, null);
      }
      letGoIfClosed();
    } finally {
      lock.unlock();
    }
    if (reported) {
      settings.reports().ended(turn, end, now);
    }
  }

  private static int average(int before, long nanos) {
    int micros = Math.clamp(nanos / 1_000, 0, Integer.MAX_VALUE);
    return before == 0 ? micros : before + (micros - before) / 8;
  }

  /** How long a turn would take to come; null where this lane has been forgotten. */
  @Nullable Duration estimate(Urgency urgency) {
    OpenTurn abandoned = null;
    lock.lock();
    try {
      if (forgotten) {
        return null;
      }
      long now = now();
      abandoned = giveUp(now);
      return Duration.ofNanos(forecast(urgency, usualTimes(), now) - now);
    } finally {
      lock.unlock();
      settings.reports().abandoned(abandoned);
    }
  }

  private long forecast(Urgency urgency, Times times, long now) {
    OpenTurn turn = open;
    Flight flight = null;
    if (turn != null) {
      long answered =
          turn.isAnswered()
              ? turn.answeredAt()
              : Math.max(turn.departed() + times.answer() - now, 0) + now;
      long end = Math.max(turn.departed() + times.exchange() - now, 0) + now;
      flight = new Flight(turn.departed(), answered, end);
    }
    return ledger.forecast(
        urgency, waiting(Urgency.INTERACTIVE), waiting(Urgency.BATCH), flight, times, now);
  }

  private Times usualTimes() {
    long answer = 1_000L * answerMicros;
    return new Times(answer, Math.max(answer, 1_000L * exchangeMicros));
  }

  /** Lets every waiter go with a refusal; the pacer has been marked as closed before. */
  void close() {
    lock.lock();
    try {
      refuseAll(closed());
      letGoIfClosed();
    } finally {
      lock.unlock();
    }
  }

  private void letGoIfClosed() {
    if (open == null && settings.isClosed()) {
      ledger.close();
    }
  }

  /** Marks an idle lane so that nobody uses it any more; false where it is still needed. */
  boolean forget() {
    OpenTurn abandoned = null;
    lock.lock();
    try {
      long now = now();
      abandoned = giveUp(now);
      if (open == null && isEmpty() && !forgotten && ledger.isForgettable(now)) {
        forgotten = true;
        ledger.close();
      }
      return forgotten;
    } finally {
      lock.unlock();
      settings.reports().abandoned(abandoned);
    }
  }
}
