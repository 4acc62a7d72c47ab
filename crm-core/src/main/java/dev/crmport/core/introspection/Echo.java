package dev.crmport.core.introspection;

import dev.crmport.core.payload.Member;
import dev.crmport.core.payload.Members;
import dev.crmport.core.payload.Payload;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A message that comes back. Source: the API's model {@code Echo}. */
public final class Echo extends Payload {
  static final Member<String> MESSAGE = Member.text("message");
  static final Member<Long> DELAY_IN_MILLISECONDS = Member.whole("delayInMilliseconds");
  static final Member<Instant> DATE_SENT = Member.moment("dateSent");

  /** An echo as it came or as it will be sent. */
  public Echo(Members members) {
    super(members, List.of(MESSAGE, DELAY_IN_MILLISECONDS, DATE_SENT));
  }

  static Echo of(String message) {
    return new Echo(MESSAGE.set(Members.empty(), message));
  }

  /** Text returned unchanged. */
  public Optional<String> message() {
    return get(MESSAGE);
  }

  /** Wait requested before answering; -1 hangs the connection, other negatives give 500. */
  public Optional<Long> delayInMilliseconds() {
    return get(DELAY_IN_MILLISECONDS);
  }

  /** Server time of the answer. */
  public Optional<Instant> dateSent() {
    return get(DATE_SENT);
  }
}
