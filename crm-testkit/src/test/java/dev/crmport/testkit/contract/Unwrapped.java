package dev.crmport.testkit.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Base64;

/**
 * Reads base64 text as somebody would who wants the key in it: without line ends, from anywhere.
 */
final class Unwrapped {
  private static final int QUAD = 4;

  private Unwrapped() {}

  /** All that the text may say, read from each of four places on. */
  static String of(String wrapped) {
    String joined =
        wrapped.replace("\\r", "").replace("\\n", "").replaceAll("[^A-Za-z0-9+/_-]", "");
    StringBuilder readings = new StringBuilder();
    for (int start = 0; start < QUAD && start < joined.length(); start++) {
      int length = (joined.length() - start) / QUAD * QUAD;
      byte[] bytes =
          Base64.getDecoder()
              .decode(joined.substring(start, start + length).replace('-', '+').replace('_', '/'));
      readings.append(new String(bytes, ISO_8859_1)).append('\n');
    }
    return readings.toString();
  }
}
