package dev.crmport.http;

import dev.crmport.core.failure.CrmException;
import dev.crmport.core.failure.TurnRefused;
import dev.crmport.core.key.Lane;
import dev.crmport.core.pace.Exchange;
import dev.crmport.core.pace.Pacer;
import dev.crmport.core.pace.Time;
import dev.crmport.core.pace.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Takes one turn for each attempt, and the key only once the turn has come. */
final class InTurn implements Layer {
  private final Pacer pacer;
  private final KeyInUse keys;
  private final Transport transport;
  private final Backoff backoff;
  private final Duration exchangeLimit;
  private final Time time;

  InTurn(
      Pacer pacer,
      KeyInUse keys,
      Transport transport,
      Backoff backoff,
      Duration exchangeLimit,
      Time time) {
    this.pacer = pacer;
    this.keys = keys;
    this.transport = transport;
    this.backoff = backoff;
    this.exchangeLimit = exchangeLimit;
    this.time = time;
  }

  @Override
  public Attempt send(Sending sending, int attempt) {
    try {
      while (true) {
        Optional<Attempt> sent = inLane(keys.lane(sending.facts()), sending, attempt);
        if (sent.isPresent()) {
          return sent.get();
        }
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new TurnRefused(sending.facts(), TurnRefused.Reason.INTERRUPTED, interrupted);
    }
  }

  /** Nothing where the key's lane became another one while the turn was waited for. */
  private Optional<Attempt> inLane(Lane lane, Sending sending, int attempt)
      throws InterruptedException {
    Attempt sent;
    KeyInUse.Lease used;
    try (Turn turn = turn(lane, sending)) {
      long came = time.nanos();
      try (KeyInUse.Lease key = lease(turn, sending)) {
        if (!key.credential().lane().equals(lane)) {
          turn.unused();
          return Optional.empty();
        }
        // The turn has one limit; what asking for the key took of it is gone.
        Duration left = exchangeLimit.minusNanos(time.nanos() - came);
        sent = sentIn(turn, key, sending, attempt, left);
        used = key;
      }
    }
    // Asking the source may take long, so the next one has gone on by now.
    boolean refused = sent.hasStatus(Attempt.UNAUTHORIZED);
    return Optional.of(refused && keys.refused(used) ? sent.withOtherKey() : sent);
  }

  private Turn turn(Lane lane, Sending sending) throws InterruptedException {
    try {
      return pacer.take(
          lane,
          sending.urgency(),
          sending.deadline(),
          new Exchange(sending.operation().name(), exchangeLimit));
    } catch (TurnRefused refused) {
      throw refused.during(sending.facts());
    }
  }

  /** The key may have been replaced, suspended or refused since the turn was asked for. */
  private KeyInUse.Lease lease(Turn turn, Sending sending) throws InterruptedException {
    try {
      return keys.lease(sending.facts());
    } catch (CrmException | IllegalStateException | InterruptedException noKey) {
      turn.unused();
      throw noKey;
    }
  }

  private Attempt sentIn(Turn turn, KeyInUse.Lease key, Sending sending, int attempt, Duration left)
      throws InterruptedException {
    Instant leftAt = time.now();
    Outcome outcome;
    try {
      outcome = transport.send(sending, key, left, turn::answered);
    } catch (InterruptedException nothingLeft) {
      turn.unused();
      throw nothingLeft;
    }
    Attempt sent =
        new Attempt(outcome, key.credential().reference(), leftAt, Duration.ZERO, false, null);
    if (outcome instanceof Outcome.NotLeft) {
      turn.unused();
    } else if (outcome instanceof Outcome.Answered whole
        && sent.hasStatus(Attempt.TOO_MANY_REQUESTS)) {
      Duration pause =
          PauseAsked.in(whole.answer(), time.now()).orElseGet(() -> backoff.after(attempt));
      turn.hold(pause);
      return sent.closedFor(pause);
    }
    return sent;
  }
}
