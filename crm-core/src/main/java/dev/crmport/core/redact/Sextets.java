package dev.crmport.core.redact;

import java.util.Arrays;

/** The six bits that each character of base64 stands for, in either alphabet. */
final class Sextets {
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

  private static final int NO_CODE = -1;

  /** The fourth of four. */
  private static final int[] FOURTH = fourth();

  private static final int[] THIRD = shifted(6);
  private static final int[] SECOND = shifted(12);
  private static final int[] FIRST = shifted(18);

  private Sextets() {}

  private static int[] fourth() {
    int[] values = new int[256];
    Arrays.fill(values, NO_CODE);
    for (int i = 0; i < ALPHABET.length(); i++) {
      values[ALPHABET.charAt(i)] = i;
    }
    values['-'] = values['+'];
    values['_'] = values['/'];
    return values;
  }

  /** What is no code stays negative. */
  private static int[] shifted(int bits) {
    return Arrays.stream(FOURTH).map(sextet -> sextet << bits).toArray();
  }

  /** The six bits that a character stands for; negative where it is no code. */
  static int of(char c) {
    return FOURTH[c];
  }

  /**
   * The 24 bits that four characters stand for; negative where one of them is no code.
   *
   * @param first the first of them; the others follow
   */
  static int group(Text text, int first) {
    int four = text.four(first);
    return FIRST[four >>> 24]
        | SECOND[(four >>> 16) & 0xff]
        | THIRD[(four >>> 8) & 0xff]
        | FOURTH[four & 0xff];
  }

  /**
   * The same where they are read backwards.
   *
   * @param first the first of them in that order, the last one in the text
   */
  static int groupBackwards(Text text, int first) {
    return first < 3
        ? NO_CODE
        : FIRST[text.charAt(first)]
            | SECOND[text.charAt(first - 1)]
            | THIRD[text.charAt(first - 2)]
            | FOURTH[text.charAt(first - 3)];
  }
}
