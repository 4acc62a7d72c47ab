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
  private static final int FIRST_DASH = 8;
  private static final int FIRST_DASH_BACKWARDS = 12;
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
      if (start >= done && end <= to && isGuid(text, start)) {
        boolean key = guid(text, start, hits);
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

  /** Whether dashes stand where they do in a GUID, among digits and dashes, and nowhere else. */
  private static boolean isGuid(String text, int start) {
    return text.charAt(start + 8) == '-'
        && text.charAt(start + 13) == '-'
        && text.charAt(start + 18) == '-'
        && text.charAt(start + 23) == '-'
        && Characters.areDigits(text, start, start + 8)
        && Characters.areDigits(text, start + 9, start + 13)
        && Characters.areDigits(text, start + 14, start + 18)
        && Characters.areDigits(text, start + 19, start + 23)
        && Characters.areDigits(text, start + 24, start + KeyShape.LENGTH);
  }

  /** A whole GUID: a key that is known, or one that its mode gives away. */
  private boolean guid(String text, int start, @Nullable Hits hits) {
    int end = start + KeyShape.LENGTH;
    int behind = KeyShape.endOfMode(text, end);
    boolean given = KeyShape.hasMode(text, end);
    if (!given && keys.isEmpty()) {
      return false;
    }
    Owner owner = keys.isEmpty() ? null : ofGuid(text, start);
    if (owner == null && given) {
      String lastFour = text.substring(end - 4, end).toLowerCase(Locale.ROOT);
      owner =
          new Owner(
              new KeyReference(lastFour, Optional.empty()),
              Optional.empty(),
              KeyShape.isTest(text, start));
    }
    if (owner != null && hits != null) {
      hits.add(Form.KEY, owner, start, behind);
    }
    return owner != null;
  }

  private @Nullable Owner ofGuid(String text, int start) {
    long high = Characters.number(text, 0, start, start + 8);
    high = Characters.number(text, high, start + 9, start + 13);
    high = Characters.number(text, high, start + 14, start + 18);
    long low = Characters.number(text, 0, start + 19, start + 23);
    low = Characters.number(text, low, start + 24, start + KeyShape.LENGTH);
    return keys.ofWhole(high, low);
  }

  /** What is left between whole GUIDs. */
  private boolean pieces(String text, int from, int to, int depth, @Nullable Hits hits) {
    if (to - from < KeyPrints.RUN) {
      return false;
    }
    boolean found =
        HexBytes.isDelimited(text, from, to) && bytes.dashed(text, from, to, depth, hits);
    int done = from;
    int segment = from;
    while (segment < to && (!found || hits != null)) {
      int end = dashIn(text, segment, to);
      if (end - segment == KeyShape.DIGITS) {
        found |= runs(text, done, segment, hits);
        found |= bare(text, segment, end, hits);
        done = end;
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
            Characters.number(text, 0, start, start + WORD),
            Characters.number(text, 0, start + WORD, end));
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
            Characters.number(text, 0, start, start + WORD),
            Characters.number(text, 0, start + WORD, start + 2 * WORD));
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
      if (keys.hasShingle(Characters.number(text, 0, i, i + KeyPrints.SHINGLE))) {
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
    int length = end - start;
    boolean backwards =
        length == KeyShape.LENGTH && text.charAt(start + FIRST_DASH_BACKWARDS) == '-';
    boolean whole = length == KeyShape.DIGITS && dashIn(text, start, end) == end;
    Form form = backwards ? Form.REVERSED : whole ? Form.KEY : Form.RUN;
    hits.add(form, owner, start, length == KeyShape.DIGITS ? KeyShape.endOfMode(text, end) : end);
  }
}
