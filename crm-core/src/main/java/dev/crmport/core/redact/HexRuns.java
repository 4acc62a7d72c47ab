package dev.crmport.core.redact;

import dev.crmport.core.key.KeyReference;
import dev.crmport.core.key.KeyShape;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Stretches of hexadecimal digits and dashes: keys with and without dashes, forwards and backwards,
 * parts of them, their digests, and their bytes in hexadecimal.
 *
 * <p>A whole GUID that stands alone is a key or it is none: what it has in common with one, as ids
 * of one series do, is no finding. Neither is that of 32 digits that stand alone.
 */
final class HexRuns {
  private static final int NO_GUID = 0;
  private static final int STRANGE = 1;
  private static final int KEY = 2;

  private static final int FIRST_DASH = 8;
  private static final int FIRST_DASH_BACKWARDS = 12;

  /** So many pairs of digits between dashes are bytes rather than a part of a GUID. */
  private static final int FEWEST_PAIRS = 4;

  private static final int WORD = 16;

  private static final int STEP = KeyPrints.RUN - KeyPrints.SHINGLE + 1;

  private static final int SHA1 = 40;
  private static final int SHA256 = 64;
  private static final int SHA512 = 128;

  private final KnownKeys keys;
  private final HexBytes bytes;

  HexRuns(KnownKeys keys, HexBytes bytes) {
    this.keys = keys;
    this.bytes = bytes;
  }

  /** Searches a stretch that ends before and behind at characters of another kind. */
  boolean search(String text, int from, int to, int depth, @Nullable Hits hits) {
    boolean found = false;
    int done = from;
    int dash = dashIn(text, from + FIRST_DASH, to);
    while (dash < to) {
      int start = dash - FIRST_DASH;
      int end = start + KeyShape.LENGTH;
      int guid = start >= done && end <= to ? guid(text, start, hits) : NO_GUID;
      if (guid != NO_GUID) {
        boolean key = guid == KEY;
        if (key || isAlone(text, start, end, from, to)) {
          found |= key;
          found |= pieces(text, done, start, depth, hits);
          done = end;
          dash = end - 1;
        }
        if (found && hits == null) {
          return true;
        }
      }
      if (isBackwards(text, dash - FIRST_DASH_BACKWARDS, done, to)) {
        found |= backwards(text, dash - FIRST_DASH_BACKWARDS, hits);
      }
      dash = dashIn(text, dash + 1, to);
    }
    found |= pieces(text, done, to, depth, hits);
    return found;
  }

  /** Where the next dash is; {@code to} where there is none before. */
  private static int dashIn(String text, int from, int to) {
    int dash = from < to ? text.indexOf('-', from, to) : -1;
    return dash < 0 ? to : dash;
  }

  private static boolean isAlone(String text, int start, int end, int from, int to) {
    return (start == from || text.charAt(start - 1) == '-')
        && (end == to || text.charAt(end) == '-');
  }

  /** Whether a GUID begins here, among digits and dashes, and whether it is a key. */
  private int guid(String text, int start, @Nullable Hits hits) {
    if (text.charAt(start + 13) != '-'
        || text.charAt(start + 18) != '-'
        || text.charAt(start + 23) != '-') {
      return NO_GUID;
    }
    int end = start + KeyShape.LENGTH;
    long first = Characters.number(text, start, start + 8);
    long second = Characters.number(text, start + 9, start + 13);
    long third = Characters.number(text, start + 14, start + 18);
    long fourth = Characters.number(text, start + 19, start + 23);
    long fifth = Characters.number(text, start + 24, end);
    if ((first | second | third | fourth | fifth) < 0) {
      return NO_GUID;
    }
    Owner owner =
        keys.isEmpty()
            ? null
            : keys.ofWhole((first << 32) | (second << 16) | third, (fourth << 48) | fifth);
    if (owner == null && KeyShape.hasMode(text, end)) {
      owner = ofItsMode(text, start);
    }
    if (owner != null && hits != null) {
      hits.add(Form.KEY, owner, start, KeyShape.endOfMode(text, end));
    }
    return owner == null ? STRANGE : KEY;
  }

  private static boolean isBackwards(String text, int start, int done, int to) {
    return start >= done
        && start + KeyShape.LENGTH <= to
        && text.charAt(start + 17) == '-'
        && text.charAt(start + 22) == '-'
        && text.charAt(start + 27) == '-';
  }

  /** A whole key from its end to its beginning; its runs may tell too little of it. */
  private boolean backwards(String text, int start, @Nullable Hits hits) {
    long first = Characters.number(text, start, start + 12);
    long second = Characters.number(text, start + 13, start + 17);
    long third = Characters.number(text, start + 18, start + 22);
    long fourth = Characters.number(text, start + 23, start + 27);
    long fifth = Characters.number(text, start + 28, start + KeyShape.LENGTH);
    Owner owner =
        keys.isEmpty() || (first | second | third | fourth | fifth) < 0
            ? null
            : keys.ofWhole((first << 16) | second, (third << 48) | (fourth << 32) | fifth);
    if (owner != null && hits != null) {
      hits.add(Form.REVERSED, owner, start, start + KeyShape.LENGTH);
    }
    return owner != null;
  }

  /** Nobody has told of this key. */
  private static Owner ofItsMode(String text, int start) {
    int end = start + KeyShape.LENGTH;
    String lastFour = text.substring(end - 4, end).toLowerCase(Locale.ROOT);
    KeyReference reference = new KeyReference(lastFour, Optional.empty());
    return new Owner(reference, Optional.empty(), KeyShape.isTest(text, start));
  }

  /** What is left between whole GUIDs. */
  private boolean pieces(String text, int from, int to, int depth, @Nullable Hits hits) {
    if (to - from < KeyPrints.RUN) {
      return false;
    }
    boolean found = false;
    int pairs = 0;
    int done = from;
    int segment = from;
    while (segment < to && (!found || hits != null)) {
      int end = dashIn(text, segment, to);
      if (end - segment == KeyShape.DIGITS) {
        found |= runs(text, done, segment, hits);
        found |= bare(text, segment, end, hits);
        done = end;
      }
      pairs = end - segment == 2 ? pairs + 1 : 0;
      if (pairs == FEWEST_PAIRS) {
        found |= bytes.delimited(text, segment - 1, 1, depth, hits);
      }
      found |= digest(text, segment, end, hits) || bytes.search(text, segment, end, depth, hits);
      segment = end + 1;
    }
    found |= runs(text, done, to, hits);
    return found;
  }

  /** 32 digits that stand alone. */
  private boolean bare(String text, int start, int end, @Nullable Hits hits) {
    if (keys.isEmpty()) {
      return false;
    }
    Owner owner =
        keys.ofWhole(
            Characters.number(text, start, start + WORD),
            Characters.number(text, start + WORD, end));
    if (owner != null && hits != null) {
      hits.add(Form.KEY, owner, start, KeyShape.endOfMode(text, end));
    }
    return owner != null;
  }

  private boolean digest(String text, int start, int end, @Nullable Hits hits) {
    int length = end - start;
    if (keys.isEmpty()
        || (length != KeyShape.DIGITS && length != SHA1 && length != SHA256 && length != SHA512)) {
      return false;
    }
    Owner owner =
        keys.ofDigest(
            Characters.number(text, start, start + WORD),
            Characters.number(text, start + WORD, start + 2 * WORD));
    if (owner != null && hits != null) {
      hits.add(Form.DIGEST, owner, start, end);
    }
    return owner != null;
  }

  /** Every twelve characters in a row. */
  private boolean runs(String text, int from, int to, @Nullable Hits hits) {
    if (to - from < KeyPrints.RUN || keys.isEmpty()) {
      return false;
    }
    if (dashIn(text, from, to) == to) {
      return runsOfDigits(text, from, to, hits);
    }
    return everyRun(text, from, to, hits);
  }

  /**
   * Without dashes, a look at every fifth place will do: wherever a run of twelve begins, one of
   * eight that lies within it begins at one of these.
   */
  private boolean runsOfDigits(String text, int from, int to, @Nullable Hits hits) {
    boolean found = false;
    int last = to - KeyPrints.SHINGLE;
    for (int i = from; i <= last && (!found || hits != null); i += STEP) {
      if (keys.hasShingle(Characters.number(text, i, i + KeyPrints.SHINGLE))) {
        // Those that overlap are put together where they are collected.
        int first = Math.max(from, i - STEP + 1);
        found |= everyRun(text, first, Math.min(to, i + KeyPrints.RUN), hits);
      }
    }
    return found;
  }

  private boolean everyRun(String text, int from, int to, @Nullable Hits hits) {
    long digits = 0;
    int dashes = 0;
    Owner found = null;
    int start = 0;
    int end = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      dashes = (dashes << 1) & KeyPrints.DASHES;
      if (c == '-') {
        dashes |= 1;
      } else {
        digits = (digits << 4) | Characters.value(c);
      }
      Owner owner =
          i - from >= KeyPrints.RUN - 1 && KeyPrints.mayBeRun(dashes)
              ? keys.ofRun(digits, dashes)
              : null;
      if (owner != null) {
        if (hits == null) {
          return true;
        }
        int begin = i + 1 - KeyPrints.RUN;
        if (found != null && begin > end) {
          add(text, found, start, end, hits);
          found = null;
        }
        if (found == null) {
          start = begin;
        }
        found = owner;
        end = i + 1;
      }
    }
    if (found != null && hits != null) {
      add(text, found, start, end, hits);
    }
    return found != null;
  }

  private static void add(String text, Owner owner, int start, int end, Hits hits) {
    boolean whole = end - start == KeyShape.DIGITS;
    Form form = whole && dashIn(text, start, end) == end ? Form.KEY : Form.RUN;
    hits.add(form, owner, start, whole ? KeyShape.endOfMode(text, end) : end);
  }
}
