package dev.crmport.core.key;

import java.util.Optional;

/** What adding a credential came to. */
public sealed interface AddResult {
  /**
   * It is kept.
   *
   * @param stored as it was kept; its lane differs from the one given where the key was known
   * @param sharesLaneWith the client that the same key was stored for before
   */
  record Added(CredentialSummary stored, Optional<ClientId> sharesLaneWith) implements AddResult {}

  /**
   * Nothing was changed: the client has a credential. Replace or remove that one.
   *
   * @param existing the one that is kept
   */
  record AlreadyStored(CredentialSummary existing) implements AddResult {}
}
