package dev.crmport.core.onboarding;

import dev.crmport.core.key.CredentialSummary;

/** What putting a key in the place of another one came to. */
public sealed interface ReplaceResult {
  /**
   * It is in use from now on.
   *
   * @param before what it took the place of; whoever has it in flight ends with it
   * @param stored as it was kept; its lane is that of {@code before} unless another client has the
   *     key already
   */
  record Replaced(CredentialSummary before, CredentialSummary stored) implements ReplaceResult {}

  /** Nothing was changed: the client has no key, or lost it meanwhile. Add one instead. */
  record NothingStored() implements ReplaceResult {}

  /**
   * Nothing was changed: somebody else put a key in the place of the one that was there when the
   * new one was checked.
   *
   * @param stored what is there now
   */
  record Overtaken(CredentialSummary stored) implements ReplaceResult {}
}
