package dev.crmport.testkit;

import dev.crmport.core.call.Answers;
import dev.crmport.core.call.Operation;
import dev.crmport.core.failure.CallFacts;
import dev.crmport.core.failure.CrmException;
import dev.crmport.core.failure.OutcomeUnknown;
import dev.crmport.core.failure.OutcomeUnknown.Sent;
import dev.crmport.core.failure.Unavailable;
import dev.crmport.testkit.wire.JsonText.NotJsonException;
import java.time.Instant;

/** One call that leaves, and what comes of it. */
record Attempt<R>(Operation<R> operation, CallFacts facts, Sent sent) {
  static <R> Attempt<R> of(Operation<R> operation, CallFacts facts, Instant leftAt) {
    return new Attempt<>(
        operation,
        facts,
        new Sent(operation.method().name(), operation.encodedPath(), operation.body(), leftAt));
  }

  /**
   * The caller's value.
   *
   * @param cut whether less came than was announced
   */
  R read(Reply reply, boolean cut) {
    if (cut) {
      throw cutShort(reply.status());
    }
    try {
      return Answers.read(operation, facts, sent, DirectLine.plain(reply));
    } catch (NotJsonException page) {
      throw Answers.notJson(operation, facts, sent, reply.status());
    }
  }

  private CrmException cutShort(int status) {
    String why = "the answer was cut short";
    return operation.repeatable() || status >= 500
        ? lost(facts.withStatus(status), why)
        : Answers.unreadable(operation, facts, status, why, null);
  }

  /** The failure of a call whose answer never came. */
  CrmException lost() {
    return lost(facts, "no answer came");
  }

  private CrmException lost(CallFacts known, String why) {
    return operation.repeatable()
        ? new Unavailable(known, why, null)
        : new OutcomeUnknown(known, sent, why, null);
  }
}
