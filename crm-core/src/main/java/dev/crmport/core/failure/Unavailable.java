package dev.crmport.core.failure;

import org.jspecify.annotations.Nullable;

/**
 * The CRM could not be reached, or failed on a call that may be repeated. Either nothing was done,
 * or doing it again does no harm.
 */
public final class Unavailable extends CrmException {
  /**
   * A call that gave up.
   *
   * @param why a clause of our own words, free of what a library said
   * @param cause what the machine said, free of keys
   */
  public Unavailable(CallFacts facts, String why, @Nullable Throwable cause) {
    super(facts, why, "Try again later; repeating this call is safe.", cause);
  }
}
