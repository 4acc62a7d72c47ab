package dev.crmport.core.redact;

import org.jspecify.annotations.Nullable;

/**
 * Keys in base64, wherever they stand in it, read in either direction, over the ends of its lines.
 *
 * <p>The first of each four characters shows the six high bits of a byte, for which a key's
 * characters leave few. A stretch in which the first ones are such is decoded and searched.
 */
final class Base64Text {
  /** From one first character to the next. */
  static final int GROUP = 4;

  /**
   * A key has 46 characters that do not depend on its neighbours; where a line ends among them,
   * there are 23 on one side at least, with five first ones.
   */
  private static final int FEWEST_GROUPS = 5;

  /** Base64 that is coded again shows a first character of its own at every fourth of them. */
  private static final int FEWEST_OF_FIRST = 3;

  /** In which ways a key can be in a stretch. */
  static final int FORWARDS = 1;

  static final int BACKWARDS = 1 << 1;
  static final int CASE_LOST = 1 << 2;

  private static final int MOST_GROUPS = 256;
  private static final String SCHEME = "basic";
  private static final String LOWER_CASE_SCHEME = SCHEME + " ";

  private final KnownKeys keys;
  private final Within within;

  Base64Text(KnownKeys keys, Within within) {
    this.keys = keys;
    this.within = within;
  }

  /** Where the stretch ends in which every fourth character from here on can be a first one. */
  static int endOfStretch(String text, int first) {
    int i = first;
    while (i < text.length()
        && i - first < MOST_GROUPS * GROUP
        && Characters.is(text.charAt(i), Characters.FIRST_OF_FOUR)) {
      i += GROUP;
    }
    return i;
  }

  /**
   * In which ways a key can be in a stretch: cheap, and seldom any where there is none.
   *
   * @param first one of its first characters; there may be a few before
   * @return some of {@link #FORWARDS}, {@link #BACKWARDS} and {@link #CASE_LOST}; 0 for none
   */
  static int mayHold(String text, int first, int end) {
    int start = first;
    while (start >= GROUP
        && first - start < 4 * GROUP
        && Characters.is(text.charAt(start - GROUP), Characters.FIRST_OF_FOUR)) {
      start -= GROUP;
    }
    int ways = 0;
    int ofKey = start;
    int place = 0;
    long ofFirst = 0;
    for (int i = start; i < end; i += GROUP) {
      char c = text.charAt(i);
      if (c != 'A') {
        if (!Characters.is(c, Characters.FIRST_OF_KEY)) {
          ways |= showsKey(text, ofKey, i);
          ofKey = i + GROUP;
        }
        // Four counters of a byte each, one for each place among four.
        int shift = place % 4 * Byte.SIZE;
        long counted =
            Characters.is(c, Characters.FIRST_OF_FIRST) ? ((ofFirst >>> shift) & 0x7f) + 1 : 0;
        ofFirst = (ofFirst & ~(0xffL << shift)) | (counted << shift);
        place++;
        if (counted >= FEWEST_OF_FIRST) {
          ways |= FORWARDS | BACKWARDS;
        }
      }
    }
    return ways | showsKey(text, ofKey, end);
  }

  /** Whether groups hold twelve characters of a key, read either way, or have lost their case. */
  private static int showsKey(String text, int from, int to) {
    if (to - from < FEWEST_GROUPS * GROUP) {
      return 0;
    }
    return (showsKey(text, from, to, 1) ? FORWARDS : 0)
        | (showsKey(text, from, to, -1) ? BACKWARDS : 0)
        | (to - from >= Base64Code.FOLDED && hasNoLowerCase(text, from, to) ? CASE_LOST : 0);
  }

  private static boolean showsKey(String text, int from, int to, int direction) {
    int run = 0;
    int last = 3 * direction;
    // Backwards, the groups follow each other from the last to the first.
    int i = direction > 0 ? from : to - GROUP;
    for (;
        i >= from && i < to && i + last >= 0 && i + last < text.length();
        i += GROUP * direction) {
      int bits = 0;
      for (int k = 0; k < GROUP; k++) {
        char c = text.charAt(i + k * direction);
        bits =
            (bits << 6) | (Characters.is(c, Characters.EITHER_BASE64) ? Base64Code.sextet(c) : 0);
      }
      for (int shift = 16; shift >= 0; shift -= 8) {
        char c = (char) ((bits >>> shift) & 0xff);
        run = c == 0 ? run : Characters.is(c, Characters.RUN) ? run + 1 : 0;
        if (run >= KeyPrints.RUN) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean hasNoLowerCase(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) >= 'a' && text.charAt(i) <= 'z') {
        return false;
      }
    }
    return true;
  }

  /**
   * Searches around this place.
   *
   * @param first where the first of four characters may stand
   * @param ways in which ways a key can be there
   */
  boolean search(String text, int first, int ways, int depth, @Nullable Hits hits) {
    Base64Code code = Base64Code.around(text, first);
    Form form = isHeader(text, code.start()) ? Form.BASIC_HEADER : Form.BASE64;
    boolean found = (ways & FORWARDS) != 0 && within.search(code.decoded(), form, depth, hits);
    if ((ways & BACKWARDS) != 0 && !found) {
      found = within.search(code.backwards().decoded(), Form.REVERSED, depth, hits);
    }
    if ((ways & CASE_LOST) != 0 && !found) {
      found = caseLost(code, form, hits) || caseLost(code.backwards(), Form.REVERSED, hits);
    }
    return found;
  }

  /** Where upper and lower case cannot be told any more. */
  private boolean caseLost(Base64Code code, Form form, @Nullable Hits hits) {
    boolean found = false;
    for (int i = code.first() % GROUP; i + Base64Code.FOLDED <= code.length(); i += GROUP) {
      Owner owner = keys.isEmpty() ? null : code.owner(keys, i);
      if (owner != null) {
        found = true;
        if (hits != null) {
          hits.add(
              form,
              owner,
              code.edge(i, i + Base64Code.FOLDED - 1, true),
              code.edge(i, i + Base64Code.FOLDED - 1, false));
        }
      }
    }
    return found;
  }

  /** Searches what follows the scheme of a header that was turned into lower case as a whole. */
  boolean searchLowerCase(String text, @Nullable Hits hits) {
    boolean found = false;
    int scheme = keys.isEmpty() ? -1 : text.indexOf(LOWER_CASE_SCHEME);
    while (scheme >= 0 && (!found || hits != null)) {
      int start = scheme + LOWER_CASE_SCHEME.length();
      if (start < text.length() && Characters.is(text.charAt(start), Characters.BASE64)) {
        found |= caseLost(Base64Code.around(text, start), Form.BASIC_HEADER, hits);
      }
      scheme = text.indexOf(LOWER_CASE_SCHEME, start);
    }
    return found;
  }

  private static boolean isHeader(String text, int start) {
    int end = start;
    while (end > 0 && (text.charAt(end - 1) == ' ' || text.charAt(end - 1) == '\t')) {
      end--;
    }
    return end < start
        && text.regionMatches(true, end - SCHEME.length(), SCHEME, 0, SCHEME.length());
  }
}
