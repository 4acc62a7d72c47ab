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

  /** Where the 64 characters begin of which this is one. */
  static int block(int place) {
    return place & -Kinds.SIZE;
  }

  /**
   * Those among 64 characters that lie in a stretch: a bit each, the lowest that of the first.
   *
   * @param block where the 64 begin, as {@link #block} has it; some of them lie in the stretch
   * @param from where the stretch begins
   * @param to where it ends; they were noted up to there
   */
  long in(int block, int from, int to) {
    long places = bits[block / Kinds.SIZE];
    long behindStart = from <= block ? -1L : -1L << from;
    long beforeEnd = to - block >= Kinds.SIZE ? -1L : (1L << to) - 1;
    return places & behindStart & beforeEnd;
  }
}
