package dev.crmport.core.redact;

/** Groups of four characters of base64, one behind the other, in either direction. */
final class Base64Groups {
  private static final int GROUP = Base64Text.GROUP;

  /** So many groups are as a whole a part of twelve characters, one that ends or begins aside. */
  private static final int WHOLE = 3;

  private static final int ALL_OF_KEY =
      Characters.SECOND_OF_KEY + Characters.THIRD_OF_KEY + Characters.FOURTH_OF_KEY;

  private Base64Groups() {}

  /**
   * The first group at which so many of these characters have stood in a row, zeros aside; {@link
   * Base64Lines#NONE} where they have not.
   *
   * @param next the first of four with which to begin
   * @param from the first place that counts
   * @param end the place behind the last that counts
   */
  static int run(Text text, int next, int from, int end, int direction, int kinds, int length) {
    int run = 0;
    for (int i = next; i >= from && i < end; i += GROUP * direction) {
      if (run == 0 && kinds == Characters.RUN) {
        i = skipped(text, i, from, end, direction);
        if (i == Base64Lines.NONE) {
          return i;
        }
      }
      int bits = direction > 0 ? Sextets.group(text, i) : Sextets.groupBackwards(text, i);
      for (int shift = 16; shift >= 0; shift -= 8) {
        char c = (char) ((bits >>> shift) & 0xff);
        run = bits < 0 ? 0 : c == 0 ? run : Characters.is(c, kinds) ? run + 1 : 0;
        if (run == length) {
          return i;
        }
      }
    }
    return Base64Lines.NONE;
  }

  /**
   * The first group from one on in which twelve characters may begin; {@link Base64Lines#NONE}
   * where none is left. Wherever in it they begin, the three groups behind it are of them as a
   * whole; the last of these is asked first, since they begin in the one that is not at the
   * earliest.
   */
  private static int skipped(Text text, int place, int from, int end, int direction) {
    int step = GROUP * direction;
    int first = place;
    int last = first + WHOLE * step;
    while (last >= from && last < end) {
      int whole = last;
      while (whole != first && mayBeOfKey(text, whole, direction)) {
        whole -= step;
      }
      if (whole == first) {
        return first;
      }
      first = whole;
      last = first + WHOLE * step;
    }
    return Base64Lines.NONE;
  }

  /** Whether four characters may stand for three of a key, given that the first may. */
  private static boolean mayBeOfKey(Text text, int first, int direction) {
    int last = first + (GROUP - 1) * direction;
    if (last < 0) {
      return false;
    }
    // All three in one go: each alone is a toss-up.
    int second = Characters.kinds(text.charAt(first + direction)) & Characters.SECOND_OF_KEY;
    int third = Characters.kinds(text.charAt(first + 2 * direction)) & Characters.THIRD_OF_KEY;
    int fourth = Characters.kinds(text.charAt(last)) & Characters.FOURTH_OF_KEY;
    return second + third + fourth == ALL_OF_KEY;
  }

  /** The first of the groups from one on that begins at a place or behind it. */
  static int behind(int group, int place, int direction) {
    int missing = (place - group) * direction;
    return missing <= 0 ? group : group + (missing + GROUP - 1) / GROUP * GROUP * direction;
  }

  /** Where the next group is that is none, or that lies so far beyond a place. */
  static int beyond(Text text, int place, int direction, int reach) {
    int next = place;
    while (Math.abs(next - place) < reach) {
      for (int i = 0; i < GROUP; i++) {
        if (!text.isWithin(next + i * direction, Characters.EITHER_BASE64)) {
          return next;
        }
      }
      next += GROUP * direction;
    }
    return next;
  }
}
