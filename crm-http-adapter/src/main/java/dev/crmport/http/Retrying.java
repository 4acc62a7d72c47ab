package dev.crmport.http;

import dev.crmport.core.failure.CrmException;
import dev.crmport.core.failure.TurnRefused;
import dev.crmport.core.pace.Time;
import dev.failsafe.Execution;
import dev.failsafe.RetryPolicy;
import java.time.Duration;

/**
 * Sends again what is worth it and does no harm, within the budget.
 *
 * <p>Failsafe decides whether and after which pause; its {@link Execution} leaves the waiting to
 * us, and we wait on the {@link Time} port, since Failsafe's own executor could only sleep on the
 * machine's clock. After a 429 the pause is zero here: the lane is held for everybody, so the next
 * turn is what waits.
 */
final class Retrying implements Layer {
  private final Layer next;
  private final Time time;
  private final RetryPolicy<Attempt> repeatable;
  private final RetryPolicy<Attempt> onlyWhatWasNotDone;

  Retrying(Layer next, int attempts, Backoff backoff, Time time) {
    this.next = next;
    this.time = time;
    repeatable = policy(true, attempts, backoff);
    onlyWhatWasNotDone = policy(false, attempts, backoff);
  }

  private static RetryPolicy<Attempt> policy(boolean repeatable, int attempts, Backoff backoff) {
    return RetryPolicy.<Attempt>builder()
        .handleResultIf(attempt -> attempt.isWorthRepeating(repeatable))
        .withMaxAttempts(attempts)
        .withDelayFn(
            context -> {
              Attempt last = context.getLastResult();
              return last.outcome() instanceof Outcome.Answered && last.nothingWasDone()
                  ? Duration.ZERO
                  : backoff.after(context.getAttemptCount());
            })
        .build();
  }

  @Override
  public Attempt send(Sending sending, int firstAttempt) {
    Execution<Attempt> execution =
        Execution.of(sending.operation().repeatable() ? repeatable : onlyWhatWasNotDone);
    int attempt = firstAttempt;
    Attempt last = next.send(sending, attempt);
    execution.recordResult(last);
    while (!execution.isComplete()) {
      try {
        pause(sending, execution.getDelay());
        attempt++;
        last = next.send(sending, attempt);
      } catch (CrmException refused) {
        // It says that nothing was done, which an earlier attempt may have made untrue.
        if (last.nothingWasDone()) {
          throw refused;
        }
        return last.endedBy(refused);
      }
      execution.recordResult(last);
    }
    return last;
  }

  /** Says no before the wait where the deadline would pass meanwhile. */
  private void pause(Sending sending, Duration delay) {
    if (sending.deadline().isBefore(time.nanos() + delay.toNanos())) {
      throw new TurnRefused(sending.facts(), TurnRefused.Reason.DEADLINE, delay);
    }
    try {
      time.sleep(delay);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new TurnRefused(sending.facts(), TurnRefused.Reason.INTERRUPTED, interrupted);
    }
  }
}
