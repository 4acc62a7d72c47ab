package dev.crmport.credentials;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.List;

/**
 * The first lines of a binary age file, looked at for what kind of recipients it has; whether they
 * are well-formed is for whoever decrypts it. Nothing in them is secret.
 */
final class AgeHeader {
  static final String SCRYPT = "scrypt";
  static final String POST_QUANTUM = "mlkem768x25519";

  private static final byte[] VERSION_LINE = "age-encryption.org/v1\n".getBytes(US_ASCII);

  /** Longer than any header that a person would make: some hundred recipients. */
  private static final int FARTHEST = 64 << 10;

  private static final String RECIPIENT = "-> ";
  private static final String END = "---";

  private AgeHeader() {}

  /** Whether it begins as one does, as far as it goes. */
  static boolean isAge(byte[] sealed) {
    int common = Math.min(sealed.length, VERSION_LINE.length);
    return Arrays.equals(sealed, 0, common, VERSION_LINE, 0, common);
  }

  /** The kind of each recipient, such as {@code X25519}. */
  static List<String> recipientsOf(byte[] sealed) {
    return new String(sealed, 0, Math.min(sealed.length, FARTHEST), ISO_8859_1)
        .lines()
        .takeWhile(line -> !line.startsWith(END))
        .filter(line -> line.startsWith(RECIPIENT))
        .map(line -> line.substring(RECIPIENT.length()))
        .map(line -> line.contains(" ") ? line.substring(0, line.indexOf(' ')) : line)
        .toList();
  }
}
