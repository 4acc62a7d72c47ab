package dev.crmport.core.redact;

import java.util.Arrays;

/** What a character can be a part of. One look into a table each; nothing beyond ASCII counts. */
final class Characters {
  /** {@code 0-9a-fA-F}. */
  static final int DIGIT = 1;

  /** {@code -}. */
  static final int DASH = 1 << 1;

  /**
   * The first of four characters of base64 shows the six high bits of a byte. This is what is left
   * for letters and digits of ASCII; {@code A} is a zero, as UTF-16 has beside each of them.
   */
  static final int FIRST_OF_FOUR = 1 << 2;

  /** The alphabet of base64. */
  static final int BASE64 = 1 << 3;

  /** The alphabet of base64 for URLs. */
  static final int BASE64_URL = 1 << 4;

  /** The high half of a character of ASCII in hexadecimal; 0 is that of a zero, as above. */
  static final int HIGH_HALF = 1 << 5;

  /** All that can stand within a form. */
  static final int FORM = 1 << 6;

  /** The first of four for the characters of a key; no zero among them. */
  static final int FIRST_OF_KEY = 1 << 7;

  /** The first of four where base64 is coded once more, for those that were first of four in it. */
  static final int FIRST_OF_FIRST = 1 << 8;

  /** The first of four for the characters of a key, or for a zero between them. */
  static final int KEY_OR_ZERO = 1 << 9;

  /** The second of four where the first one is of a key and the second byte is so too, or zero. */
  static final int SECOND_OF_KEY = 1 << 12;

  /** The third of four where the third byte is below 128, as all of a key and zero are. */
  static final int THIRD_OF_KEY = 1 << 15;

  /** The fourth of four where the third byte is of a key, or zero. */
  static final int FOURTH_OF_KEY = 1 << 16;

  /**
   * What is told by being escaped. The others that a form can hold, signs and slashes, are escaped
   * everywhere.
   */
  static final int TELLING = 1 << 11;

  /**
   * What escapes begin with, and the zeros of UTF-16: nothing else is beside base64 in its word.
   */
  static final int MARK = 1 << 13;

  /** What is in one alphabet of base64 and not in the other. */
  static final int SIGN = 1 << 14;

  static final int RUN = DIGIT | DASH;
  static final int EITHER_BASE64 = BASE64 | BASE64_URL;

  /** So that a byte needs no comparison before it is looked up. */
  private static final int LATIN_1 = 256;

  private static final int ASCII = 128;
  private static final int[] KINDS = new int[LATIN_1];
  private static final byte[] VALUES = new byte[LATIN_1];

  static {
    Arrays.fill(VALUES, (byte) -1);
    for (char c = '0'; c <= '9'; c++) {
      KINDS[c] = DIGIT | BASE64 | BASE64_URL;
      VALUES[c] = (byte) (c - '0');
    }
    for (char c = 'a'; c <= 'z'; c++) {
      KINDS[c] = BASE64 | BASE64_URL;
      KINDS[c - 32] = BASE64 | BASE64_URL;
    }
    for (char c = 'a'; c <= 'f'; c++) {
      KINDS[c] |= DIGIT;
      KINDS[c - 32] |= DIGIT;
      VALUES[c] = (byte) (c - 'a' + 10);
      VALUES[c - 32] = VALUES[c];
    }
    KINDS['+'] = BASE64;
    KINDS['/'] = BASE64;
    KINDS['-'] = DASH | BASE64_URL;
    KINDS['_'] = BASE64_URL;
    mark("KLMNOPQRSTUVWYZabcdeA", FIRST_OF_FOUR);
    mark("LMNOQRYZ", FIRST_OF_KEY | KEY_OR_ZERO);
    mark("A", KEY_OR_ZERO);
    mark("TUW", FIRST_OF_FIRST);
    // Its last four bits are the high half of that byte.
    mark("AQgwCSiyDTjzEUk0GWm2", SECOND_OF_KEY);
    // Its last two bits are the highest of that byte, of which the first is none.
    mark("ABEFIJMNQRUVYZcdghklopstwx014589", THIRD_OF_KEY);
    mark("ABCDEFGhijklmtwxyz012345", FOURTH_OF_KEY);
    mark("0234567", HIGH_HALF);
    for (int c = 0; c < ASCII; c++) {
      if (KINDS[c] != 0) {
        KINDS[c] |= FORM;
      }
    }
    mark("=%&#;,\\|:\0", FORM);
    for (int c = 0; c < ASCII; c++) {
      if (Character.isLetterOrDigit(c)) {
        KINDS[c] |= TELLING;
      }
    }
    mark("-%&#;\\\0", TELLING);
    mark("%&\\\0", MARK);
    mark("+/-_", SIGN);
  }

  private Characters() {}

  private static void mark(String characters, int kind) {
    for (int i = 0; i < characters.length(); i++) {
      KINDS[characters.charAt(i)] |= kind;
    }
  }

  /** Whether the character is of one of these kinds. */
  static boolean is(char c, int kinds) {
    return (kinds(c) & kinds) != 0;
  }

  /** All kinds of a character. */
  static int kinds(char c) {
    return c < LATIN_1 ? KINDS[c] : 0;
  }

  /** The value of a {@link #DIGIT}; negative for any other character. */
  static int value(char c) {
    return c < LATIN_1 ? VALUES[c] : -1;
  }
}
