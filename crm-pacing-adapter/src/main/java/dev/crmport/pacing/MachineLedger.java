package dev.crmport.pacing;

import dev.crmport.core.failure.CallFacts;
import dev.crmport.core.failure.TurnRefused;
import dev.crmport.core.failure.TurnRefused.Reason;
import dev.crmport.core.key.Lane;
import dev.crmport.core.pace.Exchange;
import dev.crmport.core.pace.LaneLedger;
import dev.crmport.core.pace.MemoryLedger;
import dev.crmport.core.pace.Pace;
import dev.crmport.core.pace.PacerOptions;
import dev.crmport.core.pace.Time;
import dev.crmport.core.pace.TurnEnd;
import dev.crmport.core.pace.Urgency;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A lane's ledger in a file: each method is a transaction of some ten microseconds, lock, read,
 * decide, write, unlock. Nothing is kept here but who we are, the token of our open turn, and what
 * could not be written yet. Guarded by the lane's lock.
 *
 * <p>Nothing is forced to the disk: whatever takes the machine's memory away takes longer to come
 * back than a window.
 */
final class MachineLedger implements LaneLedger {
  private static final CallFacts TURN = CallFacts.of("taking a turn");
  private static final SecureRandom RANDOM = new SecureRandom();

  /**
   * For what must be noted now: a process that stands still while it has the lock, on a loaded
   * machine or a slow disk. Who waits for a turn has none, and asks again a moment later.
   */
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(2);

  static {
    // Else the first turn of each process would load these classes while it has the lock, and keep
    // everybody waiting for some ten milliseconds.
    LaneState.rehearse();
  }

  private final LaneLog log;
  private final LaneFile file;
  private final Pace pace;
  private final long quarantine;
  private final Time time;
  private final long process = RANDOM.nextLong();

  /** The turn that was opened last here. */
  private long token = RANDOM.nextLong();

  /** What has happened and does not stand in the file yet. */
  private final List<Consumer<LaneState>> owed = new ArrayList<>();

  /** What the file says after the last transaction. */
  private byte[] content = {};

  /** Where somebody else's turn is open. */
  private @Nullable Glance glance;

  private long lastUse;
  private boolean inLine;
  private boolean closed;

  MachineLedger(Lane lane, LaneFile file, PacerOptions options) {
    log = new LaneLog(lane);
    this.file = file;
    pace = options.pace();
    quarantine = Spans.nanos(options.quarantine());
    time = options.time();
    lastUse = time.nanos();
  }

  @Override
  public Verdict tryOpen(long now, @Nullable Exchange interactive, @Nullable Exchange batch) {
    try {
      Glance last = glance;
      Verdict verdict =
          last == null ? null : last.unchanged(file, process, now, interactive, batch);
      if (verdict == null) {
        verdict = ask(interactive, batch);
      }
      // A moment that has passed: the line asks again a little later.
      return verdict == null ? new Verdict.NotBefore(now) : verdict;
    } catch (IOException unusable) {
      throw new TurnRefused(TURN, Reason.STORE_GONE, withoutItsText(unusable));
    }
  }

  private @Nullable Verdict ask(@Nullable Exchange interactive, @Nullable Exchange batch)
      throws IOException {
    glance = null;
    long next = token + 1;
    Asked asked =
        transact(
            0,
            lane -> new Asked(lane, lane.tryOpen(process, next, quarantine, interactive, batch)));
    if (asked == null) {
      return null;
    }
    inLine = asked.lane().isInLine(process);
    if (asked.verdict() instanceof Verdict.Go) {
      token = next;
    } else if (asked.lane().isOpen(asked.lane().seen())) {
      glance = new Glance(asked.lane(), content, interactive, batch);
    }
    return asked.verdict();
  }

  private record Asked(LaneState lane, Verdict verdict) {}

  @Override
  public void ended(TurnEnd end, long departed, long moment) {
    long mine = token;
    note("the end of a turn", state -> state.ended(mine, end, departed, moment));
  }

  @Override
  public void hold(long until, long now) {
    note("a pause", state -> state.hold(until));
  }

  private void note(String what, Consumer<LaneState> change) {
    owed.add(change);
    settle(what);
  }

  /** Writes what is owed; false where that could not be done. */
  private boolean settle(String what) {
    try {
      if (owed.isEmpty() || transact(PATIENCE, state -> true) != null) {
        return true;
      }
      log.notWritten(what, "others had it locked for two seconds");
    } catch (IOException unusable) {
      log.notWritten(what, String.valueOf(withoutItsText(unusable).getMessage()));
    }
    return false;
  }

  @Override
  public long forecast(
      Urgency urgency, int interactive, int batch, @Nullable Flight flight, Times times, long now) {
    try (LaneFile.Session session = closed ? null : file.lockIfThere(PATIENCE)) {
      if (session != null) {
        return state(LaneFormat.read(session.read()), Stamp.now(time))
            .forecast(process, urgency, interactive, batch, flight, times, now);
      }
    } catch (IOException unusable) {
      // Whoever asks for a turn is told.
    }
    return new MemoryLedger(pace, now).forecast(urgency, interactive, batch, flight, times, now);
  }

  /** Else the others would wait for us until we count as gone. */
  @Override
  public void deserted() {
    if (inLine && !closed) {
      inLine = false;
      note("that nobody waits", state -> state.leave(process));
    }
  }

  /** Another ledger would decide the same; this one is kept while its file is worth being open. */
  @Override
  public boolean isForgettable(long now) {
    return settle("what this process did last") && now - lastUse >= Spans.nanos(pace.window());
  }

  @Override
  public void close() {
    deserted();
    settle("what this process did last");
    closed = true;
    file.close();
  }

  /** Null where the lock is not to be had now. */
  private <T> @Nullable T transact(long patience, Function<LaneState, T> work) throws IOException {
    try (LaneFile.Session session = file.lock(patience, this::first)) {
      if (session == null) {
        return null;
      }
      // Both clocks under the lock: else somebody may have written at a later moment than this.
      Stamp here = Stamp.now(time);
      lastUse = here.nanos();
      byte[] found = session.read();
      LaneFormat.Reading reading = LaneFormat.read(found);
      LaneState state = state(reading, here);
      owed.forEach(change -> change.accept(state));
      HeldTurn abandoned = state.giveUp();
      T result = work.apply(state);
      content = state.isChanged() ? LaneFormat.write(state.record()) : found;
      if (state.isChanged()) {
        session.write(content);
      }
      owed.clear();
      tell(reading);
      if (abandoned != null) {
        log.givenUp(abandoned, here.nanos());
      }
      return result;
    }
  }

  private LaneState state(LaneFormat.Reading reading, Stamp here) throws IOException {
    return switch (reading) {
      case LaneFormat.Reading.Whole whole -> LaneState.of(whole.content(), pace, here);
      case LaneFormat.Reading.Damaged damaged -> LaneState.justUsed(pace, here, unknownFor());
      case LaneFormat.Reading.Newer newer ->
          throw new IOException(
              "the lane's file was not read: a newer version of this program wrote it; update"
                  + " this one");
    };
  }

  private byte[] first(boolean deleted) {
    Stamp here = Stamp.now(time);
    if (!deleted) {
      return LaneFormat.writeNew(LaneState.unused(pace, here).record());
    }
    log.writtenAnew("was deleted while it was in use", unknownFor());
    return LaneFormat.writeNew(LaneState.justUsed(pace, here, unknownFor()).record());
  }

  /** How long a request of somebody unknown may be under way. */
  private long unknownFor() {
    return Exchange.unnamed().limit().toNanos() + quarantine;
  }

  private void tell(LaneFormat.Reading reading) {
    if (reading instanceof LaneFormat.Reading.Damaged) {
      log.writtenAnew("was damaged", unknownFor());
    } else if (reading instanceof LaneFormat.Reading.Whole whole && !whole.content().isOf(pace)) {
      log.anotherPace(pace);
    }
  }

  /** An exception of the file system says the whole path, which is nobody else's business. */
  private static IOException withoutItsText(IOException unusable) {
    return unusable.getClass() == IOException.class
        ? unusable
        : new IOException(
            "the lane's file could not be used (" + unusable.getClass().getSimpleName() + ")");
  }
}
