package dev.crmport.core.failure;

import org.jspecify.annotations.Nullable;

/** An answer came that is not what the API promises: HTML, cut short, too large, another shape. */
public final class Unreadable extends CrmException {
  /** Whether the request was carried out all the same. */
  public enum Effect {
    /** The status says that it was not. */
    NOT_DONE("was not done", "Check the base URL and what stands between here and the CRM."),
    /** The status says that it was. */
    DONE("was done, but its answer is lost", "Do not repeat it; read the result from the CRM."),
    /** Nothing says whether it was. */
    UNKNOWN("may have been done", "Look in the CRM whether it was done before sending it again.");

    private final String what;
    private final String next;

    Effect(String what, String next) {
      this.what = what;
      this.next = next;
    }
  }

  private final Effect effect;

  /**
   * An answer that could not be read.
   *
   * @param why a clause that does not quote the answer
   * @param cause what the reader said, free of keys
   */
  public Unreadable(CallFacts facts, Effect effect, String why, @Nullable Throwable cause) {
    super(facts, effect.what, why, effect.next, cause);
    this.effect = effect;
  }

  /** Whether the request was carried out all the same. */
  public Effect effect() {
    return effect;
  }
}
