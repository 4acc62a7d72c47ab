package dev.crmport.core.handoff;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A recipient in a form that two people compare over the telephone: 80 bits of its SHA-256, as five
 * groups of four hexadecimal digits. Too many for finding another recipient with the same one.
 *
 * @param text for example {@code 0d4e 91c7 5b2a f8e0 3c61}
 */
public record Fingerprint(String text) {
  private static final int GROUPS = 5;
  private static final int GROUP_BYTES = 2;

  /** Of a recipient as it is written in the invitation, such as {@code age1...}. */
  public static Fingerprint of(String recipient) {
    byte[] digest = sha256(recipient);
    StringBuilder text = new StringBuilder();
    for (int group = 0; group < GROUPS; group++) {
      int from = group * GROUP_BYTES;
      text.append(text.isEmpty() ? "" : " ")
          .append(HexFormat.of().formatHex(digest, from, from + GROUP_BYTES));
    }
    return new Fingerprint(text.toString());
  }

  private static byte[] sha256(String recipient) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(recipient.getBytes(US_ASCII));
    } catch (NoSuchAlgorithmException incomplete) {
      throw new IllegalStateException("every JDK has SHA-256", incomplete);
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
