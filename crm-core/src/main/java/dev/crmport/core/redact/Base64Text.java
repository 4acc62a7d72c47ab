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
   * Groups. A key has 46 characters that do not depend on its neighbours; where a line ends among
   * them, there are 23 on one side at least, with five whole groups.
   */
  static final int FEWEST = 5;

  private static final int SHORTEST = FEWEST * GROUP;

  /** Base64 that is coded again shows a first character of its own at every fourth of them. */
  private static final int FEWEST_OF_FIRST = 3;

  /** Half of a key's base64 is longer. */
  private static final int FEWEST_CODED_AGAIN = 20;

  private static final int LONGEST_STRETCH = 1024;

  /**
   * How far to either side the rest can be of what holds a part of a key: in UTF-16, where base64
   * is coded again, or in a header.
   */
  private static final int FAR = 320;

  private static final String SCHEME = "basic";
  private static final String LOWER_CASE_SCHEME = SCHEME + " ";

  private final KnownKeys keys;
  private final Within within;

  Base64Text(KnownKeys keys, Within within) {
    this.keys = keys;
    this.within = within;
  }

  /**
   * Where base64 that is coded again may be: the bits of first characters that are of it and of
   * which two more come before, as far as bytes, UTF-16 and UTF-32 have them from each other.
   */
  static long codedAgain(long ofFirst, long before, long beforeThat) {
    long bytes = Rows.of(ofFirst, before, FEWEST_OF_FIRST, GROUP * GROUP);
    long utf16 = ofFirst & Rows.shifted(ofFirst, before, 2 * GROUP * GROUP) & before;
    long utf32 = ofFirst & before & beforeThat;
    return bytes | utf16 | utf32;
  }

  /**
   * Searches a row of first characters of a key, zeros between them included.
   *
   * @param first where it begins
   */
  boolean search(Text text, int first, int depth, @Nullable Hits hits) {
    boolean found = false;
    int from = first;
    int end = endOfRow(text, from, Characters.KEY_OR_ZERO);
    while (end - from >= SHORTEST && (!found || hits != null)) {
      found |= ofKey(text, from, end, depth, hits);
      boolean goesOn = end - from >= LONGEST_STRETCH;
      from = goesOn ? end - SHORTEST : end;
      end = goesOn ? endOfRow(text, from, Characters.KEY_OR_ZERO) : end;
    }
    return found;
  }

  private static int endOfRow(Text text, int first, int kinds) {
    int i = first;
    while (i < text.length() && i - first < LONGEST_STRETCH && text.is(i, kinds)) {
      i += GROUP;
    }
    return i;
  }

  /**
   * Searches where base64 is coded once more.
   *
   * @param place a first character of which {@link #codedAgain} tells
   */
  boolean searchCodedAgain(Text text, int place, int depth, @Nullable Hits hits) {
    if (place < text.searched().codedUntil(place)) {
      return false;
    }
    int start = place;
    while (start >= GROUP
        && place - start < FAR
        && text.is(start - GROUP, Characters.FIRST_OF_FOUR)) {
      start -= GROUP;
    }
    int end = endOfRow(text, place, Characters.FIRST_OF_FOUR);
    text.searched().markCoded(place, end);
    int among = 0;
    long ofFirst = 0;
    for (int i = start; i < end; i += GROUP) {
      char c = text.charAt(i);
      if (c == 'A') {
        continue;
      }
      // Four counters of a byte each, one for each place among four.
      int shift = among % GROUP * Byte.SIZE;
      long counted =
          Characters.is(c, Characters.FIRST_OF_FIRST) ? ((ofFirst >>> shift) & 0x7f) + 1 : 0;
      ofFirst = (ofFirst & ~(0xffL << shift)) | (counted << shift);
      among++;
      if (counted == FEWEST_OF_FIRST) {
        boolean found = again(text, start, end, 1, depth, hits);
        found |= (!found || hits != null) && again(text, start, end, -1, depth, hits);
        return found;
      }
    }
    return false;
  }

  /** Searches where all first characters are those of a key, or zeros. */
  private boolean ofKey(Text text, int from, int end, int depth, @Nullable Hits hits) {
    boolean found = ofKey(text, from, end, 1, depth, hits);
    found |= (!found || hits != null) && ofKey(text, from, end, -1, depth, hits);
    if (!found
        && !keys.isEmpty()
        && end - from >= Base64Code.FOLDED
        && hasNoLowerCase(text, from, end)) {
      Base64Code code = Base64Code.around(text, from, FAR);
      found = caseLost(text, code, hits) || caseLost(code.backwards(), Form.REVERSED, hits);
    }
    return found;
  }

  private boolean ofKey(
      Text text, int from, int end, int direction, int depth, @Nullable Hits hits) {
    boolean found = false;
    // Backwards, the groups follow each other from the last to the first.
    int next = direction > 0 ? from : end - GROUP;
    if (direction > 0) {
      next = behindWhatWasRead(text, next);
    }
    int place = Base64Groups.run(text, next, from, end, direction, Characters.RUN, KeyPrints.RUN);
    while (place != Base64Lines.NONE && (!found || hits != null)) {
      // What ends a line may have brought the row from one place among four to another.
      int behind = direction > 0 ? behindWhatWasRead(text, place) : place;
      if (behind == place) {
        // What runs the other way, or begins elsewhere among four, leaves the long passage alone.
        boolean aside = direction < 0 || place < text.passage().done();
        Base64Passage passage = aside ? text.passageAside() : text.passage();
        if (within.holds(passage.read(place, direction), depth)) {
          passage.begin();
          found |= around(text, place, direction > 0, depth, hits);
          behind = Base64Groups.beyond(text, place, direction, FAR / 2);
        } else {
          behind = passage.done();
        }
      }
      next = Base64Groups.behind(place + GROUP * direction, behind, direction);
      place = Base64Groups.run(text, next, from, end, direction, Characters.RUN, KeyPrints.RUN);
    }
    return found;
  }

  /** The first group from one on that was not read before, with all that may begin there. */
  private static int behindWhatWasRead(Text text, int first) {
    int next = text.passage().behindWhatWasRead(first);
    return text.passageAside().behindWhatWasRead(next);
  }

  /** Searches where the code of another code is, as far as that goes. */
  private boolean again(
      Text text, int from, int end, int direction, int depth, @Nullable Hits hits) {
    boolean found = false;
    int next = direction > 0 ? from : end - GROUP;
    int place =
        Base64Groups.run(
            text, next, from, end, direction, Characters.EITHER_BASE64, FEWEST_CODED_AGAIN);
    while (place != Base64Lines.NONE && (!found || hits != null)) {
      found |= around(text, place, direction > 0, depth, hits);
      int behind = Base64Groups.beyond(text, place, direction, FAR / 2);
      next = behind == place ? place + GROUP * direction : behind;
      place =
          Base64Groups.run(
              text, next, from, end, direction, Characters.EITHER_BASE64, FEWEST_CODED_AGAIN);
    }
    return found;
  }

  private boolean around(Text text, int first, boolean forwards, int depth, @Nullable Hits hits) {
    Base64Code code = Base64Code.around(text, first, FAR);
    if (!forwards) {
      return within.search(text, code.backwards().decoded(), Form.REVERSED, depth, hits);
    }
    int scheme = scheme(text, code);
    return scheme == Base64Lines.NONE
        ? within.search(text, code.decoded(), Form.BASE64, depth, hits)
        : within.search(text, code.beginningAt(scheme).decoded(), Form.BASIC_HEADER, depth, hits);
  }

  private static boolean hasNoLowerCase(Text text, int from, int end) {
    int to = Math.min(end, text.length());
    for (int i = from; i < to; i++) {
      if (text.charAt(i) >= 'a' && text.charAt(i) <= 'z') {
        return false;
      }
    }
    return true;
  }

  /** As {@link #around} has it for what can be decoded. */
  private boolean caseLost(Text text, Base64Code code, @Nullable Hits hits) {
    int scheme = scheme(text, code);
    return scheme == Base64Lines.NONE
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

  /** Searches a word that is the value of a header which was turned into lower case as a whole. */
  boolean searchLowerCase(Text text, int word, @Nullable Hits hits) {
    return text.has(LOWER_CASE_SCHEME, word - LOWER_CASE_SCHEME.length())
        && caseLost(text, Base64Code.around(text, word, FAR), hits);
  }

  /**
   * Where the scheme of a header begins whose value is this; {@link Base64Lines#NONE} for any
   * other.
   */
  private static int scheme(Text text, Base64Code code) {
    int end = code.start();
    while (end > 0 && (text.charAt(end - 1) == ' ' || text.charAt(end - 1) == '\t')) {
      end--;
    }
    int start = end - SCHEME.length();
    boolean named = text.hasInAnyCase(SCHEME, start);
    return named && end < code.start() ? start : Base64Lines.NONE;
  }
}
