package dev.crmport.core.redact;

/** Groups of four characters of base64, one behind the other, in either direction. */
final class Base64Groups {
  private static final int GROUP = Base64Text.GROUP;

  private Base64Groups() {}

  /**
   * The first group at which so many of these characters have stood in a row, zeros aside; {@link
   * Base64Code#NONE} where they have not.
   *
   * @param next the first of four with which to begin
   * @param from the first place that counts
   * @param end the place behind the last that counts
   */
  static int run(String text, int next, int from, int end, int direction, int kinds, int length) {
    int run = 0;
    int last = (GROUP - 1) * direction;
    for (int i = next; i >= from && i < end; i += GROUP * direction) {
      if (run == 0 && kinds == Characters.RUN) {
        i = skipped(text, i, from, end, direction);
      }
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
    return Base64Code.NONE;
  }

  /**
   * Three groups and more are a part of twelve characters as a whole; where the third one from here
   * is not, they begin there at the earliest.
   */
  private static int skipped(String text, int place, int from, int end, int direction) {
    int i = place;
    int third = i + 2 * GROUP * direction;
    while (third + direction >= from
        && third + direction < Math.min(end, text.length())
        && !Characters.is(text.charAt(third + direction), Characters.SECOND_OF_KEY)) {
      i = third;
      third += 2 * GROUP * direction;
    }
    return i;
  }

  /** Where the next group is that is none, or that lies so far beyond a place. */
  static int beyond(String text, int place, int direction, int reach) {
    int next = place;
    while (Math.abs(next - place) < reach) {
      for (int i = 0; i < GROUP; i++) {
        int at = next + i * direction;
        if (at < 0
            || at >= text.length()
            || !Characters.is(text.charAt(at), Characters.EITHER_BASE64)) {
          return next;
        }
      }
      next += GROUP * direction;
    }
    return next;
  }
}
