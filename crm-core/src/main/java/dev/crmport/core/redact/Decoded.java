package dev.crmport.core.redact;

/**
 * What a stretch of text says once its coding is undone, and where each character of that came
 * from.
 */
final class Decoded {
  private final String text;
  private final int[] starts;
  private final int[] ends;

  /**
   * Keeps what it is given.
   *
   * @param text what it says; bytes as the characters of ISO 8859-1
   * @param starts where each character begins in the coded text; may be longer than the text
   * @param ends where each character ends there
   */
  Decoded(String text, int[] starts, int[] ends) {
    this.text = text;
    this.starts = starts;
    this.ends = ends;
  }

  String text() {
    return text;
  }

  int length() {
    return text.length();
  }

  /** Where a stretch of the text begins in the coded one. */
  int start(int from, int to) {
    int start = starts[from];
    for (int i = from; i < to; i++) {
      start = Math.min(start, starts[i]);
    }
    return start;
  }

  /** Where a stretch of the text ends in the coded one. */
  int end(int from, int to) {
    int end = ends[from];
    for (int i = from; i < to; i++) {
      end = Math.max(end, ends[i]);
    }
    return end;
  }
}
