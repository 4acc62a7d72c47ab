package dev.crmport.cli;

import dev.crmport.core.failure.TurnRefused;
import dev.crmport.core.key.Lane;
import dev.crmport.core.pace.Deadline;
import dev.crmport.core.pace.Exchange;
import dev.crmport.core.pace.PaceListener;
import dev.crmport.core.pace.Pacer;
import dev.crmport.core.pace.Time;
import dev.crmport.core.pace.Turn;
import dev.crmport.core.pace.Urgency;
import dev.crmport.pacing.MachinePacer;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Paces one command, together with all others on this machine. Says so once where a turn is long in
 * coming, and can be told to give no more of them: who waits for one is interrupted, who has one
 * keeps it. One thread takes, any other one stops.
 */
final class CommandPacer implements Pacer, AutoCloseable {
  /** Longer than the turns take that come by themselves: a person begins to wonder. */
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  private final MachinePacer pacer;
  private final Time time;
  private final Screen screen;

  /** Whether a long wait was spoken of, which is done once. Only the thread that takes uses it. */
  private boolean told;

  /** Guards everything below. */
  private final ReentrantLock lock = new ReentrantLock();

  private @Nullable Thread waiting;
  private boolean stopped;

  CommandPacer(StateFolder state, PaceListener listener, Time time, Screen screen) {
    pacer = MachinePacer.in(state.lanes()).time(time).listener(listener).build();
    this.time = time;
    this.screen = screen;
  }

  /** From now on no turn is given. */
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
      turn = takeAloud(lane, urgency, deadline, exchange);
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
    return turn;
  }

  /** Whoever is told of a long wait lines up anew: a second thread only to tell is not worth it. */
  private Turn takeAloud(Lane lane, Urgency urgency, Deadline deadline, Exchange exchange)
      throws InterruptedException {
    if (deadline.nanos().isEmpty() && !told) {
      try {
        return pacer.take(lane, urgency, Deadline.in(PATIENCE, time), exchange);
      } catch (TurnRefused refused) {
        if (refused.reason() != TurnRefused.Reason.DEADLINE) {
          throw refused;
        }
        told = true;
        screen.tell(
            "Waiting for a turn: other commands use this key, or the CRM asked for a pause, or a"
                + " command was killed in mid-request, which takes half a minute to be safe.");
      }
    }
    return pacer.take(lane, urgency, deadline, exchange);
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

  @Override
  public Duration estimate(Lane lane, Urgency urgency) {
    return pacer.estimate(lane, urgency);
  }

  /** Closes the pacer underneath as well. */
  @Override
  public void close() {
    pacer.close();
  }
}
