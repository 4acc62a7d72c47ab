package dev.crmport.core.failure;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The pacer gave no turn. Nothing left. */
public final class TurnRefused extends CrmException {
  /** Why there was none. */
  public enum Reason {
    /** It could not have come before the deadline. */
    DEADLINE("no turn comes before the deadline", "Try again later, or allow more time."),
    /** Too many wait already. */
    QUEUE_FULL("too many calls wait in this lane", "Send less at once, or use a bulk route."),
    /** The pacer was closed. */
    CLOSED("the pacer is closed", "Start the application's pacer again before calling."),
    /** The waiting thread was interrupted; its interrupt flag is set. */
    INTERRUPTED("the wait was interrupted", "Call again if it is still wanted."),
    /** The store that the pacer shares with others is out of reach. */
    STORE_GONE(
        "the pacer's store cannot be reached, and without it the limit cannot be kept",
        "Mend the store; requests go on by themselves.");

    private final String why;
    private final String next;

    Reason(String why, String next) {
      this.why = why;
      this.next = next;
    }
  }

  private final Reason reason;
  private final @Nullable Duration estimate;
  private final String underWay;

  /** A refusal that has no estimate. */
  public TurnRefused(CallFacts facts, Reason reason, @Nullable Throwable cause) {
    this(facts, reason, null, "", cause);
  }

  /** A refusal with the wait that a turn would have taken. */
  public TurnRefused(CallFacts facts, Reason reason, Duration estimate) {
    this(facts, reason, estimate, "", null);
  }

  /**
   * The same, and what stands in the way.
   *
   * @param underWay an operation and for how long it has been under way; empty where there is none
   */
  public TurnRefused(CallFacts facts, Reason reason, Duration estimate, String underWay) {
    this(facts, reason, estimate, underWay, null);
  }

  private TurnRefused(
      CallFacts facts,
      Reason reason,
      @Nullable Duration estimate,
      String underWay,
      @Nullable Throwable cause) {
    super(
        facts,
        reason.why
            + (estimate == null ? "" : " (it would have taken " + estimate.toMillis() + " ms)")
            + (underWay.isEmpty() ? "" : "; " + underWay),
        reason.next,
        cause);
    this.reason = reason;
    this.estimate = estimate;
    this.underWay = underWay;
  }

  /** The same refusal, said of the call that wanted the turn. */
  public TurnRefused during(CallFacts call) {
    return new TurnRefused(call, reason, estimate, underWay, this);
  }

  /** Why there was none. */
  public Reason reason() {
    return reason;
  }

  /** How long a turn would have taken, where it was known. */
  public Optional<Duration> estimate() {
    return Optional.ofNullable(estimate);
  }
}
