package dev.crmport.core.handoff;

import dev.crmport.core.key.ApplicationName;
import dev.crmport.core.key.ClientId;
import java.time.Instant;
import java.util.List;

/**
 * Invites clients to hand their keys over, and opens what they sealed. The secret that opens it is
 * made for one invitation, kept where keys are kept, and never leaves the box.
 *
 * <p>Safe for use by many threads and processes. All methods may block on a file or a network, and
 * throw {@link dev.crmport.core.key.StoreUnusable} where that cannot be read or written.
 */
public interface HandoffBox {
  /**
   * Makes an invitation that can be used once.
   *
   * <p><b>Shape:</b> kept, and durable when the method returns. A client may have several; each is
   * good for one key.
   *
   * @param expires when it ends
   */
  Invitation invite(ClientId client, ApplicationName application, Instant expires);

  /** The invitations that were neither spent nor withdrawn, the earliest to expire first. */
  List<Invitation> invitations();

  /**
   * Opens what a client sent. Changes nothing: the same can be opened again until the invitation is
   * spent, so that a store that fails loses no key.
   *
   * <p><b>Shape:</b> the caller closes the answer, which wipes the key.<br>
   * <b>Errors:</b> {@link HandoffRefused} says what is wrong with it.
   *
   * @param sealed an age file, binary or in text form; at most 64 KiB
   * @param now what time it is
   */
  HandedOver open(byte[] sealed, Instant now);

  /**
   * Destroys the secret of an invitation whose key was stored, and remembers what was opened with
   * it, so that the same is refused as {@linkplain HandoffRefused.Reason#REPLAYED replayed}.
   *
   * <p><b>Shape:</b> atomic over threads and processes, and durable when it returns.
   *
   * @param sealed what was opened
   * @param now what time it is
   * @return false, with nothing changed, where it was spent or withdrawn before
   */
  boolean spend(Invitation invitation, byte[] sealed, Instant now);

  /**
   * Destroys the secret of an invitation that is not wanted any more.
   *
   * @return false where there is no such invitation
   */
  boolean withdraw(String id);
}
