package dev.crmport.core.redact;

import dev.crmport.core.key.KeyShape;
import org.jspecify.annotations.Nullable;

/**
 * Stretches of hexadecimal digits and dashes: keys with and without dashes, forwards and backwards,
 * parts of them, their digests, and their bytes in hexadecimal.
 *
 * <p>A whole GUID that stands alone is a key or it is none: what it has in common with one, as ids
 * of one series do, is no finding. Neither is that of 32 digits that stand alone.
 */
final class HexRuns {
  private static final int FIRST_DASH_BACKWARDS = 12;

  /** So many pairs of digits between dashes are bytes rather than a part of a GUID. */
  private static final int FEWEST_PAIRS = 4;

  private static final int WORD = 16;

  private static final int STEP = KeyPrints.RUN - KeyPrints.SHINGLE + 1;

  private final KnownKeys keys;
  private final HexBytes bytes;
  private final Guids guids;

  HexRuns(KnownKeys keys, HexBytes bytes) {
    this.keys = keys;
    this.bytes = bytes;
    guids = new Guids(keys);
  }

  /**
   * Searches a stretch beside which characters of other kinds stand. Where it begins with digits of
   * an escape, what follows them stands alone; that whole is no GUID then.
   */
  boolean search(Text text, int from, int to, int depth, @Nullable Hits hits) {
    int begin = from + EscapeSyntax.digitsBehind(text, from);
    int guid = to - begin == KeyShape.LENGTH ? guids.at(text, begin, hits) : Guids.NONE;
    if (guid != Guids.NONE) {
      return guid == Guids.KEY;
    }
    boolean found = begin > from && begin < to && stretch(text, begin, to, depth, hits);
    if (!found || hits != null) {
      found |= stretch(text, from, to, depth, hits);
    }
    return found;
  }

  private boolean stretch(Text text, int from, int to, int depth, @Nullable Hits hits) {
    return text.find('-', from, to) == to
        ? digits(text, from, to, depth, hits)
        : guidsAndPieces(text, from, to, depth, hits);
  }

  /** Searches digits without a dash. */
  private boolean digits(Text text, int from, int to, int depth, @Nullable Hits hits) {
    boolean key =
        to - from == KeyShape.DIGITS ? bare(text, from, to, hits) : runs(text, from, to, hits);
    boolean other = digest(text, from, to, hits) || bytes.search(text, from, to, depth, hits);
    return key || other;
  }

  /** Searches digits with dashes among them. */
  private boolean guidsAndPieces(Text text, int from, int to, int depth, @Nullable Hits hits) {
    boolean found = false;
    int done = from;
    int dash = text.find('-', from + Guids.FIRST_DASH, to);
    while (dash < to) {
      int start = dash - Guids.FIRST_DASH;
      int end = start + KeyShape.LENGTH;
      int guid = start >= done && end <= to ? guids.at(text, start, hits) : Guids.NONE;
      if (guid != Guids.NONE) {
        boolean key = guid == Guids.KEY;
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
      found |= guids.backwards(text, dash - FIRST_DASH_BACKWARDS, done, to, hits);
      dash = text.find('-', dash + 1, to);
    }
    found |= pieces(text, done, to, depth, hits);
    return found;
  }

  private static boolean isAlone(Text text, int start, int end, int from, int to) {
    return (start == from || text.charAt(start - 1) == '-')
        && (end == to || text.charAt(end) == '-');
  }

  /** What is left between whole GUIDs. */
  private boolean pieces(Text text, int from, int to, int depth, @Nullable Hits hits) {
    if (to - from < KeyPrints.RUN) {
      return false;
    }
    boolean found = false;
    int pairs = 0;
    int done = from;
    int segment = from;
    while (segment < to && (!found || hits != null)) {
      int end = text.find('-', segment, to);
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
  private boolean bare(Text text, int start, int end, @Nullable Hits hits) {
    if (keys.isEmpty()) {
      return false;
    }
    Owner owner = keys.ofWhole(text.sixteenDigits(start), text.sixteenDigits(start + WORD));
    if (owner != null && hits != null) {
      hits.add(Form.KEY, owner, start, KeyShape.endOfMode(text, end));
    }
    return owner != null;
  }

  private boolean digest(Text text, int start, int end, @Nullable Hits hits) {
    Digest digest = keys.isEmpty() ? null : Digest.ofHex(end - start);
    if (digest == null) {
      return false;
    }
    Owner owner =
        keys.ofDigest(digest, text.sixteenDigits(start), text.sixteenDigits(start + WORD));
    if (owner != null && hits != null) {
      hits.add(Form.DIGEST, owner, start, end);
    }
    return owner != null;
  }

  /** Every twelve characters in a row. */
  private boolean runs(Text text, int from, int to, @Nullable Hits hits) {
    if (to - from < KeyPrints.RUN || keys.isEmpty()) {
      return false;
    }
    if (text.find('-', from, to) == to) {
      return runsOfDigits(text, from, to, hits);
    }
    return mayHaveRun(text, from, to) && everyRun(text, from, to, hits);
  }

  /**
   * Whether some of the digits in a row are a key's: of twelve characters three are dashes at most.
   * One look is enough for all parts of a key that it lies in, so that each is as far behind the
   * one before as the next part reaches.
   */
  private boolean mayHaveRun(Text text, int from, int to) {
    int limit = from + KeyPrints.RUN;
    while (limit <= to) {
      long digits = 0;
      int count = 0;
      int start = limit;
      while (count < KeyPrints.SHINGLE && start > from) {
        start--;
        char c = text.charAt(start);
        if (c != '-') {
          digits |= (long) Characters.value(c) << (4 * count);
          count++;
        }
      }
      if (count == KeyPrints.SHINGLE && keys.hasShingle(digits)) {
        return true;
      }
      limit = Math.max(limit, start + KeyPrints.RUN) + 1;
    }
    return false;
  }

  /**
   * Without dashes, a look at every sixth place will do: wherever a run of twelve begins, one of
   * seven that lies within it begins at one of these.
   */
  private boolean runsOfDigits(Text text, int from, int to, @Nullable Hits hits) {
    boolean found = false;
    int end = from + KeyPrints.SHINGLE;
    while (end <= to && (!found || hits != null)) {
      int start = end - KeyPrints.SHINGLE;
      // Without the eighth character, which may be no digit.
      long seven = text.eight(start) >>> (Byte.SIZE * (Digits.WORD - KeyPrints.SHINGLE));
      if (keys.hasShingle(Digits.value(seven))) {
        // Those that overlap are put together where they are collected.
        int first = Math.max(from, start - STEP + 1);
        found |= everyRun(text, first, Math.min(to, start + KeyPrints.RUN), hits);
      }
      end += STEP;
    }
    return found;
  }

  private boolean everyRun(Text text, int from, int to, @Nullable Hits hits) {
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

  private static void add(Text text, Owner owner, int start, int end, Hits hits) {
    boolean whole = end - start == KeyShape.DIGITS;
    Form form = whole && text.find('-', start, end) == end ? Form.KEY : Form.RUN;
    hits.add(form, owner, start, whole ? KeyShape.endOfMode(text, end) : end);
  }
}
