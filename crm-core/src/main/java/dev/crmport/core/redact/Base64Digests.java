package dev.crmport.core.redact;

import org.jspecify.annotations.Nullable;

/**
 * Digests in base64: words of exactly as many characters as MD5, SHA-1, SHA-256 and SHA-512 have,
 * in either alphabet, padded or not.
 */
final class Base64Digests {
  /** The shortest has so many characters. */
  static final int SHORTEST = 22;

  private static final int[] UNPADDED = {SHORTEST, 27, 43, 86};

  private final KnownKeys keys;

  Base64Digests(KnownKeys keys) {
    this.keys = keys;
  }

  /** Searches a word of the characters of both alphabets. */
  boolean search(String text, int from, int to, @Nullable Hits hits) {
    if (to - from < SHORTEST || keys.isEmpty()) {
      return false;
    }
    boolean found = at(text, from, to, hits);
    if (!found && to < text.length() && text.charAt(to) == '=') {
      // Padding tells where it ends, whatever stands before.
      boolean two = to + 1 < text.length() && text.charAt(to + 1) == '=';
      for (int length : UNPADDED) {
        boolean padded = length % 4 == (two ? 2 : 3);
        found |= padded && to - length > from && at(text, to - length, to, hits);
      }
    }
    // In one alphabet, the two characters that only the other one has are ends.
    return found
        || between(text, from, to, Characters.BASE64, hits)
        || between(text, from, to, Characters.BASE64_URL, hits);
  }

  private boolean between(String text, int from, int to, int alphabet, @Nullable Hits hits) {
    boolean found = false;
    int start = from;
    for (int i = from; i <= to; i++) {
      if (i == to || !Characters.is(text.charAt(i), alphabet)) {
        boolean part = i - start < to - from;
        found |= part && at(text, start, i, hits);
        start = i + 1;
      }
    }
    return found;
  }

  private boolean at(String text, int from, int to, @Nullable Hits hits) {
    int length = to - from;
    for (int digest : UNPADDED) {
      if (length == digest) {
        long first = word(text, from, 0);
        Owner owner = keys.ofDigest(first, word(text, from, Long.BYTES));
        if (owner != null && hits != null) {
          hits.add(Form.DIGEST, owner, from, endOfPadding(text, to));
        }
        return owner != null;
      }
    }
    return false;
  }

  /** Eight bytes from this one on. */
  private static long word(String text, int from, int offset) {
    long word = 0;
    for (int i = offset; i < offset + Long.BYTES; i++) {
      int bit = i * 8;
      int at = from + bit / 6;
      int two = (Base64Code.sextet(text.charAt(at)) << 6) | Base64Code.sextet(text.charAt(at + 1));
      word = (word << 8) | ((two >>> (4 - bit % 6)) & 0xff);
    }
    return word;
  }

  private static int endOfPadding(String text, int end) {
    int i = end;
    while (i < text.length() && i < end + 2 && text.charAt(i) == '=') {
      i++;
    }
    return i;
  }
}
