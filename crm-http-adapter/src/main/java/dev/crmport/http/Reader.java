package dev.crmport.http;

import dev.crmport.core.call.Answer;
import dev.crmport.core.call.Answers;
import dev.crmport.core.call.Operation;
import dev.crmport.core.failure.CallFacts;
import dev.crmport.core.failure.CrmException;
import dev.crmport.core.failure.OutcomeUnknown;
import dev.crmport.core.failure.OutcomeUnknown.Sent;
import dev.crmport.core.failure.Throttled;
import dev.crmport.core.failure.Unavailable;
import java.util.Optional;

/**
 * The outermost layer: what the last attempt came to, as the caller's value or as a failure whose
 * type says what to do. What an answer means is the core's to say ({@link Answers}); what became of
 * the wire is said here.
 */
record Reader(Layer next, ErrorBody errors, int mostBodyBytes) {
  /** Carries a call out, through all layers. */
  <R> R call(Operation<R> operation, Sending sending) {
    Attempt attempt = next.send(sending, 1);
    try {
      return read(operation, sending, attempt);
    } catch (CrmException failure) {
      if (attempt.endedBy() != null) {
        failure.addSuppressed(attempt.endedBy());
      }
      throw failure;
    }
  }

  private <R> R read(Operation<R> operation, Sending sending, Attempt attempt) {
    CallFacts facts = sending.facts().withKey(attempt.key());
    Sent sent =
        new Sent(operation.method().name(), sending.below(), operation.body(), attempt.leftAt());
    return switch (attempt.outcome()) {
      case Outcome.NotLeft none -> throw new Unavailable(facts, none.why(), none.cause());
      case Outcome.Lost cut -> throw lost(operation, facts, sent, cut);
      case Outcome.TooLarge large ->
          throw Answers.unreadable(
              operation, facts, large.of(), Received.tooLarge(mostBodyBytes), null);
      case Outcome.Answered whole -> {
        if (attempt.hasStatus(Attempt.TOO_MANY_REQUESTS)) {
          throw new Throttled(facts.withStatus(Attempt.TOO_MANY_REQUESTS), attempt.closedFor());
        }
        yield answered(operation, facts, sent, whole.answer());
      }
    };
  }

  /** Harmless where the call may be repeated; else the status says what it can. */
  private static CrmException lost(
      Operation<?> operation, CallFacts facts, Sent sent, Outcome.Lost cut) {
    CallFacts known = cut.status().isPresent() ? facts.withStatus(cut.status().getAsInt()) : facts;
    if (operation.repeatable()) {
      return new Unavailable(known, cut.why(), cut.cause());
    }
    return cut.status().isPresent() && cut.status().getAsInt() < Attempt.SERVER_FAULT
        ? Answers.unreadable(operation, facts, cut.status().getAsInt(), cut.why(), cut.cause())
        : new OutcomeUnknown(known, sent, cut.why(), cut.cause());
  }

  private <R> R answered(Operation<R> operation, CallFacts facts, Sent sent, Received received) {
    int status = received.status();
    if (!received.isEmpty() && !received.isJson()) {
      throw Answers.notJson(operation, facts, sent, status);
    }
    Optional<Object> body;
    try {
      body = received.body();
    } catch (NotReadable broken) {
      throw status == Attempt.UNAUTHORIZED || status >= Attempt.SERVER_FAULT
          ? Answers.notJson(operation, facts, sent, status)
          : Answers.unreadable(operation, facts, status, broken.why(), null);
    }
    boolean promised = operation.reading(status).isPresent();
    return Answers.read(
        operation, facts, sent, new Answer(status, promised ? body : errors.of(body)));
  }
}
