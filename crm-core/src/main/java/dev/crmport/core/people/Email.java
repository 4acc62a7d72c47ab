package dev.crmport.core.people;

import dev.crmport.core.payload.Member;
import dev.crmport.core.payload.Members;
import dev.crmport.core.payload.Payload;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An e-mail address of a person. Source: the API's model {@code Email}. */
public final class Email extends Payload {
  static final Member<String> EMAIL = Member.text("email");
  static final Member<String> TYPE = Member.text("type");
  static final Member<Boolean> IS_PREFERRED = Member.flag("isPreferred");
  static final Member<Boolean> IS_SUBSCRIBED = Member.flag("isSubscribed");
  static final Member<String> SUBSCRIPTION_STATUS = Member.text("subscriptionStatus");
  static final Member<Instant> DATE_CREATED = Member.moment("dateCreated");

  /** An email as it came or as it will be sent. */
  public Email(Members members) {
    super(
        members,
        List.of(EMAIL, TYPE, IS_PREFERRED, IS_SUBSCRIBED, SUBSCRIPTION_STATUS, DATE_CREATED));
  }

  /** Begins one to be sent. */
  public static EmailBuilder builder() {
    return new EmailBuilder();
  }

  /** Address; validated. */
  public Optional<String> email() {
    return get(EMAIL);
  }

  /** Personal (default), work, other; one of P, W, O. */
  public Optional<String> type() {
    return get(TYPE);
  }

  /** Exactly one address per person carries it; a newly added address takes it. */
  public Optional<Boolean> isPreferred() {
    return get(IS_PREFERRED);
  }

  /**
   * Older view of subscriptionStatus (S true, U false, N null); false on write is a permanent
   * opt-out.
   */
  public Optional<Boolean> isSubscribed() {
    return get(IS_SUBSCRIBED);
  }

  /** Unsubscribed (terminal), neutral, subscribed (default); one of U, N, S. */
  public Optional<String> subscriptionStatus() {
    return get(SUBSCRIPTION_STATUS);
  }

  /** When it was added. */
  public Optional<Instant> dateCreated() {
    return get(DATE_CREATED);
  }
}
