package dev.crmport.core.redact;

import java.util.Locale;

/** Finds the shape of a key, 8-4-4-4-12 hexadecimal digits, by its dashes first. */
final class Guids {
  static final int LENGTH = 36;
  private static final int FIRST_DASH = 8;

  private Guids() {}

  /** Where the next one begins at or after {@code from}; -1 where there is none. */
  static int next(CharSequence text, int from) {
    int i = from;
    while (i + LENGTH <= text.length()) {
      if (isAt(text, i)) {
        return i;
      }
      i++;
    }
    return -1;
  }

  /** Where the database mode behind a GUID ends; {@code end} itself where none follows. */
  static int endOfMode(CharSequence text, int end) {
    return end + 1 < text.length()
            && text.charAt(end) == '|'
            && (text.charAt(end + 1) == '0' || text.charAt(end + 1) == '1')
        ? end + 2
        : end;
  }

  static String lower(String guid) {
    return guid.toLowerCase(Locale.ROOT);
  }

  private static boolean isAt(CharSequence text, int start) {
    if (text.charAt(start + FIRST_DASH) != '-'
        || text.charAt(start + 13) != '-'
        || text.charAt(start + 18) != '-'
        || text.charAt(start + 23) != '-') {
      return false;
    }
    for (int i = 0; i < LENGTH; i++) {
      boolean dash = i == FIRST_DASH || i == 13 || i == 18 || i == 23;
      if (!dash && Character.digit(text.charAt(start + i), 16) < 0) {
        return false;
      }
    }
    return true;
  }
}
