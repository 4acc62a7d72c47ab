package dev.crmport.core.redact;

import org.jspecify.annotations.Nullable;

/**
 * Bytes in hexadecimal, one behind the other or with something in between.
 *
 * <p>Digits that are the bytes of a key's characters have one of a few in every other place.
 */
final class HexBytes {
  /** Fewer bytes cannot hold a part of a key. */
  private static final int FEWEST = KeyPrints.RUN;

  /** How many bytes are looked at in one go; a longer stretch is cut, with an overlap. */
  private static final int MOST = 4096;

  private static final int OVERLAP = 256;

  private final Within within;

  HexBytes(Within within) {
    this.within = within;
  }

  /** Searches a stretch of nothing but digits, at both of the places where a byte may begin. */
  boolean search(String text, int from, int to, int depth, @Nullable Hits hits) {
    boolean found = false;
    for (int start = from; start < from + 2 && to - start >= 2 * FEWEST; start++) {
      found |= (!found || hits != null) && inSteps(text, start, to, depth, hits);
    }
    return found;
  }

  private boolean inSteps(String text, int from, int to, int depth, @Nullable Hits hits) {
    boolean found = false;
    int start = from;
    int run = 0;
    boolean telling = false;
    int i = from;
    while (i + 1 < to && (!found || hits != null)) {
      int high = Characters.value(text.charAt(i));
      char c = (char) ((high << 4) | Characters.value(text.charAt(i + 1)));
      boolean may = Characters.is(text.charAt(i), Characters.HIGH_HALF);
      // Zeros stand beside the characters of a key in UTF-16; they alone are nothing.
      run = c == 0 ? run : Characters.is(c, Characters.FORM) ? run + 1 : 0;
      telling |= run == FEWEST;
      i += 2;
      if (!may || i + 1 >= to) {
        found |= telling && bytes(text, start, may ? i : i - 2, 2, depth, hits);
        start = i;
        run = 0;
        telling = false;
      }
    }
    return found;
  }

  /**
   * Searches bytes with something in between.
   *
   * @param separator where one of the separators begins
   * @param length how many characters it has
   */
  boolean delimited(String text, int separator, int length, int depth, @Nullable Hits hits) {
    int step = 2 + length;
    int start = separator;
    while (start >= step
        && isByte(text, start - 2)
        && isSame(text, separator, start - step, length)) {
      start -= step;
    }
    if (start >= 2 && isByte(text, start - 2)) {
      start -= step;
    }
    start += length;
    int end = separator + length;
    while (isByte(text, end)
        && end + 2 + length <= text.length()
        && isSame(text, separator, end + 2, length)) {
      end += step;
    }
    if (isByte(text, end)) {
      end += step;
    }
    return (end - start) / step >= FEWEST && bytes(text, start, end, step, depth, hits);
  }

  /** Whether the separators here and there are the same. */
  private static boolean isSame(String text, int one, int other, int length) {
    return text.regionMatches(one, text, other, length);
  }

  private static boolean isByte(String text, int at) {
    return at >= 0
        && at + 1 < text.length()
        && Characters.is(text.charAt(at), Characters.HIGH_HALF)
        && Characters.is(text.charAt(at + 1), Characters.DIGIT);
  }

  private boolean bytes(String text, int from, int to, int step, int depth, @Nullable Hits hits) {
    boolean found = false;
    for (int cut = from; cut < to && (!found || hits != null); cut += (MOST - OVERLAP) * step) {
      int count = Math.min(MOST, (to - cut) / step);
      if (count >= FEWEST) {
        found |=
            within.search(
                decoded(text, cut, count, step, cut + count * step < to), Form.HEX, depth, hits);
      }
    }
    return found;
  }

  private static Decoded decoded(String text, int from, int count, int step, boolean goesOn) {
    StringBuilder bytes = new StringBuilder(count);
    int[] starts = new int[count];
    int[] ends = new int[count];
    for (int i = 0; i < count; i++) {
      starts[i] = from + i * step;
      ends[i] = starts[i] + 2;
      int high = Characters.value(text.charAt(starts[i]));
      bytes.append((char) ((high << 4) | Characters.value(text.charAt(starts[i] + 1))));
    }
    return new Decoded(bytes.toString(), starts, ends, goesOn);
  }
}
