package dev.crmport.core.call;

import dev.crmport.core.call.Operation.Method;
import dev.crmport.core.failure.ApiError;
import dev.crmport.core.failure.CallFacts;
import dev.crmport.core.failure.CrmException;
import dev.crmport.core.failure.KeyRefused;
import dev.crmport.core.failure.NotPermitted;
import dev.crmport.core.failure.OutcomeUnknown;
import dev.crmport.core.failure.OutcomeUnknown.Sent;
import dev.crmport.core.failure.RequestRejected;
import dev.crmport.core.failure.Throttled;
import dev.crmport.core.failure.Unavailable;
import dev.crmport.core.failure.Unreadable;
import dev.crmport.core.failure.Unreadable.Effect;
import dev.crmport.core.payload.Mismatch;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an answer means: the caller's value or a failure. For those who implement {@link CrmPort};
 * written once, so that a fake and a real CRM cannot differ in it.
 *
 * <p>Looks at one answer and knows nothing of attempts: whether a {@link Throttled} or an {@link
 * Unavailable} is tried again is for its caller to decide. Stateless; safe for use by many threads.
 */
public final class Answers {
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
  private static final Duration PAUSE_UNLESS_SAID = Duration.ofSeconds(1);

  /** Nine digits are eleven days: enough, and never beyond a long. */
  private static final Pattern PAUSE = Pattern.compile("again in (\\d{1,9}) ?ms");

  private Answers() {}

  /**
   * Reads an answer whose body was JSON or absent.
   *
   * @param facts operation and key; the status is added here
   * @param sent what left, for a failure that cannot tell whether it was done
   * @return what the operation reads from this status
   * @throws CrmException where the status is a failure, or the answer has not the promised shape
   */
  public static <R> R read(Operation<R> operation, CallFacts facts, Sent sent, Answer answer) {
    Optional<Reading<? extends R>> reading = operation.reading(answer.status());
    if (reading.isEmpty()) {
      throw failure(operation, facts.withStatus(answer.status()), sent, answer);
    }
    try {
      return reading.get().read(answer);
    } catch (Mismatch mismatch) {
      throw unreadable(
          operation,
          facts,
          answer.status(),
          Objects.requireNonNull(mismatch.getMessage()),
          mismatch);
    }
  }

  /**
   * The failure that an answer is whose body was there and was not JSON, such as a page of HTML.
   *
   * <p>A refused key, a request for a pause and a fault of the server are told by the status alone:
   * what stands before the CRM answers those with pages too. Every other page says only that this
   * is not the API.
   */
  public static CrmException notJson(
      Operation<?> operation, CallFacts facts, Sent sent, int status) {
    return status == 401 || status == 429 || status >= 500
        ? failure(operation, facts.withStatus(status), sent, new Answer(status, Optional.empty()))
        : new Unreadable(
            facts.withStatus(status),
            effectOfPage(operation, status),
            "the answer is not JSON",
            null);
  }

  /** The CRM writes no pages: a good status is that of what stands before it, and says nothing. */
  private static Effect effectOfPage(Operation<?> operation, int status) {
    return operation.method() == Method.GET || status >= 300 ? Effect.NOT_DONE : Effect.UNKNOWN;
  }

  /**
   * The failure of an answer of which no more than the status is known.
   *
   * @param why a clause that does not quote the answer
   * @param cause what the reader said, free of keys
   */
  public static Unreadable unreadable(
      Operation<?> operation, CallFacts facts, int status, String why, @Nullable Throwable cause) {
    return new Unreadable(facts.withStatus(status), effect(operation, status), why, cause);
  }

  /**
   * How long the CRM asks to wait, at most a minute: "Try again in N ms.", which is the only place
   * where it says so.
   */
  public static Optional<Duration> pauseAsked(Answer answer) {
    return errors(answer).stream()
        .map(error -> PAUSE.matcher(error.text()))
        .filter(Matcher::find)
        .map(found -> Duration.ofMillis(Long.parseLong(found.group(1))))
        .map(pause -> pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause)
        .findFirst();
  }

  private static CrmException failure(
      Operation<?> operation, CallFacts facts, Sent sent, Answer answer) {
    int status = answer.status();
    if (status == 401) {
      return new KeyRefused(facts, KeyRefused.Reason.REFUSED_BY_CRM);
    }
    if (status == 403) {
      return new NotPermitted(facts, errors(answer));
    }
    if (status == 429) {
      return new Throttled(facts, pauseAsked(answer).orElse(PAUSE_UNLESS_SAID));
    }
    if (status >= 500) {
      String why = "the CRM failed" + referenceCode(answer);
      return operation.repeatable()
          ? new Unavailable(facts, why, null)
          : new OutcomeUnknown(facts, sent, why, null);
    }
    return status >= 400
        ? new RequestRejected(facts, errors(answer))
        : unreadable(operation, facts, status, "the API does not promise this status", null);
  }

  private static Effect effect(Operation<?> operation, int status) {
    if (operation.method() == Method.GET || (status >= 400 && status < 500)) {
      return Effect.NOT_DONE;
    }
    boolean success = status < 300 || operation.reading(status).isPresent();
    return success ? Effect.DONE : Effect.UNKNOWN;
  }

  /** What the vendor's support asks for. */
  private static String referenceCode(Answer answer) {
    return errors(answer).stream()
        .flatMap(error -> error.referenceCode().stream())
        .findFirst()
        .map(code -> " (its reference code is " + code + ")")
        .orElse("");
  }

  private static List<ApiError> errors(Answer answer) {
    try {
      return ApiError.listIn(answer.members());
    } catch (Mismatch noEnvelope) {
      return List.of();
    }
  }
}
