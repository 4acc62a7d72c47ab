package dev.crmport.credentials;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.exceptionfactory.jagged.FileKey;
import com.exceptionfactory.jagged.RecipientStanza;
import com.exceptionfactory.jagged.RecipientStanzaReader;
import com.exceptionfactory.jagged.RecipientStanzaWriter;
import com.exceptionfactory.jagged.UnsupportedRecipientStanzaException;
import com.exceptionfactory.jagged.framework.codec.CanonicalBase64;
import com.exceptionfactory.jagged.framework.crypto.CipherKey;
import com.exceptionfactory.jagged.framework.crypto.EncryptedFileKey;
import com.exceptionfactory.jagged.framework.crypto.FileKeyDecryptorFactory;
import com.exceptionfactory.jagged.framework.crypto.FileKeyEncryptorFactory;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import javax.crypto.AEADBadTagException;

/**
 * A store's passphrase, as {@code age -p} uses one: the file's key is encrypted with what scrypt
 * makes of passphrase and salt. Source: the age specification, section "The scrypt recipient type".
 */
final class PassphraseUnlock implements Unlock {
  /** Of a file that is read: 256 MiB and about a second. {@code age -p} writes this one. */
  static final int MOST_WORK = 18;

  /**
   * Of a file that is written: 128 MiB, the least that OWASP's password storage cheat sheet asks
   * for; one more, as {@code age} has it, would make each change of the store take a second or two.
   */
  private static final int USUAL_WORK = 17;

  private static final byte[] LABEL = "age-encryption.org/v1/scrypt".getBytes(US_ASCII);
  private static final int SALT = 16;
  private static final int BLOCKS = 8;
  private static final int WRAP_KEY = 32;
  private static final int WRAPPED_FILE_KEY = 32;
  private static final Pattern WORK = Pattern.compile("[1-9][0-9]*");
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Passphrase passphrase;
  private final int work;

  PassphraseUnlock(Passphrase passphrase) {
    this(passphrase, USUAL_WORK);
  }

  /**
   * @param work of what is written: scrypt's N is two to the power of this
   */
  PassphraseUnlock(Passphrase passphrase, int work) {
    this.passphrase = passphrase;
    this.work = work;
  }

  /** Tells what would keep it from being used, before anything is made for it. */
  void requireUsable() {
    passphrase.useBytes(bytes -> bytes.length);
  }

  @Override
  public List<RecipientStanzaReader> readers() {
    return List.of(this::fileKeyIn);
  }

  @Override
  public RecipientStanzaWriter writer() {
    return fileKey -> List.of(stanzaOf(fileKey));
  }

  @Override
  public String kind() {
    return "passphrase";
  }

  private FileKey fileKeyIn(Iterable<RecipientStanza> stanzas) throws GeneralSecurityException {
    Iterator<RecipientStanza> all = stanzas.iterator();
    RecipientStanza stanza = all.hasNext() ? all.next() : null;
    if (stanza == null || all.hasNext() || !stanza.getType().equals(AgeFile.SCRYPT)) {
      throw new UnsupportedRecipientStanzaException("not encrypted with a passphrase");
    }
    List<String> arguments = stanza.getArguments();
    if (arguments.size() != 2 || !WORK.matcher(arguments.get(1)).matches()) {
      throw new GeneralSecurityException("malformed");
    }
    byte[] salt = CanonicalBase64.getDecoder().decode(arguments.get(0).getBytes(US_ASCII));
    if (salt.length != SALT || stanza.getBody().length != WRAPPED_FILE_KEY) {
      throw new GeneralSecurityException("malformed");
    }
    if (arguments.get(1).length() > 2 || Integer.parseInt(arguments.get(1)) > MOST_WORK) {
      throw new TooMuchWork();
    }
    CipherKey wrapKey = wrapKey(salt, Integer.parseInt(arguments.get(1)));
    try {
      return new FileKeyDecryptorFactory()
          .newFileKeyDecryptor()
          .getFileKey(new EncryptedFileKey(stanza.getBody()), wrapKey);
    } catch (AEADBadTagException e) {
      throw new UnsupportedRecipientStanzaException("another passphrase");
    } finally {
      wrapKey.destroy();
    }
  }

  private RecipientStanza stanzaOf(FileKey fileKey) throws GeneralSecurityException {
    byte[] salt = new byte[SALT];
    RANDOM.nextBytes(salt);
    CipherKey wrapKey = wrapKey(salt, work);
    try {
      byte[] body =
          new FileKeyEncryptorFactory()
              .newFileKeyEncryptor()
              .getEncryptedFileKey(fileKey, wrapKey)
              .getEncoded();
      List<String> arguments =
          List.of(CanonicalBase64.getEncoder().encodeToString(salt), String.valueOf(work));
      return new ScryptStanza(arguments, body);
    } finally {
      wrapKey.destroy();
    }
  }

  private CipherKey wrapKey(byte[] salt, int factor) {
    byte[] labelled = new byte[LABEL.length + salt.length];
    System.arraycopy(LABEL, 0, labelled, 0, LABEL.length);
    System.arraycopy(salt, 0, labelled, LABEL.length, salt.length);
    // The array is the key's from now on, overwritten with it.
    return new CipherKey(
        passphrase.useBytes(
            bytes -> Scrypt.derive(bytes, labelled, 1 << factor, BLOCKS, 1, WRAP_KEY)));
  }

  /** The one line of the header, and what is below it. */
  private static final class ScryptStanza implements RecipientStanza {
    private final List<String> arguments;
    private final byte[] body;

    ScryptStanza(List<String> arguments, byte[] body) {
      this.arguments = arguments;
      this.body = body;
    }

    @Override
    public String getType() {
      return AgeFile.SCRYPT;
    }

    @Override
    public List<String> getArguments() {
      return arguments;
    }

    @Override
    public byte[] getBody() {
      return body.clone();
    }
  }
}
