package dev.crmport.core.failure;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The request left, its answer was lost, and sending it again may do it twice. Carries what is
 * needed to find out: what was sent, where, and when.
 */
public final class OutcomeUnknown extends CrmException {
  /**
   * What was sent.
   *
   * @param method the HTTP method
   * @param path the path below the base URL
   * @param body the body as plain values (maps, lists, text, numbers, booleans), where there was
   *     one
   * @param leftAt when it left, by this machine's clock
   */
  public record Sent(String method, String path, Optional<Object> body, Instant leftAt) {
    /** Leaves the body out: it holds people's data. */
    @Override
    public String toString() {
      return method + " " + path + " at " + leftAt;
    }
  }

  private final transient Sent sent;

  /**
   * A call whose answer is lost.
   *
   * @param why a clause of our own words
   * @param cause what the machine said, free of keys
   */
  public OutcomeUnknown(CallFacts facts, Sent sent, String why, @Nullable Throwable cause) {
    super(
        facts,
        "may have been done",
        why + " after it left at " + sent.leftAt(),
        "Look in the CRM whether it was done before sending it again; it was not repeated.",
        cause);
    this.sent = sent;
  }

  /** What was sent. */
  public Sent sent() {
    return sent;
  }
}
