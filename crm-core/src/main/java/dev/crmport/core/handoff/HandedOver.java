package dev.crmport.core.handoff;

import dev.crmport.core.key.PastedKey;

/**
 * A key that was sealed to an invitation, opened. It is not stored, and the invitation is still
 * there: whoever opened it asks the CRM whose key it is, stores it, and then {@linkplain
 * HandoffBox#spend spends} the invitation. Owns the key: closing it wipes that copy.
 */
public final class HandedOver implements AutoCloseable {
  private final Invitation invitation;
  private final PastedKey key;
  private final boolean named;

  /**
   * What an adapter has opened and compared.
   *
   * @param invitation the one that it was sealed to
   * @param key from now on owned by this
   * @param named whether client and application of the invitation stand beside the key; false for a
   *     bare key, as a plain {@code age} seals it
   */
  public HandedOver(Invitation invitation, PastedKey key, boolean named) {
    this.invitation = invitation;
    this.key = key;
    this.named = named;
  }

  /** The invitation that it was sealed to. */
  public Invitation invitation() {
    return invitation;
  }

  /** The key; wiped when this is closed. */
  public PastedKey key() {
    return key;
  }

  /** Whether the sealed text names the client and the application of the invitation. */
  public boolean isNamed() {
    return named;
  }

  /** Wipes the key. Closing again does nothing. */
  @Override
  public void close() {
    key.close();
  }

  @Override
  public String toString() {
    return "HandedOver[" + invitation.id() + ", " + key + "]";
  }
}
