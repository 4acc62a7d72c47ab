package dev.crmport.core.failure;

import org.jspecify.annotations.Nullable;

/** There is no key that may be used, or the CRM refused it (401). Nothing was done. */
public final class KeyRefused extends CrmException {
  /** Who refused the key, and for what. */
  public enum Reason {
    /** The source has no credential for the client. */
    MISSING(
        "no key is stored for this client",
        "Add one (crm keys add), or name the client that was meant."),
    /** It is suspended. */
    SUSPENDED(
        "the key is suspended",
        "If it was exposed, put a new key in its place; if that was a false alarm, resume it (crm"
            + " keys resume)."),
    /** It was replaced. */
    RETIRED("the key is retired", "Use the key that replaced it, or add a new one."),
    /** The CRM answered 401. */
    REFUSED_BY_CRM(
        "the CRM refused the key: it is wrong or revoked, or the database mode is (|0 My Voters, |1"
            + " My Campaign)",
        "Check the key and its mode (crm keys check); if both are right, ask the client for a new"
            + " key. It is not tried again for 60 s unless the source gives another one."),
    /** The source could not say. */
    SOURCE_UNUSABLE(
        "the credential source could not be read", "Mend the source; the cause says how.");

    private final String why;
    private final String next;

    Reason(String why, String next) {
      this.why = why;
      this.next = next;
    }
  }

  private final Reason reason;

  /** A key that was refused before anything left. */
  public KeyRefused(CallFacts facts, Reason reason) {
    this(facts, reason, null);
  }

  /**
   * A key that was refused.
   *
   * @param cause what the source said, free of keys
   */
  public KeyRefused(CallFacts facts, Reason reason, @Nullable Throwable cause) {
    super(facts, reason.why, reason.next, cause);
    this.reason = reason;
  }

  /** Who refused it, and for what. */
  public Reason reason() {
    return reason;
  }
}
