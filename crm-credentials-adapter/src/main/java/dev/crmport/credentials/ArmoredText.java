package dev.crmport.credentials;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Base64;

/** An age file as text, for columns that hold text: {@code age -d} opens it as it stands. */
final class ArmoredText {
  private static final String BEGIN = "-----BEGIN AGE ENCRYPTED FILE-----\n";
  private static final String END = "\n-----END AGE ENCRYPTED FILE-----\n";
  private static final int COLUMNS = 64;

  private ArmoredText() {}

  static String of(byte[] sealed) {
    Base64.Encoder lines = Base64.getMimeEncoder(COLUMNS, "\n".getBytes(US_ASCII));
    return BEGIN + lines.encodeToString(sealed) + END;
  }

  /**
   * The bytes of the age file.
   *
   * @throws IllegalArgumentException where it is none in this form
   */
  static byte[] sealedIn(String text) {
    if (!text.startsWith(BEGIN) || !text.endsWith(END) || text.length() < (BEGIN + END).length()) {
      throw new IllegalArgumentException("no armor");
    }
    String lines = text.substring(BEGIN.length(), text.length() - END.length());
    return Base64.getDecoder().decode(lines.replace("\n", ""));
  }
}
