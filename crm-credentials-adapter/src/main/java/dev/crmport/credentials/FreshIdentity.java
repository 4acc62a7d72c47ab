package dev.crmport.credentials;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.exceptionfactory.jagged.RecipientStanzaReader;
import com.exceptionfactory.jagged.RecipientStanzaWriter;
import com.exceptionfactory.jagged.x25519.X25519KeyPairGenerator;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaReaderFactory;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaWriterFactory;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.Arrays;

/** An X25519 identity that was just made, until it is in its file. Closing it overwrites it. */
final class FreshIdentity implements AutoCloseable {
  private final String recipient;
  private final byte[] secret;

  private FreshIdentity(String recipient, byte[] secret) {
    this.recipient = recipient;
    this.secret = secret;
  }

  static FreshIdentity generate() throws GeneralSecurityException {
    KeyPair pair = new X25519KeyPairGenerator().generateKeyPair();
    return new FreshIdentity(pair.getPublic().toString(), pair.getPrivate().getEncoded());
  }

  /** Whom one encrypts for: {@code age1...}, not secret. */
  String recipient() {
    return recipient;
  }

  /** As {@code age-keygen} writes it, with the text behind it; the caller overwrites the array. */
  byte[] fileWith(byte[] rest) {
    byte[] comment =
        ("# opens a CrmPort key store; without it the keys in the store are lost\n# public key: "
                + recipient
                + "\n")
            .getBytes(US_ASCII);
    ByteBuffer text = ByteBuffer.allocate(comment.length + secret.length + 1 + rest.length);
    return text.put(comment).put(secret).put((byte) '\n').put(rest).array();
  }

  /** The identity, as {@code AGE-SECRET-KEY-1...}. */
  KeptSecret secret() {
    return new KeptSecret(secret);
  }

  RecipientStanzaReader reader() throws GeneralSecurityException {
    return readerOf(secret);
  }

  /** What opens files that were encrypted for an identity. */
  static RecipientStanzaReader readerOf(byte[] secret) throws GeneralSecurityException {
    char[] characters = new char[secret.length];
    try {
      for (int i = 0; i < secret.length; i++) {
        characters[i] = (char) secret[i];
      }
      return X25519RecipientStanzaReaderFactory.newRecipientStanzaReader(
          CharBuffer.wrap(characters));
    } finally {
      Arrays.fill(characters, '\0');
    }
  }

  RecipientStanzaWriter writer() throws GeneralSecurityException {
    return X25519RecipientStanzaWriterFactory.newRecipientStanzaWriter(recipient);
  }

  @Override
  public void close() {
    SecretFile.wipe(secret);
  }

  /** Names whom one encrypts for, never the identity. */
  @Override
  public String toString() {
    return recipient;
  }
}
