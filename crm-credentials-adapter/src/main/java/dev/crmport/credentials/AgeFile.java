package dev.crmport.credentials;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import com.exceptionfactory.jagged.DecryptingChannelFactory;
import com.exceptionfactory.jagged.EncryptingChannelFactory;
import com.exceptionfactory.jagged.RecipientStanzaReader;
import com.exceptionfactory.jagged.RecipientStanzaWriter;
import com.exceptionfactory.jagged.UnsupportedRecipientStanzaException;
import com.exceptionfactory.jagged.framework.armor.ArmoredDecryptingChannelFactory;
import com.exceptionfactory.jagged.framework.armor.ArmoredEncryptingChannelFactory;
import com.exceptionfactory.jagged.framework.stream.StandardDecryptingChannelFactory;
import com.exceptionfactory.jagged.framework.stream.StandardEncryptingChannelFactory;
import dev.crmport.core.key.StoreUnusable;
import dev.crmport.credentials.NotOpened.Why;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** Age files, version 1, encrypted and decrypted in memory. */
final class AgeFile {
  /** A recipient that is a passphrase. */
  static final String SCRYPT = "scrypt";

  /** A recipient that a quantum computer does not find the identity of; not taken here. */
  static final String POST_QUANTUM = "mlkem768x25519";

  private static final byte[] VERSION_LINE = "age-encryption.org/v1\n".getBytes(US_ASCII);
  private static final String ARMOR = "-----BEGIN AGE ENCRYPTED FILE-----";
  private static final String ARMOR_END = "-----END AGE ENCRYPTED FILE-----";

  /** What one recipient adds to a short text; longer ones add 16 bytes for each 64 KiB. */
  private static final int OVERHEAD = 512;

  private static final int CHUNK = 8192;

  private final DecryptingChannelFactory form;
  private final byte[] sealed;
  private final List<String> recipients = new ArrayList<>();

  private AgeFile(DecryptingChannelFactory form, byte[] sealed) {
    this.form = form;
    this.sealed = sealed;
  }

  /**
   * Encrypts in binary form.
   *
   * @throws GeneralSecurityException where this Java lacks an algorithm
   */
  static byte[] encrypt(PlainText plain, RecipientStanzaWriter recipient)
      throws GeneralSecurityException {
    return encrypt(plain, recipient, new StandardEncryptingChannelFactory());
  }

  /** The same in text form. */
  static byte[] encryptArmored(PlainText plain, RecipientStanzaWriter recipient)
      throws GeneralSecurityException {
    return encrypt(plain, recipient, new ArmoredEncryptingChannelFactory());
  }

  private static byte[] encrypt(
      PlainText plain, RecipientStanzaWriter recipient, EncryptingChannelFactory form)
      throws GeneralSecurityException {
    ByteArrayOutputStream sealed = new ByteArrayOutputStream(plain.length() + OVERHEAD);
    try (WritableByteChannel channel =
        form.newEncryptingChannel(Channels.newChannel(sealed), List.of(recipient))) {
      ByteBuffer rest = ByteBuffer.wrap(plain.array(), 0, plain.length());
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
    } catch (IOException e) {
      throw new GeneralSecurityException("memory took no more", e);
    }
    return sealed.toByteArray();
  }

  /** The text of a file in binary form, which the caller closes. */
  static PlainText decrypt(byte[] sealed, List<RecipientStanzaReader> readers) throws NotOpened {
    if (!isBinary(sealed)) {
      throw new NotOpened(Why.NOT_AGE, List.of());
    }
    return new AgeFile(new StandardDecryptingChannelFactory(), sealed).decrypt(readers);
  }

  /** The same for a file in binary or in text form (armor). */
  static PlainText decryptAnyForm(byte[] sealed, List<RecipientStanzaReader> readers)
      throws NotOpened {
    if (isArmored(sealed)) {
      return new AgeFile(new ArmoredDecryptingChannelFactory(), sealed).decrypt(readers);
    }
    return decrypt(sealed, readers);
  }

  /** Whether it is meant as one, in binary or in text form; whether it is whole is not asked. */
  static boolean isAnyForm(byte[] sealed) {
    return isArmored(sealed) || (sealed.length > 0 && isBinary(sealed));
  }

  /** Of the file in binary form, in hex, so that it is the same however its text was copied. */
  static String digestOf(byte[] sealed) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(binary(sealed)));
    } catch (NoSuchAlgorithmException incomplete) {
      throw new IllegalStateException("every JDK has SHA-256", incomplete);
    }
  }

  private static byte[] binary(byte[] sealed) {
    String text = new String(sealed, ISO_8859_1);
    int from = text.indexOf(ARMOR);
    int to = text.indexOf(ARMOR_END);
    if (from < 0 || to < from) {
      return sealed;
    }
    try {
      return Base64.getMimeDecoder().decode(text.substring(from + ARMOR.length(), to));
    } catch (IllegalArgumentException e) {
      return sealed;
    }
  }

  private static boolean isArmored(byte[] sealed) {
    return new String(sealed, ISO_8859_1).contains(ARMOR);
  }

  /** Whether it begins as one does, as far as it goes. */
  private static boolean isBinary(byte[] sealed) {
    int common = Math.min(sealed.length, VERSION_LINE.length);
    return Arrays.equals(sealed, 0, common, VERSION_LINE, 0, common);
  }

  private PlainText decrypt(List<RecipientStanzaReader> readers) throws NotOpened {
    PlainText plain = new PlainText(sealed.length);
    boolean opened = false;
    try {
      decryptInto(plain, readers.stream().map(this::watched).toList());
      opened = true;
      return plain;
    } finally {
      if (!opened) {
        plain.close();
      }
    }
  }

  private void decryptInto(PlainText plain, List<RecipientStanzaReader> readers) throws NotOpened {
    byte[] chunk = new byte[CHUNK];
    try (ReadableByteChannel channel =
        form.newDecryptingChannel(Channels.newChannel(new ByteArrayInputStream(sealed)), readers)) {
      // To the very end: only there it is known that nothing was cut off.
      for (int n = channel.read(ByteBuffer.wrap(chunk));
          n >= 0;
          n = channel.read(ByteBuffer.wrap(chunk))) {
        plain.write(chunk, 0, n);
      }
    } catch (UnsupportedRecipientStanzaException e) {
      throw new NotOpened(Why.NO_MATCH, recipients);
    } catch (TooMuchWork e) {
      throw new NotOpened(Why.TOO_MUCH_WORK, recipients);
    } catch (StoreUnusable e) {
      // The passphrase, which is read when it is needed.
      throw e;
    } catch (GeneralSecurityException | IOException | RuntimeException e) {
      // The library says with any of these, unchecked ones too, that it cannot read on.
      throw new NotOpened(Why.DAMAGED, recipients);
    } finally {
      Arrays.fill(chunk, (byte) 0);
    }
  }

  /** Notes who the recipients are, and refuses a passphrase beside others (age, "scrypt"). */
  private RecipientStanzaReader watched(RecipientStanzaReader reader) {
    return stanzas -> {
      recipients.clear();
      stanzas.forEach(stanza -> recipients.add(stanza.getType()));
      if (recipients.contains(SCRYPT) && recipients.size() > 1) {
        throw new GeneralSecurityException("whoever knows the passphrase could have written it");
      }
      return reader.getFileKey(stanzas);
    };
  }
}
