package dev.crmport.core.failure;

import dev.crmport.core.key.KeyReference;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A call that gave no answer. Its subtype says what the caller can do; switch over it without a
 * default branch.
 */
public abstract sealed class CrmException extends RuntimeException
    permits BulkRefused,
        KeyRefused,
        NotPermitted,
        OutcomeUnknown,
        RequestRejected,
        Throttled,
        TurnRefused,
        Unavailable,
        Unreadable,
        UnsafeTransport {
  private final CallFacts facts;

  /** A failure of which it is certain that nothing was done. */
  CrmException(CallFacts facts, String why, String next, @Nullable Throwable cause) {
    this(facts, "was not done", why, next, cause);
  }

  CrmException(CallFacts facts, String what, String why, String next, @Nullable Throwable cause) {
    super(facts.subject() + " " + what + facts.statusNote() + ": " + why + ". " + next, cause);
    this.facts = facts;
  }

  /** What is known of the call. */
  public CallFacts facts() {
    return facts;
  }

  /** The operation's name. */
  public String operation() {
    return facts.operation();
  }

  /** The key that was used or refused, where one was found. */
  public Optional<KeyReference> key() {
    return facts.key();
  }

  /** The HTTP status, where an answer came. */
  public OptionalInt status() {
    return facts.status();
  }
}
