package dev.crmport.checks.pace;

import dev.crmport.core.failure.TurnRefused;
import dev.crmport.core.key.Lane;
import dev.crmport.core.pace.Deadline;
import dev.crmport.core.pace.Exchange;
import dev.crmport.core.pace.Pacer;
import dev.crmport.core.pace.Time;
import dev.crmport.core.pace.Turn;
import dev.crmport.core.pace.Urgency;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.ThreadIdGen;

/**
 * What Lincheck has its threads do with one lane, none of which waits: {@link LaneModel} says what
 * must come of it. Turn 0 is open from the start; a thread's turn has the thread's number.
 */
@Param(name = "thread", gen = ThreadIdGen.class)
@Param(name = "turn", gen = IntGen.class, conf = "0:1")
public abstract class LaneActs {
  /** How far the clock moves at a time: half a window with its allowance. */
  static final long STEP = 500_500;

  static final int PERMITS = 2;
  static final Duration WINDOW = Duration.ofNanos(1_000);
  static final Duration QUARANTINE = Duration.ofNanos(STEP);
  static final Duration LIMIT = Duration.ofNanos(2 * STEP);
  static final Duration PAUSE = Duration.ofNanos(3 * STEP);

  private static final Lane LANE = new Lane("acme");
  private static final Exchange EXCHANGE = new Exchange("explore", LIMIT);

  private final FlyingTime time = new FlyingTime();
  private final Pacer pacer;
  private final AtomicReferenceArray<Turn> turns = new AtomicReferenceArray<>(4);

  /** Takes turn 0 from a new pacer. */
  LaneActs(Function<Time, Pacer> maker) {
    pacer = maker.apply(time);
    var unused = take(0);
  }

  @Operation(params = "thread")
  public final String take(int thread) {
    // A deadline that has passed already: free or not, the answer comes at once.
    Deadline passed = new Deadline(OptionalLong.of(time.nanos() - 1));
    try {
      turns.set(thread, pacer.take(LANE, Urgency.INTERACTIVE, passed, EXCHANGE));
      return "given";
    } catch (TurnRefused refused) {
      return refused.reason().name();
    } catch (InterruptedException interrupted) {
      return "interrupted";
    }
  }

  @Operation(params = "turn")
  public void answered(int turn) {
    with(turn, Turn::answered);
  }

  @Operation(params = "turn")
  public void unused(int turn) {
    with(turn, Turn::unused);
  }

  @Operation(params = "turn")
  public void close(int turn) {
    with(turn, Turn::close);
  }

  /** Once: what a second one does to the pace has tests of its own. */
  @Operation(params = "turn", runOnce = true)
  public void hold(int turn) {
    with(turn, open -> open.hold(PAUSE));
  }

  @Operation
  public void pass() {
    time.pass(STEP);
  }

  private void with(int number, Consumer<Turn> act) {
    Turn turn = turns.get(number);
    if (turn != null) {
      act.accept(turn);
    }
  }
}
