package dev.crmport.core.redact;

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

  static final int RUN = DIGIT | DASH;
  static final int EITHER_BASE64 = BASE64 | BASE64_URL;

  private static final int ASCII = 128;
  private static final short[] KINDS = new short[ASCII];
  private static final byte[] VALUES = new byte[ASCII];

  static {
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
    VALUES['-'] = -1;
    KINDS['_'] = BASE64_URL;
    mark("KLMNOPQRSTUVWYZabcdeA", FIRST_OF_FOUR);
    mark("LMNOQRYZ", FIRST_OF_KEY);
    mark("TUW", FIRST_OF_FIRST);
    mark("0234567", HIGH_HALF);
    for (int c = 0; c < ASCII; c++) {
      if (KINDS[c] != 0) {
        KINDS[c] |= FORM;
      }
    }
    mark("=%&#;,\\|:\0", FORM);
  }

  private Characters() {}

  private static void mark(String characters, int kind) {
    for (int i = 0; i < characters.length(); i++) {
      KINDS[characters.charAt(i)] |= (short) kind;
    }
  }

  /** Whether the character is of one of these kinds. */
  static boolean is(char c, int kinds) {
    return c < ASCII && (KINDS[c] & kinds) != 0;
  }

  /** All kinds of a character. */
  static int kinds(char c) {
    return c < ASCII ? KINDS[c] : 0;
  }

  /** The number that these digits are; negative where a dash is among them, of fifteen at most. */
  static long number(String text, int from, int to) {
    long number = 0;
    for (int i = from; i < to; i++) {
      number = (number << 4) | VALUES[text.charAt(i)];
    }
    return number;
  }

  /** The value of a {@link #DIGIT}. */
  static int value(char digit) {
    return VALUES[digit];
  }
}
