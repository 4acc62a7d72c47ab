package dev.crmport.core.failure;

/** The key would have travelled in plain text, or to another origin. Nothing left. */
public final class UnsafeTransport extends CrmException {
  /**
   * A refusal.
   *
   * @param why a clause that quotes no URL: one may hold a key
   */
  public UnsafeTransport(CallFacts facts, String why) {
    super(
        facts,
        why,
        "Use the CRM's https address; plain http is for loopback addresses only.",
        null);
  }
}
