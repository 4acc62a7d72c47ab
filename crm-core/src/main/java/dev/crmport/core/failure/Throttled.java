package dev.crmport.core.failure;

import java.time.Duration;

/** The CRM answered 429 more often than the retry budget allows. Nothing was done. */
public final class Throttled extends CrmException {
  private final Duration closedFor;

  /**
   * A call that gave up.
   *
   * @param closedFor how long the lane stays closed for everyone
   */
  public Throttled(CallFacts facts, Duration closedFor) {
    super(
        facts,
        "the CRM asks for a pause, and the attempts are used up",
        "Try again in "
            + closedFor.toMillis()
            + " ms; the lane is closed that long. If it happens"
            + " often, something else uses this key, or its limit is lower than this pace.",
        null);
    this.closedFor = closedFor;
  }

  /** How long the lane stays closed, counted from the failure. */
  public Duration closedFor() {
    return closedFor;
  }
}
