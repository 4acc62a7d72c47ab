package dev.crmport.credentials;

import static dev.crmport.core.key.StoreUnusable.Reason.FOREIGN;
import static dev.crmport.core.key.StoreUnusable.Reason.MISSING;
import static dev.crmport.core.key.StoreUnusable.Reason.NOT_WRITTEN;
import static dev.crmport.core.key.StoreUnusable.Reason.UNREADABLE;
import static java.nio.charset.StandardCharsets.US_ASCII;

import com.exceptionfactory.jagged.RecipientStanzaReader;
import com.exceptionfactory.jagged.RecipientStanzaWriter;
import com.exceptionfactory.jagged.bech32.Bech32;
import com.exceptionfactory.jagged.x25519.X25519KeyPairGenerator;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaReaderFactory;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaWriterFactory;
import dev.crmport.core.key.StoreUnusable;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.CharBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.XECPrivateKeySpec;
import java.security.spec.XECPublicKeySpec;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import javax.crypto.KeyAgreement;
import org.jspecify.annotations.Nullable;

/**
 * The identity that opens a store, in a file as {@code age-keygen} writes it: comment lines, and
 * one line {@code AGE-SECRET-KEY-1...}.
 *
 * <p>It is read anew for each use and overwritten after it, so that it is not in memory meanwhile.
 * Messages of libraries about it are dropped: they quote what they were given.
 */
final class AgeIdentity {
  private static final String PREFIX = "AGE-SECRET-KEY-1";

  /** The u-coordinate of the base point of Curve25519 (RFC 7748, section 4.1). */
  private static final BigInteger BASE_POINT = BigInteger.valueOf(9);

  private static final Set<PosixFilePermission> OTHERS =
      EnumSet.complementOf(
          EnumSet.of(
              PosixFilePermission.OWNER_READ,
              PosixFilePermission.OWNER_WRITE,
              PosixFilePermission.OWNER_EXECUTE));

  private final Path file;

  AgeIdentity(Path file) {
    this.file = file;
  }

  /** Something made of the secret, in characters that are overwritten when it returns. */
  @FunctionalInterface
  private interface Use<T> {
    T of(CharBuffer secret) throws GeneralSecurityException;
  }

  /**
   * Makes the file, and those of its directories that are missing.
   *
   * @throws StoreUnusable also where it exists: an identity is never overwritten
   */
  static AgeIdentity create(Path file) {
    byte[] text = null;
    byte[] secret = null;
    try {
      KeyPair pair = new X25519KeyPairGenerator().generateKeyPair();
      secret = pair.getPrivate().getEncoded();
      byte[] comment =
          ("# opens a CrmPort key store; without it the keys in the store are lost\n# public key: "
                  + pair.getPublic()
                  + "\n")
              .getBytes(US_ASCII);
      text = Arrays.copyOf(comment, comment.length + secret.length + 1);
      System.arraycopy(secret, 0, text, comment.length, secret.length);
      text[text.length - 1] = '\n';
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
      wipe(text);
      wipe(secret);
    }
  }

  /** What opens files that were encrypted for this identity. */
  RecipientStanzaReader reader() {
    return use(X25519RecipientStanzaReaderFactory::newRecipientStanzaReader);
  }

  /** What encrypts for this identity. */
  RecipientStanzaWriter writer() {
    return use(
        secret -> X25519RecipientStanzaWriterFactory.newRecipientStanzaWriter(recipientOf(secret)));
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
      wipe(scalar);
    }
  }

  private <T> T use(Use<T> use) {
    requireForOwnerOnly();
    byte[] bytes = new WholeFile("the identity", file, WholeFile.Move.ATOMIC).read();
    char[] text = new char[bytes.length];
    try {
      for (int i = 0; i < bytes.length; i++) {
        text[i] = (char) (bytes[i] & 0xff);
      }
      return use.of(secretIn(CharBuffer.wrap(text)));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw foreign("its secret line is not a whole X25519 identity");
    } finally {
      wipe(bytes);
      Arrays.fill(text, '\0');
    }
  }

  private CharBuffer secretIn(CharBuffer text) {
    CharBuffer secret = null;
    int start = 0;
    while (start < text.length()) {
      int end = start;
      while (end < text.length() && text.get(end) != '\n') {
        end++;
      }
      CharBuffer line = trimmed(text, start, end);
      start = end + 1;
      if (!line.isEmpty() && line.charAt(0) != '#') {
        if (secret != null) {
          throw foreign("it holds more than one identity, and a store is kept for one");
        }
        secret = line;
      }
    }
    if (secret == null) {
      throw foreign("no identity is in it");
    }
    if (secret.length() < PREFIX.length()
        || CharSequence.compare(secret.subSequence(0, PREFIX.length()), PREFIX) != 0) {
      throw foreign("what is in it does not begin with " + PREFIX);
    }
    return secret;
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

  private void requireForOwnerOnly() {
    Set<PosixFilePermission> mode;
    try {
      mode = EnumSet.copyOf(Files.getPosixFilePermissions(file));
    } catch (NoSuchFileException e) {
      throw missing(e);
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      throw new StoreUnusable(
          UNREADABLE,
          "the identity "
              + file
              + " was not used: the system does not tell who may read it; keep it on a file system"
              + " with owners and modes, with mode 600",
          e);
    }
    mode.retainAll(OTHERS);
    if (!mode.isEmpty()) {
      throw new StoreUnusable(
          UNREADABLE,
          "the identity "
              + file
              + " was not used: others than its owner may open it; run chmod 600 on it, and if"
              + " others use this machine, make a new identity and new keys",
          null);
    }
  }

  private StoreUnusable missing(Throwable cause) {
    return new StoreUnusable(
        MISSING,
        "the identity "
            + file
            + " was not used: there is no such file; name the one that the store was made with, or"
            + " bring it back from a backup",
        cause);
  }

  private StoreUnusable foreign(String why) {
    return new StoreUnusable(
        FOREIGN,
        "the identity "
            + file
            + " was not used: "
            + why
            + "; name a file as age-keygen writes it, with one line "
            + PREFIX
            + "...",
        null);
  }

  private static StoreUnusable withoutX25519() {
    return new StoreUnusable(
        NOT_WRITTEN,
        "the identity was not made: this Java has no X25519; use a complete JDK 21 or newer",
        null);
  }

  private static void wipe(byte @Nullable [] bytes) {
    if (bytes != null) {
      Arrays.fill(bytes, (byte) 0);
    }
  }
}
