package dev.crmport.credentials;

import com.exceptionfactory.jagged.RecipientStanzaReader;
import com.exceptionfactory.jagged.RecipientStanzaWriter;
import com.exceptionfactory.jagged.UnsupportedRecipientStanzaException;
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
import java.util.Arrays;
import java.util.List;

/** Binary age v1, encrypted and decrypted in memory. */
final class AgeFile {
  /** What one recipient adds to a short text; longer ones add 16 bytes for each 64 KiB. */
  private static final int OVERHEAD = 512;

  private static final int CHUNK = 8192;

  private AgeFile() {}

  /**
   * @throws GeneralSecurityException where this Java lacks an algorithm
   */
  static byte[] encrypt(PlainText plain, RecipientStanzaWriter recipient)
      throws GeneralSecurityException {
    ByteArrayOutputStream sealed = new ByteArrayOutputStream(plain.length() + OVERHEAD);
    try (WritableByteChannel channel =
        new StandardEncryptingChannelFactory()
            .newEncryptingChannel(Channels.newChannel(sealed), List.of(recipient))) {
      ByteBuffer rest = ByteBuffer.wrap(plain.array(), 0, plain.length());
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
    } catch (IOException e) {
      throw new GeneralSecurityException("memory took no more", e);
    }
    return sealed.toByteArray();
  }

  /** The text, which the caller closes. */
  static PlainText decrypt(byte[] sealed, List<RecipientStanzaReader> readers) throws NotOpened {
    if (!AgeHeader.isAge(sealed)) {
      throw new NotOpened(Why.NOT_AGE);
    }
    List<String> recipients = AgeHeader.recipientsOf(sealed);
    if (recipients.contains(AgeHeader.SCRYPT) && recipients.size() > 1) {
      // Whoever knows the passphrase would take it for the one who sealed it (age, section 2.2).
      throw new NotOpened(Why.DAMAGED);
    }
    PlainText plain = new PlainText(sealed.length);
    boolean opened = false;
    try {
      decrypt(sealed, readers, plain);
      opened = true;
      return plain;
    } finally {
      if (!opened) {
        plain.close();
      }
    }
  }

  private static void decrypt(byte[] sealed, List<RecipientStanzaReader> readers, PlainText plain)
      throws NotOpened {
    byte[] chunk = new byte[CHUNK];
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
    } catch (UnsupportedRecipientStanzaException e) {
      throw new NotOpened(Why.NO_MATCH);
    } catch (TooMuchWork e) {
      throw new NotOpened(Why.TOO_MUCH_WORK);
    } catch (StoreUnusable e) {
      // The passphrase, which is read when it is needed.
      throw e;
    } catch (GeneralSecurityException | IOException | RuntimeException e) {
      // The library says with any of these, unchecked ones too, that it cannot read on.
      throw new NotOpened(Why.DAMAGED);
    } finally {
      Arrays.fill(chunk, (byte) 0);
    }
  }
}
