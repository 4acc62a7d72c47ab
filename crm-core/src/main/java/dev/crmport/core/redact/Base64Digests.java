package dev.crmport.core.redact;

import org.jspecify.annotations.Nullable;

/**
 * Digests in base64: words of exactly as many characters as MD5, SHA-1, SHA-256 and SHA-512 have,
 * in either alphabet, padded or not.
 */
final class Base64Digests {
  /** The shortest has so many characters. */
  static final int SHORTEST = 22;

  private static final int MD5 = SHORTEST;
  private static final int SHA1 = 27;
  private static final int SHA256 = 43;
  private static final int SHA512 = 86;
  private static final int[] UNPADDED = {MD5, SHA1, SHA256, SHA512};

  private final KnownKeys keys;

  Base64Digests(KnownKeys keys) {
    this.keys = keys;
  }

  /** Whether there is nothing to look for. */
  boolean areUnknown() {
    return keys.isEmpty();
  }

  /**
   * Searches a word of the characters of both alphabets.
   *
   * @return twice the place where it ends, and one more where there is a digest
   */
  long search(String text, int start, @Nullable Hits hits) {
    int from = start > 0 && text.charAt(start - 1) == '\\' ? start + 1 : start;
    boolean found = false;
    // In one alphabet, the two characters that only the other one has are ends.
    int standard = from;
    int url = from;
    int to = from;
    while (to < text.length()) {
      int kinds = Characters.kinds(text.charAt(to)) & Characters.EITHER_BASE64;
      if (kinds != Characters.EITHER_BASE64) {
        if (kinds == 0) {
          break;
        }
        if (kinds == Characters.BASE64) {
          found |= at(text, url, to, hits);
          url = to + 1;
        } else {
          found |= at(text, standard, to, hits);
          standard = to + 1;
        }
      }
      to++;
    }
    found |= at(text, from, to, hits) || padded(text, from, to, hits);
    found |= standard > from && at(text, standard, to, hits);
    found |= url > from && at(text, url, to, hits);
    return 2L * to + (found ? 1 : 0);
  }

  /** Padding tells where it ends, whatever stands before. */
  private boolean padded(String text, int from, int to, @Nullable Hits hits) {
    boolean found = false;
    if (to < text.length() && text.charAt(to) == '=') {
      boolean two = to + 1 < text.length() && text.charAt(to + 1) == '=';
      for (int length : UNPADDED) {
        boolean fits = length % 4 == (two ? 2 : 3);
        found |= fits && to - length > from && at(text, to - length, to, hits);
      }
    }
    return found;
  }

  private boolean at(String text, int from, int to, @Nullable Hits hits) {
    int length = to - from;
    if (length < SHORTEST) {
      return false;
    }
    if (length != MD5 && length != SHA1 && length != SHA256 && length != SHA512) {
      return false;
    }
    Owner owner = keys.ofDigest(word(text, from, 0), word(text, from, Long.BYTES));
    if (owner != null && hits != null) {
      hits.add(Form.DIGEST, owner, from, endOfPadding(text, to));
    }
    return owner != null;
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
