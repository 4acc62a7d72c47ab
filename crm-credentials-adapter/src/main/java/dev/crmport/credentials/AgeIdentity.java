package dev.crmport.credentials;

import static dev.crmport.core.key.StoreUnusable.Reason.FOREIGN;
import static dev.crmport.core.key.StoreUnusable.Reason.NOT_WRITTEN;

import com.exceptionfactory.jagged.RecipientStanzaReader;
import com.exceptionfactory.jagged.RecipientStanzaWriter;
import com.exceptionfactory.jagged.bech32.Bech32;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaReaderFactory;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaWriterFactory;
import dev.crmport.core.key.StoreUnusable;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.CharBuffer;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.XECPrivateKeySpec;
import java.security.spec.XECPublicKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.crypto.KeyAgreement;

/**
 * The identity that opens a store, in a file as {@code age-keygen} writes it: comment lines, and a
 * line {@code AGE-SECRET-KEY-1...}. Where there are more such lines, as while the identity is
 * rotated, each of them opens the store, and it is encrypted for the first.
 *
 * <p>Messages of libraries about an identity are dropped: they quote what they were given.
 */
final class AgeIdentity implements Unlock {
  static final String TITLE = "the identity";
  private static final String PREFIX = "AGE-SECRET-KEY-1";
  private static final String POST_QUANTUM = "AGE-SECRET-KEY-PQ-";

  /** The u-coordinate of the base point of Curve25519 (RFC 7748, section 4.1). */
  private static final BigInteger BASE_POINT = BigInteger.valueOf(9);

  private final SecretFile file;

  AgeIdentity(Path file) {
    this.file = new SecretFile(TITLE, file);
  }

  /** Something made of the secrets, in characters that are overwritten when it returns. */
  @FunctionalInterface
  private interface Use<T> {
    T of(List<CharBuffer> secrets) throws GeneralSecurityException;
  }

  /**
   * Makes the file, and those of its directories that are missing.
   *
   * @throws StoreUnusable also where it exists: an identity is never overwritten
   */
  static AgeIdentity create(Path file) {
    byte[] text = null;
    try (FreshIdentity fresh = FreshIdentity.generate()) {
      text = fresh.fileWith(new byte[0]);
      WholeFile.makeDirectory(WholeFile.directoryOf(file));
      WholeFile.write(file, text);
      // Before anything is encrypted for it: a store that outlives its identity is lost.
      WholeFile.flush(WholeFile.directoryOf(file), StandardOpenOption.READ);
      return new AgeIdentity(file);
    } catch (IOException e) {
      throw new StoreUnusable(
          NOT_WRITTEN,
          "the identity "
              + file
              + " was not made: the system refused to write it; check the rights on its directory"
              + " and whether something else has its name",
          e);
    } catch (GeneralSecurityException e) {
      throw withoutX25519();
    } finally {
      SecretFile.wipe(text);
    }
  }

  @Override
  public List<RecipientStanzaReader> readers() {
    return use(
        secrets -> {
          List<RecipientStanzaReader> readers = new ArrayList<>();
          for (CharBuffer secret : secrets) {
            readers.add(X25519RecipientStanzaReaderFactory.newRecipientStanzaReader(secret));
          }
          return readers;
        });
  }

  @Override
  public RecipientStanzaWriter writer() {
    return use(
        secrets ->
            X25519RecipientStanzaWriterFactory.newRecipientStanzaWriter(
                recipientOf(secrets.getFirst())));
  }

  @Override
  public String kind() {
    return "identity";
  }

  private static CharSequence recipientOf(CharBuffer secret) throws GeneralSecurityException {
    byte[] scalar = Bech32.getDecoder().decode(secret).getData();
    try {
      KeyFactory keys = KeyFactory.getInstance("X25519");
      PublicKey base =
          keys.generatePublic(new XECPublicKeySpec(NamedParameterSpec.X25519, BASE_POINT));
      KeyAgreement agreement = KeyAgreement.getInstance("X25519");
      agreement.init(
          keys.generatePrivate(new XECPrivateKeySpec(NamedParameterSpec.X25519, scalar)));
      agreement.doPhase(base, true);
      return Bech32.getEncoder().encode("age", agreement.generateSecret());
    } finally {
      SecretFile.wipe(scalar);
    }
  }

  private <T> T use(Use<T> use) {
    return file.use(
        bytes -> {
          char[] text = new char[bytes.length];
          try {
            for (int i = 0; i < bytes.length; i++) {
              text[i] = (char) (bytes[i] & 0xff);
            }
            return use.of(secretsIn(CharBuffer.wrap(text)));
          } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw foreign("a secret line in it is not a whole X25519 identity");
          } finally {
            Arrays.fill(text, '\0');
          }
        });
  }

  private List<CharBuffer> secretsIn(CharBuffer text) {
    List<CharBuffer> secrets = new ArrayList<>();
    int start = 0;
    while (start < text.length()) {
      int end = start;
      while (end < text.length() && text.get(end) != '\n') {
        end++;
      }
      CharBuffer line = trimmed(text, start, end);
      start = end + 1;
      if (!line.isEmpty() && line.charAt(0) != '#') {
        requireSecret(line);
        secrets.add(line);
      }
    }
    if (secrets.isEmpty()) {
      throw foreign("no identity is in it");
    }
    return secrets;
  }

  private void requireSecret(CharBuffer line) {
    if (beginsWith(line, POST_QUANTUM)) {
      throw foreign("a post-quantum identity is in it, which is not taken here");
    }
    if (!beginsWith(line, PREFIX)) {
      throw foreign("a line in it does not begin with " + PREFIX);
    }
  }

  private static boolean beginsWith(CharBuffer line, String prefix) {
    return line.length() >= prefix.length()
        && CharSequence.compare(line.subSequence(0, prefix.length()), prefix) == 0;
  }

  private static CharBuffer trimmed(CharBuffer text, int start, int end) {
    int from = start;
    int to = end;
    while (from < to && text.get(from) <= ' ') {
      from++;
    }
    while (to > from && text.get(to - 1) <= ' ') {
      to--;
    }
    return text.subSequence(from, to);
  }

  private StoreUnusable foreign(String why) {
    return file.unusable(
        FOREIGN,
        why + "; name a file as age-keygen writes it, with a line " + PREFIX + "...",
        null);
  }

  static StoreUnusable withoutX25519() {
    return new StoreUnusable(
        NOT_WRITTEN,
        "the identity was not made: this Java has no X25519; use a complete JDK 21 or newer",
        null);
  }

  Path path() {
    return file.path();
  }

  /** Names the file, never what is in it. */
  @Override
  public String toString() {
    return file.toString();
  }
}
