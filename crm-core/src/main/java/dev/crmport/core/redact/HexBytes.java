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

  /** How many characters two of them take with what is in between, and once more that. */
  private static final int MOST_DELIMITED = 10;

  /** Of half of 64 characters, those behind which another one of the half stands. */
  private static final int HALF = 32;

  private static final long THREES = (1L << (HALF - 3)) - 1;
  private static final long FOURS = (1L << (HALF - 4)) - 1;

  private final Within within;

  HexBytes(Within within) {
    this.within = within;
  }

  /**
   * Searches bytes with something in between that fill one half of 64 characters, as a key's do:
   * they take more than 100.
   *
   * @param digits which of the characters from here on are digits or dashes
   */
  boolean searchDelimited(Text text, int from, long digits, int depth, @Nullable Hits hits) {
    if (!mayBeDelimited(digits)) {
      return false;
    }
    boolean found = false;
    for (int half = from; half < from + Kinds.SIZE; half += HALF) {
      int first = Math.max(half, text.searched().delimitedUntil());
      for (int i = first; i < half + 4 && i + MOST_DELIMITED < text.length(); i++) {
        char c = text.charAt(i);
        if (c == ' ' || c == ':' || c == ',') {
          int length = c == ',' && text.charAt(i + 1) == ' ' ? 2 : 1;
          int step = length + 2;
          if (text.charAt(i + step) == c
              && text.charAt(i + 2 * step) == c
              && text.is(i + length, Characters.HIGH_HALF)
              && text.is(i + step + length, Characters.HIGH_HALF)) {
            int end = endOfDelimited(text, i, length);
            found |= delimited(text, i, end, length, depth, hits);
            text.searched().markDelimited(end);
            break;
          }
        }
      }
    }
    return found;
  }

  /** Whether digits come at every third place, or at every fourth, in one half or the other. */
  private static boolean mayBeDelimited(long digits) {
    long threes = digits ^ (digits >>> 3);
    long fours = digits ^ (digits >>> 4);
    return (threes & THREES) == 0
        || (fours & FOURS) == 0
        || (threes >>> HALF & THREES) == 0
        || (fours >>> HALF & FOURS) == 0;
  }

  /** Searches a stretch of nothing but digits, at both of the places where a byte may begin. */
  boolean search(Text text, int from, int to, int depth, @Nullable Hits hits) {
    boolean found = false;
    for (int start = from; start < from + 2 && to - start >= 2 * FEWEST; start++) {
      found |=
          (!found || hits != null)
              && mayHold(text, start, to)
              && inSteps(text, start, to, depth, hits);
    }
    return found;
  }

  /** Whether there are enough high halves in a row; from behind, as the last that is none tells. */
  private static boolean mayHold(Text text, int from, int to) {
    int start = from;
    while (start + 2 * FEWEST <= to) {
      int i = start + 2 * (FEWEST - 1);
      while (i >= start && text.is(i, Characters.HIGH_HALF)) {
        i -= 2;
      }
      if (i < start) {
        return true;
      }
      start = i + 2;
    }
    return false;
  }

  private boolean inSteps(Text text, int from, int to, int depth, @Nullable Hits hits) {
    boolean found = false;
    int start = from;
    int run = 0;
    boolean telling = false;
    int i = from;
    while (i + 1 < to && (!found || hits != null)) {
      int high = Characters.value(text.charAt(i));
      char c = (char) ((high << 4) | Characters.value(text.charAt(i + 1)));
      boolean may = text.is(i, Characters.HIGH_HALF);
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
  boolean delimited(Text text, int separator, int length, int depth, @Nullable Hits hits) {
    return delimited(text, separator, endOfDelimited(text, separator, length), length, depth, hits);
  }

  private boolean delimited(
      Text text, int separator, int end, int length, int depth, @Nullable Hits hits) {
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
    return (end - start) / step >= FEWEST && bytes(text, start, end, step, depth, hits);
  }

  private static int endOfDelimited(Text text, int separator, int length) {
    int step = 2 + length;
    int end = separator + length;
    while (isByte(text, end)
        && end + 2 + length <= text.length()
        && isSame(text, separator, end + 2, length)) {
      end += step;
    }
    return isByte(text, end) ? end + step : end;
  }

  /** Whether the separators here and there are the same. */
  private static boolean isSame(Text text, int one, int other, int length) {
    // One or two characters.
    return text.charAt(one) == text.charAt(other)
        && text.charAt(one + length - 1) == text.charAt(other + length - 1);
  }

  private static boolean isByte(Text text, int at) {
    return at >= 0
        && at + 1 < text.length()
        && text.is(at, Characters.HIGH_HALF)
        && text.is(at + 1, Characters.DIGIT);
  }

  private boolean bytes(Text text, int from, int to, int step, int depth, @Nullable Hits hits) {
    boolean found = false;
    for (int cut = from; cut < to && (!found || hits != null); cut += (MOST - OVERLAP) * step) {
      int count = Math.min(MOST, (to - cut) / step);
      if (count >= FEWEST) {
        found |=
            within.search(
                text,
                decoded(text, cut, count, step, cut + count * step < to),
                Form.HEX,
                depth,
                hits);
      }
    }
    return found;
  }

  private static Decoded decoded(Text text, int from, int count, int step, boolean goesOn) {
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
