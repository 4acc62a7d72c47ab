package dev.crmport.credentials;

import java.util.List;

/** An age file was not opened. Holds nothing of it, and nothing that a library said about it. */
final class NotOpened extends Exception {
  /** What is wrong with it. */
  enum Why {
    /** It is no age file in the form that was asked for. */
    NOT_AGE,
    /** It was cut short or changed, or was never a whole age file. */
    DAMAGED,
    /** It is whole as far as one can tell, and for somebody else. */
    NO_MATCH,
    /** The passphrase was made slower than is taken: opening it could take hours. */
    TOO_MUCH_WORK
  }

  private final Why why;
  private final transient List<String> recipients;

  /**
   * @param recipients the kind of each recipient in its header, such as {@code X25519}, where the
   *     header could be read
   */
  NotOpened(Why why, List<String> recipients) {
    super("the age file was not opened: " + why, null, false, false);
    this.why = why;
    this.recipients = recipients;
  }

  Why why() {
    return why;
  }

  /** Whether there are any, and all are of this kind. */
  boolean isOnlyFor(String kind) {
    return !recipients.isEmpty() && recipients.stream().allMatch(kind::equals);
  }
}
