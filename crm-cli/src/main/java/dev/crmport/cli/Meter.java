package dev.crmport.cli;

import dev.crmport.core.failure.TurnRefused;
import dev.crmport.core.key.Lane;
import dev.crmport.core.pace.Deadline;
import dev.crmport.core.pace.Exchange;
import dev.crmport.core.pace.Pacer;
import dev.crmport.core.pace.Time;
import dev.crmport.core.pace.Turn;
import dev.crmport.core.pace.Urgency;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A pacer that measures the turns of another one, and that can be told to give no more of them.
 * Safe for many threads.
 *
 * <p>A request counts from its departure to its answer; a turn that nothing left in does not count.
 */
final class Meter implements Pacer {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final Pacer pacer;
  private final Time time;

  /** Guards everything below. */
  private final ReentrantLock lock = new ReentrantLock();

  /** Departures of the last second before the newest one. */
  private final ArrayDeque<Long> recent = new ArrayDeque<>();

  private @Nullable Thread waiting;
  private boolean stopped;
  private long requests;
  private long answered;
  private long answerNanos;
  private long firstDeparture;
  private long lastEnd;
  private int inFlight;
  private int mostInFlight;
  private int mostInOneSecond;

  Meter(Pacer pacer, Time time) {
    this.pacer = pacer;
    this.time = time;
  }

  /** No turn is given any more; who waits for one is interrupted, who has one keeps it. */
  void stop() {
    lock.lock();
    try {
      stopped = true;
      if (waiting != null) {
        waiting.interrupt();
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Turn take(Lane lane, Urgency urgency, Deadline deadline, Exchange exchange)
      throws InterruptedException {
    beginToWait();
    Turn turn;
    try {
      turn = pacer.take(lane, urgency, deadline, exchange);
    } catch (InterruptedException | TurnRefused none) {
      endWait();
      throw none;
    }
    if (endWait()) {
      // Asked to stop while the turn was on its way: an interrupt may have come too late.
      var unused = Thread.interrupted();
      turn.unused();
      turn.close();
      throw new InterruptedException();
    }
    return departed(turn);
  }

  private void beginToWait() throws InterruptedException {
    lock.lock();
    try {
      if (stopped) {
        throw new InterruptedException();
      }
      waiting = Thread.currentThread();
    } finally {
      lock.unlock();
    }
  }

  private boolean endWait() {
    lock.lock();
    try {
      waiting = null;
      return stopped;
    } finally {
      lock.unlock();
    }
  }

  private Turn departed(Turn turn) {
    lock.lock();
    try {
      long now = time.nanos();
      if (requests == 0 && inFlight == 0) {
        firstDeparture = now;
      }
      inFlight++;
      return new MeasuredTurn(turn, now);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Duration estimate(Lane lane, Urgency urgency) {
    return pacer.estimate(lane, urgency);
  }

  /** What was measured so far. */
  Figures figures() {
    lock.lock();
    try {
      return new Figures(
          requests,
          requests == 0 ? Duration.ZERO : Duration.ofNanos(lastEnd - firstDeparture),
          answered == 0 ? Duration.ZERO : Duration.ofNanos(answerNanos / answered),
          mostInOneSecond,
          mostInFlight);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Figures of a run.
   *
   * @param requests how many left, repeats included
   * @param duration from the first departure to the last end
   * @param latency from a departure to the first byte of its answer, on average
   * @param mostInOneSecond the most departures in any rolling second
   * @param mostInFlight the most that had left and were not answered, at once
   */
  record Figures(
      long requests, Duration duration, Duration latency, int mostInOneSecond, int mostInFlight) {
    /** Requests a second. */
    double rate() {
      return duration.isZero() ? 0 : requests / (duration.toNanos() / 1e9);
    }
  }

  /** One turn. What is guarded is guarded by the meter's lock. */
  private final class MeasuredTurn implements Turn {
    private final Turn turn;
    private final long departure;
    private boolean counted;
    private boolean wasAnswered;
    private boolean wasUnused;
    private boolean closed;

    MeasuredTurn(Turn turn, long departure) {
      this.turn = turn;
      this.departure = departure;
    }

    @Override
    public void answered() {
      turn.answered();
      lock.lock();
      try {
        if (!wasAnswered && !closed) {
          wasAnswered = true;
          answered++;
          answerNanos += time.nanos() - departure;
          count();
        }
      } finally {
        lock.unlock();
      }
    }

    @Override
    public void unused() {
      turn.unused();
      lock.lock();
      try {
        wasUnused = true;
      } finally {
        lock.unlock();
      }
    }

    @Override
    public void hold(Duration pause) {
      turn.hold(pause);
    }

    @Override
    public void close() {
      lock.lock();
      try {
        if (!closed) {
          closed = true;
          if (wasAnswered || !wasUnused) {
            count();
            lastEnd = time.nanos();
          }
          inFlight--;
        }
      } finally {
        lock.unlock();
      }
      turn.close();
    }

    /** Only now is it known that something left; departures are counted in their order. */
    private void count() {
      if (counted) {
        return;
      }
      counted = true;
      requests++;
      mostInFlight = Math.max(mostInFlight, inFlight);
      recent.addLast(departure);
      while (departure - recent.getFirst() >= SECOND) {
        recent.removeFirst();
      }
      mostInOneSecond = Math.max(mostInOneSecond, recent.size());
    }
  }
}
