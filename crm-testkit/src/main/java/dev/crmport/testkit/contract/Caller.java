package dev.crmport.testkit.contract;

import static dev.crmport.testkit.contract.PacerStage.LANE;

import dev.crmport.core.failure.TurnRefused;
import dev.crmport.core.pace.Deadline;
import dev.crmport.core.pace.Pacer;
import dev.crmport.core.pace.Turn;
import dev.crmport.core.pace.Urgency;
import dev.crmport.testkit.ManualTime;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** A thread with one request, which is answered at once, and what became of it. */
final class Caller {
  private static final long PATIENCE_SECONDS = 20;

  /** What became of a request. */
  sealed interface End {
    /**
     * It had its turn.
     *
     * @param nanos when
     * @param place how many had theirs before, of those with the same pacer
     */
    record Served(long nanos, int place) implements End {}

    /** It was refused. */
    record Refused(TurnRefused refusal, long nanos) implements End {}

    /** It was interrupted. */
    record Interrupted() implements End {}
  }

  private final CompletableFuture<End> end = new CompletableFuture<>();
  private final Thread thread;

  Caller(Pacer pacer, ManualTime time, Deadline deadline) {
    this(pacer, time, deadline, new AtomicInteger());
  }

  Caller(Pacer pacer, ManualTime time, Deadline deadline, AtomicInteger served) {
    // The end is told once the turn is closed: what comes after the test meets no turn half ended.
    thread =
        Thread.ofVirtual()
            .unstarted(
                () -> {
                  try {
                    end.complete(request(pacer, time, deadline, served));
                  } catch (RuntimeException failed) {
                    end.completeExceptionally(failed);
                  }
                });
  }

  private static End request(
      Pacer pacer, ManualTime time, Deadline deadline, AtomicInteger served) {
    try (Turn turn = pacer.take(LANE, Urgency.INTERACTIVE, deadline)) {
      End.Served mine = new End.Served(time.nanos(), served.getAndIncrement());
      turn.answered();
      return mine;
    } catch (TurnRefused refusal) {
      return new End.Refused(refusal, time.nanos());
    } catch (InterruptedException interrupted) {
      return new End.Interrupted();
    }
  }

  Thread thread() {
    return thread;
  }

  /** Waits for the end; a test that has to wait long has failed. */
  End end() throws InterruptedException {
    try {
      return end.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException failed) {
      throw new AssertionError("the caller came to no end", failed);
    }
  }

  /** Whether it still waits. */
  boolean waits() {
    return !end.isDone();
  }

  static Duration since(long start, End end) {
    if (end instanceof End.Served served) {
      return Duration.ofNanos(served.nanos() - start);
    }
    throw new AssertionError("the caller had no turn: " + end);
  }
}
