package dev.crmport.core.redact;

import java.util.Arrays;

/**
 * Places in a text, a bit for each of its characters: who looks for one of them need not read it
 * again. For one search at a time.
 */
final class Places {
  private static final int FIRST_SIZE = 64;

  private long[] bits = new long[FIRST_SIZE];

  /** Notes those among the 64 characters from here on, a multiple of 64. */
  void note(int from, long places) {
    int word = from / Kinds.SIZE;
    if (word == bits.length) {
      bits = Arrays.copyOf(bits, 2 * word);
    }
    bits[word] = places;
  }

  /**
   * The next one from a place on; {@code to} where there is none before.
   *
   * @param to up to where they were noted, or less
   */
  int next(int from, int to) {
    int at = from;
    while (at < to) {
      long left = bits[at / Kinds.SIZE] >>> at;
      if (left != 0) {
        return Math.min(to, at + Long.numberOfTrailingZeros(left));
      }
      at = (at | (Kinds.SIZE - 1)) + 1;
    }
    return to;
  }
}
