package dev.crmport.credentials;

import com.exceptionfactory.jagged.RecipientStanzaWriter;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaWriterFactory;
import dev.crmport.core.handoff.Invitation;
import dev.crmport.core.key.PastedKey;
import java.security.GeneralSecurityException;

/**
 * Seals a key for the one who asked for it, on the side of the client. {@code age -a -r RECIPIENT}
 * makes the same, without the names beside the key.
 */
public final class HandoffSeal {
  private HandoffSeal() {}

  /**
   * Seals a key with the client and the application of the invitation beside it, so that whoever
   * opens it can compare them.
   *
   * @param key stays the caller's to close
   * @return an age file in text form (armor), to be sent in any way
   * @throws IllegalArgumentException where the invitation's recipient is none of age
   */
  public static byte[] seal(Invitation invitation, PastedKey key) {
    try (PlainText text = HandoffText.write(invitation, key)) {
      return seal(invitation.recipient(), text);
    }
  }

  /**
   * Seals a bare key, where nothing but the recipient is known.
   *
   * @param recipient {@code age1...}
   * @param key stays the caller's to close
   * @return an age file in text form (armor), to be sent in any way
   * @throws IllegalArgumentException where the recipient is none of age
   */
  public static byte[] seal(String recipient, PastedKey key) {
    try (PlainText text = HandoffText.write(key)) {
      return seal(recipient, text);
    }
  }

  private static byte[] seal(String recipient, PlainText text) {
    RecipientStanzaWriter writer;
    try {
      writer = X25519RecipientStanzaWriterFactory.newRecipientStanzaWriter(recipient);
    } catch (GeneralSecurityException | RuntimeException e) {
      throw new IllegalArgumentException(
          "the key was not sealed: what was given is no age recipient; copy the whole line that"
              + " begins with age1 from the invitation, and compare its fingerprint");
    }
    try {
      return AgeFile.encryptArmored(text, writer);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "the key was not sealed: this Java lacks an algorithm; use a complete JDK 21 or newer");
    }
  }
}
