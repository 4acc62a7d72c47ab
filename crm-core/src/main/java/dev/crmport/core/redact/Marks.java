package dev.crmport.core.redact;

import java.util.Arrays;

/**
 * Where in a text the characters of {@link Characters#MARK} stand, a bit for each of them: so that
 * who looks for one of them need not read it again. For one search at a time.
 */
final class Marks {
  private static final int FIRST_SIZE = 64;

  private long[] bits = new long[FIRST_SIZE];

  /** Notes those of the 64 characters from a place on. */
  void note(int from, long marks) {
    int word = from / Kinds.SIZE;
    if (word == bits.length) {
      bits = Arrays.copyOf(bits, 2 * word);
    }
    bits[word] = marks;
  }

  /** The next place where such a character stands; the text's length where there is none. */
  int next(Text text, char c, int from) {
    int words = (text.length() + Kinds.SIZE - 1) / Kinds.SIZE;
    int word = from / Kinds.SIZE;
    long left = word < words ? bits[word] & (-1L << from) : 0;
    while (word < words) {
      while (left != 0) {
        int place = word * Kinds.SIZE + Long.numberOfTrailingZeros(left);
        if (text.charAt(place) == c) {
          return place;
        }
        left &= left - 1;
      }
      word++;
      left = word < words ? bits[word] : 0;
    }
    return text.length();
  }
}
