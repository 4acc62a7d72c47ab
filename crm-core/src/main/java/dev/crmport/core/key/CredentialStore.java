package dev.crmport.core.key;

import java.util.Optional;

/**
 * Where keys are kept. Every change is atomic over threads and processes, and durable when the
 * method returns; a failed one leaves the store as it was, unless {@link
 * StoreUnusable.Reason#NOT_WRITTEN} says that this is not certain.
 */
public interface CredentialStore extends SuspendableSource {
  /**
   * Keeps a client's first credential.
   *
   * <p><b>Shape:</b> a key that is stored already for another client (in either mode; compared in
   * constant time) takes that one's lane, since the CRM counts per key; the answer says so. The
   * credential stays the caller's to close.<br>
   * <b>Errors:</b> {@link AddResult.AlreadyStored} where the client has one; {@link StoreUnusable}
   * where it could not be kept.
   */
  AddResult add(Credential credential);

  /**
   * Puts a credential in the place of the one that the caller saw.
   *
   * <p><b>Shape:</b> both name the same client. Both stay the caller's to close. A key that another
   * client has takes that one's lane, as in {@link #add}.<br>
   * <b>Errors:</b> {@link IllegalArgumentException} for two clients; {@link StoreUnusable} where it
   * could not be kept.
   *
   * @return false, with nothing changed, where the stored one is no longer {@code expected}
   */
  boolean replace(Credential expected, Credential next);

  /**
   * Forgets a client.
   *
   * <p><b>Errors:</b> {@link StoreUnusable} where it could not be done.
   *
   * @return false where there was no such client
   */
  boolean remove(ClientId client);

  /** Replaces what the caller saw by the same in that state: all who use the store are bound. */
  @Override
  default Optional<Reach> setState(Credential seen, KeyState state) {
    if (seen.state() == state) {
      return Optional.of(Reach.STORE);
    }
    try (Credential next = seen.withState(state)) {
      return replace(seen, next) ? Optional.of(Reach.STORE) : Optional.empty();
    }
  }
}
