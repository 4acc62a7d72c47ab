package dev.crmport.credentials;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaWriterFactory;
import dev.crmport.core.handoff.Invitation;
import dev.crmport.core.key.ApplicationName;
import dev.crmport.core.key.ClientId;
import dev.crmport.core.key.PastedKey;
import java.security.GeneralSecurityException;
import java.time.Instant;

/** A client that seals what it likes to a recipient. */
final class Sealing {
  private Sealing() {}

  static byte[] seal(String recipient, byte[] text) {
    try (PlainText plain = new PlainText(text.length)) {
      plain.write(text, 0, text.length);
      return AgeFile.encrypt(
          plain, X25519RecipientStanzaWriterFactory.newRecipientStanzaWriter(recipient));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static byte[] seal(String recipient, String text) {
    return seal(recipient, text.getBytes(UTF_8));
  }

  /** What {@link HandoffSeal} puts into its file. */
  static byte[] named(String id, ClientId client, ApplicationName application, String key) {
    Invitation invitation = new Invitation(id, client, application, "age1", Instant.EPOCH);
    try (PastedKey pasted = PastedKey.read(key);
        PlainText text = HandoffText.write(invitation, pasted)) {
      return new String(text.array(), 0, text.length(), UTF_8).getBytes(UTF_8);
    }
  }
}
