package dev.crmport.core.redact;

import org.jspecify.annotations.Nullable;

/**
 * UTF-16 and UTF-32 among bytes, in either order: characters with one or three zeros in between.
 */
final class WideText {
  private static final int FEWEST = KeyPrints.RUN;
  private static final int UTF_16 = 2;
  private static final int UTF_32 = 4;

  private final Within within;

  WideText(Within within) {
    this.within = within;
  }

  /** Searches all of a text. */
  boolean search(Text text, int depth, @Nullable Hits hits) {
    boolean found = false;
    int zero = text.nextMark('\0', 0);
    while (zero < text.length() && (!found || hits != null)) {
      int first = zero + 1;
      while (first < text.length() && text.charAt(first) == '\0') {
        first++;
      }
      int end = first;
      for (int step = UTF_16; step <= UTF_32; step += UTF_16) {
        int start = first - step >= 0 && isSpaced(text, first - step, step) ? first - step : first;
        int count = count(text, start, step);
        if (count >= FEWEST) {
          found |= within.search(text, narrow(text, start, count, step), Form.WIDE, depth, hits);
          end = Math.max(end, start + count * step);
        }
      }
      zero = text.nextMark('\0', end);
    }
    return found;
  }

  /** Whether a character stands here that zeros follow as far as the next one. */
  private static boolean isSpaced(Text text, int at, int step) {
    if (at + step > text.length() || text.charAt(at) == '\0') {
      return false;
    }
    for (int i = at + 1; i < at + step; i++) {
      if (text.charAt(i) != '\0') {
        return false;
      }
    }
    return true;
  }

  /** How many characters stand at this distance, the last one whatever follows it. */
  private static int count(Text text, int start, int step) {
    int i = start;
    while (isSpaced(text, i, step)) {
      i += step;
    }
    int spaced = (i - start) / step;
    return spaced > 0 && i < text.length() && text.charAt(i) != '\0' ? spaced + 1 : spaced;
  }

  private static Decoded narrow(Text text, int start, int count, int step) {
    StringBuilder characters = new StringBuilder(count);
    int[] starts = new int[count];
    int[] ends = new int[count];
    for (int i = 0; i < count; i++) {
      starts[i] = start + i * step;
      ends[i] = starts[i] + 1;
      characters.append(text.charAt(starts[i]));
    }
    return new Decoded(characters.toString(), starts, ends, false);
  }

  /**
   * A text with as many zeros between its characters as a finding has.
   *
   * @param found the text in which it was found, and where
   */
  static String widened(String replacement, String found, int start, int end) {
    int step = start + UTF_16 < end && found.charAt(start + UTF_16) == '\0' ? UTF_32 : UTF_16;
    return String.join("\0".repeat(step - 1), replacement.split(""));
  }
}
