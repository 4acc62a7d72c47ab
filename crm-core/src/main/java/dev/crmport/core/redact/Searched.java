package dev.crmport.core.redact;

import java.util.Arrays;

/**
 * Up to where a text was searched for something, so that it is not searched for that again: a
 * stretch shows at many of its places. For one search at a time.
 */
final class Searched {
  private int delimitedUntil;

  /** For each place among four characters. */
  private final int[] codedUntil = new int[Base64Text.GROUP];

  /** Begins with another text. */
  void begin() {
    delimitedUntil = 0;
    Arrays.fill(codedUntil, 0);
  }

  /** Up to where bytes with something in between were searched. */
  int delimitedUntil() {
    return delimitedUntil;
  }

  void markDelimited(int place) {
    delimitedUntil = Math.max(delimitedUntil, place);
  }

  /** Up to where base64 was searched whose first of four characters stand as this one does. */
  int codedUntil(int first) {
    return codedUntil[first % Base64Text.GROUP];
  }

  void markCoded(int first, int place) {
    codedUntil[first % Base64Text.GROUP] = place;
  }
}
