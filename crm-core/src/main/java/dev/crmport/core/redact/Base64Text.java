package dev.crmport.core.redact;

import org.jspecify.annotations.Nullable;

/**
 * Keys in base64, wherever they stand in it, read in either direction, over the ends of its lines.
 *
 * <p>The first of each four characters shows the six high bits of a byte, for which a key's
 * characters leave few. Only where first ones are such for a while is anything decoded.
 */
final class Base64Text {
  /** From one first character to the next. */
  static final int GROUP = 4;

  /**
   * A key has 46 characters that do not depend on its neighbours; where a line ends among them,
   * there are 23 on one side at least, with five whole groups.
   */
  private static final int SHORTEST = 5 * GROUP;

  /** Base64 that is coded again shows a first character of its own at every fourth of them. */
  private static final int FEWEST_OF_FIRST = 3;

  /** Half of a key's base64 is longer. */
  private static final int FEWEST_CODED_AGAIN = 20;

  private static final int LONGEST_STRETCH = 1024;

  /** How far to either side of twelve characters of a key the rest of it can be. */
  private static final int NEAR = 140;

  /** The same in UTF-16, and where base64 is coded again; and for all of a header. */
  private static final int FAR = 320;

  private static final String SCHEME = "basic";
  private static final String LOWER_CASE_SCHEME = SCHEME + " ";
  private static final int NOWHERE = -1;

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
        && i - first < LONGEST_STRETCH
        && Characters.is(text.charAt(i), Characters.FIRST_OF_FOUR)) {
      i += GROUP;
    }
    return i;
  }

  /**
   * Searches a stretch.
   *
   * @param first one of its first characters; there may be a few before
   * @param end as {@link #endOfStretch} has it
   */
  boolean search(String text, int first, int end, int depth, @Nullable Hits hits) {
    int start = first;
    while (start >= GROUP
        && first - start < SHORTEST
        && Characters.is(text.charAt(start - GROUP), Characters.FIRST_OF_FOUR)) {
      start -= GROUP;
    }
    boolean found = false;
    int ofKey = start;
    int place = 0;
    long ofFirst = 0;
    for (int i = start; i < end && (!found || hits != null); i += GROUP) {
      char c = text.charAt(i);
      if (c == 'A') {
        continue;
      }
      if (!Characters.is(c, Characters.FIRST_OF_KEY)) {
        found |= ofKey(text, ofKey, i, depth, hits);
        ofKey = i + GROUP;
      }
      // Four counters of a byte each, one for each place among four.
      int shift = place % GROUP * Byte.SIZE;
      long counted =
          Characters.is(c, Characters.FIRST_OF_FIRST) ? ((ofFirst >>> shift) & 0x7f) + 1 : 0;
      ofFirst = (ofFirst & ~(0xffL << shift)) | (counted << shift);
      place++;
      if (counted == FEWEST_OF_FIRST) {
        found |=
            again(text, start, end, 1, depth, hits) || again(text, start, end, -1, depth, hits);
      }
    }
    found |= (!found || hits != null) && ofKey(text, ofKey, end, depth, hits);
    return found;
  }

  /** Searches where all first characters are those of a key, or zeros. */
  private boolean ofKey(String text, int from, int end, int depth, @Nullable Hits hits) {
    if (end - from < SHORTEST) {
      return false;
    }
    boolean found = false;
    int reach = hits == null && !hasZeros(text, from, end) ? NEAR : FAR;
    for (int direction = 1; direction >= -1; direction -= 2) {
      int place = run(text, from, end, direction, Characters.RUN, KeyPrints.RUN);
      while (place != NOWHERE && (!found || hits != null)) {
        found |= around(text, place, reach, direction > 0, depth, hits);
        // A key that begins before this lay within reach.
        int next = endOfCode(text, place, Math.min(end, place + reach / 2));
        place =
            next < end ? run(text, next, end, direction, Characters.RUN, KeyPrints.RUN) : NOWHERE;
      }
    }
    if (!found
        && !keys.isEmpty()
        && end - from >= Base64Code.FOLDED
        && hasNoLowerCase(text, from, end)) {
      Base64Code code = Base64Code.around(text, from, FAR);
      found = caseLost(text, code, hits) || caseLost(code.backwards(), Form.REVERSED, hits);
    }
    return found;
  }

  /** Where the next group begins that is none, or that lies beyond a place. */
  private static int endOfCode(String text, int from, int most) {
    int next = from + GROUP;
    while (next < most && next < text.length()) {
      for (int i = next - GROUP; i < next; i++) {
        if (!Characters.is(text.charAt(i), Characters.EITHER_BASE64)) {
          return next;
        }
      }
      next += GROUP;
    }
    return next;
  }

  /** Searches where the code of another code is, as far as that goes. */
  private boolean again(
      String text, int from, int end, int direction, int depth, @Nullable Hits hits) {
    boolean found = false;
    int place = from;
    while (place < end && (!found || hits != null)) {
      place = run(text, place, end, direction, Characters.EITHER_BASE64, FEWEST_CODED_AGAIN);
      if (place == NOWHERE) {
        return found;
      }
      found |= around(text, place, FAR, direction > 0, depth, hits);
      place = endOfCode(text, place, Math.min(end, place + FAR / 2));
    }
    return found;
  }

  private boolean around(
      String text, int first, int reach, boolean forwards, int depth, @Nullable Hits hits) {
    Base64Code code = Base64Code.around(text, first, reach);
    if (!forwards) {
      return within.search(code.backwards().decoded(), Form.REVERSED, depth, hits);
    }
    int scheme = scheme(text, code);
    return scheme == NOWHERE
        ? within.search(code.decoded(), Form.BASE64, depth, hits)
        : within.search(code.beginningAt(scheme).decoded(), Form.BASIC_HEADER, depth, hits);
  }

  /** The first group at which so many of these characters have stood in a row, zeros aside. */
  private static int run(String text, int from, int end, int direction, int kinds, int length) {
    int run = 0;
    int last = (GROUP - 1) * direction;
    // Backwards, the groups follow each other from the last to the first.
    int first = direction > 0 ? from : end - GROUP;
    for (int i = first; i >= from && i < end; i += GROUP * direction) {
      if (i + last < 0 || i + last >= text.length()) {
        run = 0;
        continue;
      }
      int bits = 0;
      boolean code = true;
      for (int k = 0; k < GROUP; k++) {
        char c = text.charAt(i + k * direction);
        code &= Characters.is(c, Characters.EITHER_BASE64);
        bits = (bits << 6) | (code ? Base64Code.sextet(c) : 0);
      }
      for (int shift = 16; shift >= 0; shift -= 8) {
        char c = (char) ((bits >>> shift) & 0xff);
        run = !code ? 0 : c == 0 ? run : Characters.is(c, kinds) ? run + 1 : 0;
        if (run == length) {
          return i;
        }
      }
    }
    return NOWHERE;
  }

  private static boolean hasZeros(String text, int from, int end) {
    for (int i = from; i < end; i += GROUP) {
      if (text.charAt(i) == 'A') {
        return true;
      }
    }
    return false;
  }

  private static boolean hasNoLowerCase(String text, int from, int end) {
    int to = Math.min(end, text.length());
    for (int i = from; i < to; i++) {
      if (text.charAt(i) >= 'a' && text.charAt(i) <= 'z') {
        return false;
      }
    }
    return true;
  }

  /** As {@link #around} has it for what can be decoded. */
  private boolean caseLost(String text, Base64Code code, @Nullable Hits hits) {
    int scheme = scheme(text, code);
    return scheme == NOWHERE
        ? caseLost(code, Form.BASE64, hits)
        : caseLost(code.beginningAt(scheme), Form.BASIC_HEADER, hits);
  }

  /** Where upper and lower case cannot be told any more. */
  private boolean caseLost(Base64Code code, Form form, @Nullable Hits hits) {
    boolean found = false;
    for (int i = code.first() % GROUP; i + Base64Code.FOLDED <= code.length(); i += GROUP) {
      Owner owner = code.owner(keys, i);
      if (owner != null) {
        found = true;
        if (hits != null) {
          int last = i + Base64Code.FOLDED - 1;
          hits.add(form, owner, code.edge(i, last, true), code.edge(i, last, false));
        }
      }
    }
    return found;
  }

  /** Searches what follows the scheme of a header that was turned into lower case as a whole. */
  boolean searchLowerCase(String text, @Nullable Hits hits) {
    boolean found = false;
    int scheme = keys.isEmpty() ? NOWHERE : text.indexOf(LOWER_CASE_SCHEME);
    while (scheme >= 0 && (!found || hits != null)) {
      int start = scheme + LOWER_CASE_SCHEME.length();
      if (start < text.length() && Characters.is(text.charAt(start), Characters.BASE64)) {
        found |= caseLost(text, Base64Code.around(text, start, FAR), hits);
      }
      scheme = text.indexOf(LOWER_CASE_SCHEME, start);
    }
    return found;
  }

  /** Where the scheme of a header begins whose value is this; {@link #NOWHERE} for any other. */
  private static int scheme(String text, Base64Code code) {
    int end = code.start();
    while (end > 0 && (text.charAt(end - 1) == ' ' || text.charAt(end - 1) == '\t')) {
      end--;
    }
    int start = end - SCHEME.length();
    boolean named = text.regionMatches(true, start, SCHEME, 0, SCHEME.length());
    return named && end < code.start() ? start : NOWHERE;
  }
}
