package dev.crmport.core.redact;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Stretches of text that may be base64, and what they say at each alignment. */
final class Base64Runs {
  /** 36 characters are 48 in base64; at the worst alignment one less shows on either side. */
  static final int SHORTEST = 46;

  private static final int GROUP = 4;

  private Base64Runs() {}

  /** Where the run that begins here ends; {@code start} itself where none does. */
  static int end(String text, int start) {
    int end = start;
    while (end < text.length() && isCode(text.charAt(end))) {
      end++;
    }
    return end;
  }

  /** The run decoded from each of the four places at which a group of it may begin. */
  static List<String> decoded(String run) {
    String standard = run.replace('-', '+').replace('_', '/');
    List<String> texts = new ArrayList<>(GROUP);
    for (int skip = 0; skip < GROUP; skip++) {
      int length = (standard.length() - skip) / GROUP * GROUP;
      int rest = (standard.length() - skip) % GROUP;
      // A single left-over character says nothing; two or three end an unpadded text.
      int used = rest == 1 ? length : length + rest;
      texts.add(
          new String(
              Base64.getDecoder().decode(standard.substring(skip, skip + used)),
              StandardCharsets.ISO_8859_1));
    }
    return texts;
  }

  private static boolean isCode(char c) {
    return (c >= 'A' && c <= 'Z')
        || (c >= 'a' && c <= 'z')
        || (c >= '0' && c <= '9')
        || c == '+'
        || c == '/'
        || c == '-'
        || c == '_';
  }
}
