package dev.crmport.credentials;

import static dev.crmport.core.key.StoreUnusable.Reason.DAMAGED;
import static dev.crmport.core.key.StoreUnusable.Reason.FOREIGN;
import static dev.crmport.core.key.StoreUnusable.Reason.NOT_WRITTEN;
import static dev.crmport.core.key.StoreUnusable.Reason.WRONG_IDENTITY;
import static java.nio.charset.StandardCharsets.US_ASCII;

import com.exceptionfactory.jagged.RecipientStanzaReader;
import com.exceptionfactory.jagged.RecipientStanzaWriter;
import com.exceptionfactory.jagged.UnsupportedRecipientStanzaException;
import com.exceptionfactory.jagged.framework.stream.StandardDecryptingChannelFactory;
import com.exceptionfactory.jagged.framework.stream.StandardEncryptingChannelFactory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;

/** Encrypts and decrypts a store's text: binary age v1, for one recipient. */
final class SealedText {
  private static final byte[] VERSION_LINE = "age-encryption.org/v1\n".getBytes(US_ASCII);

  /** What one recipient adds to a short text; longer ones add 16 bytes for each 64 KiB. */
  private static final int OVERHEAD = 512;

  private static final int CHUNK = 8192;

  private final WholeFile file;
  private final Unlock unlock;

  /**
   * @param file the store, for the messages
   */
  SealedText(WholeFile file, Unlock unlock) {
    this.file = file;
    this.unlock = unlock;
  }

  /** The bytes of an age file. */
  byte[] seal(PlainText plain) {
    return seal(file, plain, unlock.writer());
  }

  static byte[] seal(WholeFile file, PlainText plain, RecipientStanzaWriter recipient) {
    ByteArrayOutputStream sealed = new ByteArrayOutputStream(plain.length() + OVERHEAD);
    try {
      try (WritableByteChannel channel =
          new StandardEncryptingChannelFactory()
              .newEncryptingChannel(Channels.newChannel(sealed), List.of(recipient))) {
        ByteBuffer rest = ByteBuffer.wrap(plain.array(), 0, plain.length());
        while (rest.hasRemaining()) {
          channel.write(rest);
        }
      }
      return sealed.toByteArray();
    } catch (GeneralSecurityException | IOException e) {
      throw file.unusable(
          NOT_WRITTEN,
          "was not changed: its new content could not be encrypted; use a complete JDK 21 or newer;"
              + " the old content is intact",
          null);
    }
  }

  /** The text, which the caller closes. */
  PlainText open(byte[] sealed) {
    return open(file, sealed, unlock.readers());
  }

  static PlainText open(WholeFile file, byte[] sealed, List<RecipientStanzaReader> readers) {
    requireAge(file, sealed);
    PlainText plain = new PlainText(sealed.length);
    byte[] chunk = new byte[CHUNK];
    boolean opened = false;
    try (ReadableByteChannel channel =
        new StandardDecryptingChannelFactory()
            .newDecryptingChannel(
                Channels.newChannel(new ByteArrayInputStream(sealed)), readers)) {
      // To the very end: only there it is known that nothing was cut off.
      for (int n = channel.read(ByteBuffer.wrap(chunk));
          n >= 0;
          n = channel.read(ByteBuffer.wrap(chunk))) {
        plain.write(chunk, 0, n);
      }
      opened = true;
      return plain;
    } catch (UnsupportedRecipientStanzaException e) {
      // age names no recipient in its header: a damaged one and another one's look alike.
      throw file.unusable(
          WRONG_IDENTITY,
          "was not opened: the identity given does not open it; name the identity that the store"
              + " was made with, and if this is the one, the first lines of the store were"
              + " changed: bring it back from a backup",
          null);
    } catch (GeneralSecurityException
        | IOException
        | IllegalArgumentException
        | BufferUnderflowException e) {
      throw file.unusable(
          DAMAGED,
          "was not opened: it was cut short or changed since it was written; it was left as it is;"
              + " bring it back from a backup",
          null);
    } finally {
      Arrays.fill(chunk, (byte) 0);
      if (!opened) {
        plain.close();
      }
    }
  }

  private static void requireAge(WholeFile file, byte[] sealed) {
    int common = Math.min(sealed.length, VERSION_LINE.length);
    if (!Arrays.equals(sealed, 0, common, VERSION_LINE, 0, common)) {
      throw file.unusable(
          FOREIGN,
          "was not opened: it is no binary age file; check the path, and if it is a store in text"
              + " form (armor), decrypt it and encrypt it again without that",
          null);
    }
  }
}
