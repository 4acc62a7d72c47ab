package dev.crmport.core.handoff;

import java.util.Optional;

/** What was handed over was not taken. Nothing was stored and no invitation was spent. */
public final class HandoffRefused extends RuntimeException {
  /** What is wrong with it. */
  public enum Reason {
    /** It is no age file at all. */
    NOT_SEALED(
        "it is not encrypted with age. If it is the key itself, it has been exposed on its way:"
            + " ask the client for a new key, and send a new invitation"),
    /** It was cut short or changed. */
    TAMPERED("it was cut short or changed on its way. Ask the client to seal and send it again"),
    /** No invitation opens it. */
    SEALED_TO_OTHERS(
        "it is sealed to somebody else, or to an invitation that was withdrawn. Send the client a"
            + " new invitation"),
    /** The invitation is too old. */
    EXPIRED("its invitation has expired. Send the client a new one"),
    /** It was opened before. */
    REPLAYED("it was opened before, and its key was stored then. There is nothing to do"),
    /** The text names another client than the invitation. */
    OTHER_CLIENT(
        "what is sealed names another client than its invitation. Ask the client whose key it"
            + " sealed, and send a new invitation"),
    /** The text names another application than the invitation. */
    OTHER_APPLICATION(
        "what is sealed names another application than its invitation. Ask the client for which"
            + " application it requested the key"),
    /** More than one. */
    TWO_KEYS("there is more than one key in it. Ask the client to seal the one that was asked for"),
    /** None. */
    NOT_A_KEY("what is sealed is no API key. Ask the client to seal the key as the CRM showed it"),
    /** Far more than a key takes. */
    TOO_LARGE("it is larger than any sealed key. Ask the client to seal the key alone");

    private final String why;

    Reason(String why) {
      this.why = why;
    }
  }

  private final Reason reason;
  private final transient Optional<Invitation> invitation;

  /** No invitation is known that it belongs to. */
  public HandoffRefused(Reason reason) {
    this(reason, Optional.empty());
  }

  /** What was sealed to this invitation. */
  public HandoffRefused(Reason reason, Invitation invitation) {
    this(reason, Optional.of(invitation));
  }

  private HandoffRefused(Reason reason, Optional<Invitation> invitation) {
    super(
        "what was handed over"
            + invitation.map(to -> " for client " + to.client()).orElse("")
            + " was not taken: "
            + reason.why
            + ".");
    this.reason = reason;
    this.invitation = invitation;
  }

  /** What is wrong with it. */
  public Reason reason() {
    return reason;
  }

  /** The invitation that it was sealed to, where that is known. */
  public Optional<Invitation> invitation() {
    return invitation;
  }
}
