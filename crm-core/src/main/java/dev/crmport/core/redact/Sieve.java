package dev.crmport.core.redact;

import org.jspecify.annotations.Nullable;

/**
 * Looks for forms in a text. No form is compared as text, as that would need the keys: a stretch
 * that may be one is undone, and what comes out is asked for by its fingerprint.
 *
 * <p>What makes it fast is how seldom a stretch needs a look. A form is longer than the distance
 * between two looks, so that none is stepped over, and clean text shows at nearly every look that
 * it is none. Nothing is allocated before a stretch has to be decoded.
 */
final class Sieve implements Within {
  /** The shortest form has twelve characters, of which one is looked at wherever it begins. */
  private static final int STEP = KeyPrints.RUN - 1;

  /** Bytes with something in between take 107 characters and more. */
  private static final int STEPS_TO_DELIMITED = 8;

  /** How many characters two of them take with what is in between, and once more that. */
  private static final int MOST_DELIMITED = 10;

  private static final int DEEPEST = 4;

  private final HexRuns runs;
  private final HexBytes bytes = new HexBytes(this);
  private final Base64Text base64;
  private final Base64Digests digests;
  private final Escapes[] escapes = {
    new Escapes(EscapeSyntax.URL, this),
    new Escapes(EscapeSyntax.BACKSLASH, this),
    new Escapes(EscapeSyntax.REFERENCE, this)
  };
  private final WideText wide = new WideText(this);

  Sieve(KnownKeys keys) {
    runs = new HexRuns(keys, bytes);
    base64 = new Base64Text(keys, this);
    digests = new Base64Digests(keys);
  }

  /**
   * Looks for forms in a text.
   *
   * @param hits where findings go; null where it is enough to know that there is one
   * @return whether there is one
   */
  boolean search(String text, @Nullable Hits hits) {
    return search(text, 0, hits);
  }

  @Override
  public boolean search(Decoded decoded, Form form, int depth, @Nullable Hits hits) {
    if (depth == DEEPEST) {
      return false;
    }
    if (hits == null) {
      return search(decoded.text(), depth + 1, null);
    }
    Hits inner = new Hits();
    search(decoded.text(), depth + 1, inner);
    for (Hits.Hit hit : inner.merged()) {
      hits.add(
          form,
          hit.owner(),
          decoded.start(hit.start(), hit.end()),
          decoded.end(hit.start(), hit.end()));
    }
    return !inner.isEmpty();
  }

  private boolean search(String text, int depth, @Nullable Hits hits) {
    if (text.length() < KeyPrints.RUN) {
      return false;
    }
    boolean found = looks(text, depth, hits);
    found |= (!found || hits != null) && base64.searchLowerCase(text, hits);
    for (Escapes kind : escapes) {
      found |= (!found || hits != null) && kind.search(text, depth, hits);
    }
    found |= (!found || hits != null) && wide.search(text, depth, hits);
    return found;
  }

  /** Looks at every so manieth character. */
  private boolean looks(String text, int depth, @Nullable Hits hits) {
    int length = text.length();
    boolean found = false;
    int runDone = 0;
    int wordDone = 0;
    int look = 0;
    for (int i = STEP; i < length && (!found || hits != null); i += STEP) {
      int kinds = Characters.kinds(text.charAt(i));
      if ((kinds & Characters.RUN) != 0 && i >= runDone) {
        int start = startOf(text, i, runDone, Characters.RUN);
        runDone = endOf(text, i, length, Characters.RUN);
        if (runDone - start >= KeyPrints.RUN) {
          found |= runs.search(text, start, runDone, depth, hits);
          if (runDone == length || !Characters.is(text.charAt(runDone), Characters.EITHER_BASE64)) {
            // No word of base64 that goes on; what it would be alone was looked at.
            wordDone = Math.max(wordDone, runDone);
          }
        }
      }
      if ((look & 1) == 0
          && (kinds & Characters.EITHER_BASE64) != 0
          && i >= wordDone
          && !digests.areUnknown()) {
        int start = startOf(text, i, wordDone, Characters.EITHER_BASE64);
        long word = digests.search(text, start, hits);
        wordDone = (int) (word >> 1);
        found |= (word & 1) != 0;
      }
      if (look % STEPS_TO_DELIMITED == 0) {
        found |= delimited(text, i, depth, hits);
      }
      look++;
    }
    for (int place = 0; place < Base64Text.GROUP && (!found || hits != null); place++) {
      found |= code(text, place, depth, hits);
    }
    return found;
  }

  /** Looks for base64 whose first characters of four stand at this place of each four. */
  private boolean code(String text, int place, int depth, @Nullable Hits hits) {
    int length = text.length() - 2 * Base64Text.GROUP;
    boolean found = false;
    int done = 0;
    for (int i = STEP; i < length && (!found || hits != null); i += STEP) {
      int first = i + ((place - i) & (Base64Text.GROUP - 1));
      if (first < length
          && Characters.is(text.charAt(first), Characters.FIRST_OF_FOUR)
          && Characters.is(text.charAt(first + Base64Text.GROUP), Characters.FIRST_OF_FOUR)
          && Characters.is(text.charAt(first + 2 * Base64Text.GROUP), Characters.FIRST_OF_FOUR)
          && first >= done) {
        done = Base64Text.endOfStretch(text, first);
        found |= base64.search(text, first, done, depth, hits);
      }
    }
    return found;
  }

  /** Pairs of digits with one or two characters in between, which are the same three times. */
  private boolean delimited(String text, int from, int depth, @Nullable Hits hits) {
    for (int i = from; i < from + 4 && i + MOST_DELIMITED < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ' ' || c == ':' || c == ',') {
        int length = c == ',' && text.charAt(i + 1) == ' ' ? 2 : 1;
        int step = length + 2;
        if (text.charAt(i + step) == c
            && text.charAt(i + 2 * step) == c
            && Characters.is(text.charAt(i + length), Characters.HIGH_HALF)
            && Characters.is(text.charAt(i + step + length), Characters.HIGH_HALF)) {
          return bytes.delimited(text, i, length, depth, hits);
        }
      }
    }
    return false;
  }

  private static int startOf(String text, int from, int least, int kinds) {
    int start = from;
    while (start > least && Characters.is(text.charAt(start - 1), kinds)) {
      start--;
    }
    return start;
  }

  private static int endOf(String text, int from, int most, int kinds) {
    int end = from + 1;
    while (end < most && end < text.length() && Characters.is(text.charAt(end), kinds)) {
      end++;
    }
    return end;
  }
}
