package dev.crmport.core.redact;

/**
 * What a stretch of text says once its coding is undone, and where each character of that came
 * from.
 */
final class Decoded {
  private static final String GOES_ON = "-";

  private final String text;
  private final int length;
  private final int[] starts;
  private final int[] ends;

  /**
   * Keeps what it is given.
   *
   * @param text what it says; bytes as the characters of ISO 8859-1
   * @param starts where each character begins in the coded text; may be longer than the text
   * @param ends where each character ends there
   * @param goesOn whether the coded text was cut off: then a dash stands in the place of what would
   *     follow, since a mode at its end would tell of a key that is none
   */
  Decoded(String text, int[] starts, int[] ends, boolean goesOn) {
    this.text = goesOn ? text + GOES_ON : text;
    length = text.length();
    this.starts = starts;
    this.ends = ends;
  }

  String text() {
    return text;
  }

  int length() {
    return length;
  }

  /** Where a stretch of the text begins in the coded one. */
  int start(int from, int to) {
    int start = starts[Math.min(from, length - 1)];
    for (int i = from; i < Math.min(to, length); i++) {
      start = Math.min(start, starts[i]);
    }
    return start;
  }

  /** Where a stretch of the text ends in the coded one. */
  int end(int from, int to) {
    int end = ends[Math.min(from, length - 1)];
    for (int i = from; i < Math.min(to, length); i++) {
      end = Math.max(end, ends[i]);
    }
    return end;
  }
}
