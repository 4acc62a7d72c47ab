package dev.crmport.pacing;

import dev.crmport.core.pace.Exchange;
import dev.crmport.core.pace.LaneLedger.Flight;
import dev.crmport.core.pace.LaneLedger.Times;
import dev.crmport.core.pace.LaneLedger.Verdict;
import dev.crmport.core.pace.LedgerMemory;
import dev.crmport.core.pace.MemoryLedger;
import dev.crmport.core.pace.Pace;
import dev.crmport.core.pace.TurnEnd;
import dev.crmport.core.pace.Urgency;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A lane as its file has it, with every moment on this process's clock. Lives for one transaction;
 * whoever has changed it writes {@link #record} into the file.
 */
final class LaneState {
  /** Between two looks at somebody else's turn: a part of its age, within these bounds. */
  private static final int LOOKS_PER_AGE = 16;

  private static final long SHORTEST_LOOK = TimeUnit.MILLISECONDS.toNanos(1);
  private static final long LONGEST_LOOK = TimeUnit.MILLISECONDS.toNanos(10);

  /** The same while the window is closed, and for those who are not next; no silence yet. */
  private static final long IDLE_LOOK = TimeUnit.MILLISECONDS.toNanos(50);

  private final Pace pace;
  private final Stamp here;
  private final long now;
  private MemoryLedger ledger;
  private @Nullable HeldTurn turn;
  private final WaitingProcesses line;
  private boolean changed;

  private LaneState(
      Pace pace, Stamp here, MemoryLedger ledger, @Nullable HeldTurn turn, List<Ticket> line) {
    this.pace = pace;
    this.here = here;
    this.now = here.nanos();
    this.ledger = ledger;
    this.turn = turn;
    this.line = new WaitingProcesses(line);
  }

  /** A lane in which nothing has left lately. */
  static LaneState unused(Pace pace, Stamp here) {
    return new LaneState(pace, here, new MemoryLedger(pace, here.nanos()), null, List.of());
  }

  /**
   * A lane of which nothing is known: all permits have just been used, and a request is under way.
   *
   * @param closedFor until its end must have come
   */
  static LaneState justUsed(Pace pace, Stamp here, long closedFor) {
    List<Long> anchors = new ArrayList<>(Collections.nCopies(pace.permits(), 0L));
    anchors.set(pace.permits() - 1, closedFor);
    LedgerMemory memory = unrestrained(pace, here.nanos(), anchors, closedFor, 0);
    LaneState state =
        new LaneState(pace, here, new MemoryLedger(pace, memory, here.nanos()), null, List.of());
    state.changed = true;
    return state;
  }

  /** What a file says. */
  static LaneState of(LaneRecord lane, Pace pace, Stamp here) {
    long passed = here.since(lane.written());
    long written = here.nanos() - Math.max(0, passed);
    HeldTurn turn = lane.turn();
    LaneState state =
        new LaneState(
            pace,
            here,
            new MemoryLedger(pace, memory(lane, pace, written), written),
            turn == null
                ? null
                : new HeldTurn(
                    turn.token(),
                    turn.operation(),
                    written + turn.departed(),
                    written + turn.until()),
            lane.line().stream()
                .map(t -> new Ticket(t.process(), t.urgency(), written + t.seen()))
                .toList());
    // A clock that went back: without a new stamp all would wait until it has caught up.
    state.changed = passed < 0 || !lane.isOf(pace);
    return state;
  }

  private static LedgerMemory memory(LaneRecord lane, Pace pace, long written) {
    LedgerMemory memory = lane.memory();
    if (lane.isOf(pace)) {
      return memory;
    }
    // Of another pace: nothing left after its last request, and more need not be known.
    List<Long> last = Collections.nCopies(pace.permits(), memory.anchors().getLast());
    return unrestrained(pace, written, last, memory.closedFor(), memory.passedOver());
  }

  private static LedgerMemory unrestrained(
      Pace pace, long now, List<Long> anchors, long closedFor, int passedOver) {
    LedgerMemory unused = new MemoryLedger(pace, now).memory(now);
    return new LedgerMemory(
        anchors, closedFor, unused.permits(), unused.doublings(), unused.clean(), passedOver);
  }

  /** Goes once through all that is done with a lane while its file is locked. */
  static void rehearse() {
    Pace pace = Pace.standard();
    Stamp here = new Stamp(0, 0);
    LaneState lane = unused(pace, here);
    if (lane.tryOpen(0, 0, 0, Exchange.unnamed(), Exchange.unnamed()) instanceof Verdict.Go
        && LaneFormat.read(LaneFormat.write(lane.record()))
            instanceof LaneFormat.Reading.Whole whole) {
      of(whole.content(), pace, here).ended(0, TurnEnd.ANSWERED, 0, 0);
    }
  }

  /** When this was seen. */
  long seen() {
    return now;
  }

  /** Whether a turn is open that need not be given up yet. */
  boolean isOpen(long asked) {
    return turn != null && turn.until() - asked > 0;
  }

  boolean isChanged() {
    return changed || line.isChanged();
  }

  /** What the file is to say. */
  LaneRecord record() {
    HeldTurn held = turn;
    return new LaneRecord(
        here,
        pace.window().toNanos(),
        pace.anchor(),
        ledger.memory(now),
        held == null
            ? null
            : new HeldTurn(
                held.token(), held.operation(), held.departed() - now, held.until() - now),
        line.tickets(t -> new Ticket(t.process(), t.urgency(), t.seen() - now)));
  }

  /** The turn of a holder that has died, if there is one; it is open no more. */
  @Nullable HeldTurn giveUp() {
    HeldTurn over = turn;
    if (over == null || over.until() - now > 0) {
      return null;
    }
    ledger.ended(TurnEnd.ABANDONED, over.departed(), over.until());
    turn = null;
    changed = true;
    return over;
  }

  /**
   * Opens a turn for a process, should it be due and the process be the one whose turn it is.
   *
   * @param token of the turn
   * @param quarantine nanoseconds
   */
  Verdict tryOpen(
      long process,
      long token,
      long quarantine,
      @Nullable Exchange interactive,
      @Nullable Exchange batch) {
    if (turn != null) {
      enlist(process, interactive, batch);
      return new Verdict.NotBefore(nextLook(process, now));
    }
    line.dropSilent(ledger.earliest(), now);
    enlist(process, interactive, batch);
    MemoryLedger after = new MemoryLedger(pace, ledger.memory(now), now);
    Verdict verdict =
        after.tryOpen(
            now,
            interactive == null ? anyone(Urgency.INTERACTIVE) : interactive,
            batch == null ? anyone(Urgency.BATCH) : batch);
    if (verdict instanceof Verdict.Go go) {
      Exchange mine = go.urgency() == Urgency.INTERACTIVE ? interactive : batch;
      if (mine != null && line.isFirst(process, go.urgency())) {
        line.remove(process, go.urgency());
        ledger = after;
        long limit = Spans.nanos(mine.limit());
        turn = new HeldTurn(token, mine.operation(), now, now + limit + quarantine);
        changed = true;
        return verdict;
      }
      // Whose turn it is has just woken, too.
      return new Verdict.NotBefore(now + Math.max(SHORTEST_LOOK, behind(line.ahead(process))));
    }
    if (verdict instanceof Verdict.NotBefore due) {
      return new Verdict.NotBefore(due.moment() + behind(line.ahead(process)));
    }
    return verdict;
  }

  private @Nullable Exchange anyone(Urgency urgency) {
    return line.isAnyone(urgency) ? Exchange.unnamed() : null;
  }

  private void enlist(long process, @Nullable Exchange interactive, @Nullable Exchange batch) {
    line.tell(process, Urgency.INTERACTIVE, interactive != null, now);
    line.tell(process, Urgency.BATCH, batch != null, now);
  }

  /** By how much it pays to let those ahead go first. */
  private static long behind(int ahead) {
    return Math.min(ahead * SHORTEST_LOOK, IDLE_LOOK);
  }

  /**
   * Nobody tells when somebody else's turn ends, so one has to look: seldom while the window would
   * not let the next one go anyway, and else so often that the lane stands still for a thirtieth of
   * the exchange, by the one who goes next.
   */
  long nextLook(long process, long asked) {
    HeldTurn open = Objects.requireNonNull(turn);
    long window = ledger.following(asked) - asked;
    long pause =
        window > 0
            ? window
            : Math.clamp((asked - open.departed()) / LOOKS_PER_AGE, SHORTEST_LOOK, LONGEST_LOOK)
                * (1 + line.ahead(process));
    return asked + Math.min(Math.min(pause, IDLE_LOOK), open.until() - asked);
  }

  /** The turn with that token has ended; has no effect where another one is open. */
  void ended(long token, TurnEnd end, long departed, long moment) {
    if (turn != null && turn.token() == token) {
      ledger.ended(end, departed, moment);
      turn = null;
      changed = true;
    }
  }

  void hold(long until) {
    ledger.hold(until, now);
    changed = true;
  }

  boolean isInLine(long process) {
    return line.isIn(process);
  }

  /** A process waits no more. */
  void leave(long process) {
    line.removeAllOf(process);
  }

  /** As {@link MemoryLedger#forecast}; of each other process that waits one request is counted. */
  long forecast(
      long process,
      Urgency urgency,
      int interactive,
      int batch,
      @Nullable Flight flight,
      Times times,
      long asked) {
    HeldTurn open = turn;
    Flight ahead = flight;
    if (open == null) {
      line.dropSilent(ledger.earliest(), now);
    } else if (flight == null) {
      ahead =
          new Flight(
              open.departed(),
              later(open.departed() + times.answer()),
              later(open.departed() + times.exchange()));
    }
    return ledger.forecast(
        urgency,
        interactive + line.others(process, Urgency.INTERACTIVE),
        batch + line.others(process, Urgency.BATCH),
        ahead,
        times,
        asked);
  }

  private long later(long moment) {
    return moment - now > 0 ? moment : now;
  }
}
