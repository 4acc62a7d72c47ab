package dev.crmport.http;

import dev.crmport.core.key.Lane;
import dev.crmport.core.pace.Deadline;
import dev.crmport.core.pace.Exchange;
import dev.crmport.core.pace.Pacer;
import dev.crmport.core.pace.Turn;
import dev.crmport.core.pace.Urgency;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/** Hands on to another pacer and keeps what was said of each turn. */
final class RecordingPacer implements Pacer {
  private final Pacer pacer;
  private final List<Recorded> turns = new CopyOnWriteArrayList<>();
  private final AtomicReference<Runnable> beforeNext = new AtomicReference<>(() -> {});

  private final AtomicReference<Runnable> afterNext = new AtomicReference<>(() -> {});

  RecordingPacer(Pacer pacer) {
    this.pacer = pacer;
  }

  /** Runs once, when the next turn was given. */
  void afterNext(Runnable event) {
    afterNext.set(event);
  }

  /** Runs once, when the next turn is asked for. */
  void beforeNext(Runnable event) {
    beforeNext.set(event);
  }

  @Override
  public Turn take(Lane lane, Urgency urgency, Deadline deadline, Exchange exchange)
      throws InterruptedException {
    beforeNext.getAndSet(() -> {}).run();
    Recorded turn = new Recorded(pacer.take(lane, urgency, deadline, exchange), lane, urgency);
    turns.add(turn);
    afterNext.getAndSet(() -> {}).run();
    return turn;
  }

  @Override
  public Duration estimate(Lane lane, Urgency urgency) {
    return pacer.estimate(lane, urgency);
  }

  List<Recorded> turns() {
    return turns;
  }

  /** The turns in which something may have left. */
  long used() {
    return turns.stream().filter(turn -> !turn.unused).count();
  }

  static final class Recorded implements Turn {
    private final Turn turn;
    final Lane lane;
    final Urgency urgency;
    volatile boolean answered;
    volatile boolean unused;
    volatile boolean closed;
    volatile Duration held = Duration.ZERO;

    Recorded(Turn turn, Lane lane, Urgency urgency) {
      this.turn = turn;
      this.lane = lane;
      this.urgency = urgency;
    }

    @Override
    public void answered() {
      answered = true;
      turn.answered();
    }

    @Override
    public void unused() {
      unused = true;
      turn.unused();
    }

    @Override
    public void hold(Duration pause) {
      held = pause;
      turn.hold(pause);
    }

    @Override
    public void close() {
      closed = true;
      turn.close();
    }
  }
}
