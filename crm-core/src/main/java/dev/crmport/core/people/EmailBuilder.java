package dev.crmport.core.people;

import dev.crmport.core.payload.PayloadBuilder;

/** Collects the members of a email to be sent. Not safe for use by many threads. */
public final class EmailBuilder extends PayloadBuilder<EmailBuilder> {
  EmailBuilder() {}

  @Override
  protected EmailBuilder self() {
    return this;
  }

  /** Address; validated. */
  public EmailBuilder email(String value) {
    return set(Email.EMAIL, value);
  }

  /** Personal (default), work, other; one of P, W, O. */
  public EmailBuilder type(String value) {
    return set(Email.TYPE, value);
  }

  /** Exactly one address per person carries it; a newly added address takes it. */
  public EmailBuilder isPreferred(Boolean value) {
    return set(Email.IS_PREFERRED, value);
  }

  /**
   * Older view of subscriptionStatus (S true, U false, N null); false on write is a permanent
   * opt-out.
   */
  public EmailBuilder isSubscribed(Boolean value) {
    return set(Email.IS_SUBSCRIBED, value);
  }

  /** Unsubscribed (terminal), neutral, subscribed (default); one of U, N, S. */
  public EmailBuilder subscriptionStatus(String value) {
    return set(Email.SUBSCRIPTION_STATUS, value);
  }

  /** What was collected. */
  public Email build() {
    return new Email(members());
  }
}
