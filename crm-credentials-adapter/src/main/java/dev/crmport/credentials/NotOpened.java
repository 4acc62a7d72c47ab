package dev.crmport.credentials;

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

  NotOpened(Why why) {
    super("the age file was not opened: " + why, null, false, false);
    this.why = why;
  }

  Why why() {
    return why;
  }
}
