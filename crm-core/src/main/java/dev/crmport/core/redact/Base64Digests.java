package dev.crmport.core.redact;

import org.jspecify.annotations.Nullable;

/**
 * Digests in base64: words of exactly as many characters as MD5, SHA-1, SHA-256 and SHA-512 have,
 * in either alphabet, padded or not.
 */
final class Base64Digests {
  /** The shortest, that of MD5, has so many characters. */
  static final int SHORTEST = 22;

  private static final Digest[] ALL = Digest.values();

  private final KnownKeys keys;

  Base64Digests(KnownKeys keys) {
    this.keys = keys;
  }

  /** Whether there is nothing to look for. */
  boolean areUnknown() {
    return keys.isEmpty();
  }

  /** Searches a word of the characters of both alphabets. */
  boolean search(Text text, int start, int to, @Nullable Hits hits) {
    int from = start > 0 && text.charAt(start - 1) == '\\' ? start + 1 : start;
    boolean found = at(text, from, to, hits) || padded(text, from, to, hits);
    // In one alphabet, the two characters that only the other one has are ends.
    int standard = from;
    int url = from;
    for (int block = Places.block(from); block < to; block += Kinds.SIZE) {
      for (long left = text.signs().in(block, from, to); left != 0; left &= left - 1) {
        int sign = block + Long.numberOfTrailingZeros(left);
        if (text.is(sign, Characters.BASE64)) {
          found |= at(text, standard, sign, hits);
          standard = sign + 1;
        } else {
          found |= at(text, url, sign, hits);
          url = sign + 1;
        }
      }
    }
    found |= standard > from && at(text, standard, to, hits);
    found |= url > from && at(text, url, to, hits);
    return found;
  }

  /** Padding tells where it ends, whatever stands before. */
  private boolean padded(Text text, int from, int to, @Nullable Hits hits) {
    boolean found = false;
    if (text.charAt(to) == '=') {
      boolean two = text.charAt(to + 1) == '=';
      for (Digest digest : ALL) {
        int length = digest.base64Length();
        boolean fits = length % 4 == (two ? 2 : 3);
        found |= fits && to - length > from && at(text, to - length, to, hits);
      }
    }
    return found;
  }

  private boolean at(Text text, int from, int to, @Nullable Hits hits) {
    Digest digest = Digest.ofBase64(to - from);
    if (digest == null || !digest.mayEndWith(text.charAt(to - 1))) {
      return false;
    }
    Owner owner = keys.ofDigest(digest, word(text, from, 0), word(text, from, Long.BYTES));
    if (owner != null && hits != null) {
      hits.add(Form.DIGEST, owner, from, endOfPadding(text, to));
    }
    return owner != null;
  }

  /** Eight bytes from this one on. */
  private static long word(Text text, int from, int offset) {
    long word = 0;
    for (int i = offset; i < offset + Long.BYTES; i++) {
      int bit = i * 8;
      int at = from + bit / 6;
      int two = (Sextets.of(text.charAt(at)) << 6) | Sextets.of(text.charAt(at + 1));
      word = (word << 8) | ((two >>> (4 - bit % 6)) & 0xff);
    }
    return word;
  }

  private static int endOfPadding(Text text, int end) {
    int i = end;
    while (i < end + 2 && text.charAt(i) == '=') {
      i++;
    }
    return i;
  }
}
