package dev.crmport.core.key;

import java.util.Optional;

/** A source that can say of its keys that they must not be used. Safe for use by many threads. */
public interface SuspendableSource extends CredentialSource {
  /** Who is bound by a state that was written. */
  enum Reach {
    /** Every process that takes its keys from this store. */
    STORE,
    /** Only what takes its keys through the same file on this machine. */
    MACHINE
  }

  /**
   * Writes the state of the key that the caller saw. Another key in its place is none the wiser.
   *
   * <p><b>Shape:</b> atomic, and durable when the method returns; {@code seen} stays the caller's
   * to close. A state that it has already is left as it is, and the answer tells its reach.<br>
   * <b>Errors:</b> {@link StoreUnusable} where it could not be kept.
   *
   * @return how far the state reaches; nothing, with nothing changed, where the client's credential
   *     is no longer {@code seen}
   */
  Optional<Reach> setState(Credential seen, KeyState state);
}
