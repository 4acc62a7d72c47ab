package dev.crmport.core.redact;

import java.util.Arrays;

/**
 * Characters that follow each other in base64, decoded as far as they are of some kinds. It is used
 * for one passage of its text after another. For one thread at a time.
 */
final class Base64Passage {
  /** How far it is followed to either side, in groups: a key is not so long in any form. */
  private static final int FARTHEST = 56;

  private static final int GROUP = Base64Text.GROUP;
  private static final int BYTES = GROUP - 1;
  private static final int NONE = Base64Code.NONE;
  private static final int MIDDLE = (FARTHEST + 1) * BYTES;

  /** Stands beside it where the code begins or ends. */
  private static final char NOTHING = '\n';

  /** Stands beside it where it goes on further than it is followed; belongs to what is there. */
  private static final char MORE = '\\';

  private final Text code;
  private final byte[] bytes = new byte[2 * MIDDLE];
  private int direction;

  /** What was decoded so far. */
  private int decodedFrom;

  private int decodedTo;

  /** The first character of four that were decoded, in the direction of reading. */
  private int firstOfAll;

  /** The first of the next four; {@link #NONE} where none follow. */
  private int next;

  /** The passage within what was decoded. */
  private int first;

  private int last;
  private int start;
  private int end;

  Base64Passage(Text code) {
    this.code = code;
  }

  /**
   * Begins with another one.
   *
   * @param place the first of four characters within it
   * @param towards 1, or -1 where the code is read backwards
   */
  void begin(int place, int towards) {
    direction = towards;
    firstOfAll = place;
    next = place;
    decodedFrom = MIDDLE;
    decodedTo = MIDDLE;
    first = MIDDLE;
    last = MIDDLE;
    end = place;
  }

  /** Takes in what stands on either side of it as far as it is of these {@link Characters}. */
  void extend(int kinds) {
    while (first > decodedFrom || decodeBefore()) {
      if (!isOf(first - 1, kinds)) {
        break;
      }
      first--;
    }
    while (last < decodedTo || decodeBehind()) {
      if (!isOf(last, kinds)) {
        break;
      }
      last++;
    }
  }

  private boolean isOf(int place, int kinds) {
    return Characters.is((char) (bytes[place] & 0xff), kinds);
  }

  /** Whether the character before it, or the one behind, is of one of these kinds. */
  boolean isBeside(int kinds) {
    return Characters.is(before(), kinds) || Characters.is(behind(), kinds);
  }

  private char before() {
    if (first > decodedFrom) {
      return (char) (bytes[first - 1] & 0xff);
    }
    return isCutOffBefore() ? MORE : NOTHING;
  }

  private char behind() {
    if (last < decodedTo) {
      return (char) (bytes[last] & 0xff);
    }
    return isCutOffBehind() ? MORE : NOTHING;
  }

  private boolean isCutOffBefore() {
    return first == decodedFrom && decodedFrom <= MIDDLE - FARTHEST * BYTES;
  }

  private boolean isCutOffBehind() {
    return last == decodedTo && next != NONE;
  }

  /** Whether it goes on further than it is followed. */
  boolean isCutOff() {
    return isCutOffBefore() || isCutOffBehind();
  }

  /** How many characters it has. */
  int length() {
    return last - first;
  }

  /**
   * It as the text within its code, with what stands around it.
   *
   * @param reach how many characters on either side, as far as there are
   */
  Text text(int reach) {
    while (first - decodedFrom < reach && decodeBefore()) {
      // Some more.
    }
    while (decodedTo - last < reach && decodeBehind()) {
      // Some more.
    }
    int from = Math.max(decodedFrom, first - reach);
    start = first - from;
    return code.inner().with(bytes, from, Math.min(decodedTo, last + reach));
  }

  /** Where it begins in that text. */
  int start() {
    return start;
  }

  /** Where the code of the character behind it ends. */
  int end() {
    return end;
  }

  /** Decodes four more characters before; tells whether there are as many. */
  private boolean decodeBefore() {
    if (decodedFrom <= MIDDLE - FARTHEST * BYTES) {
      return false;
    }
    int at = firstOfAll - GROUP * direction;
    int bits = adjacentBefore(at);
    if (bits < 0) {
      at = firstOfAll;
      bits = 0;
      for (int i = 0; i < GROUP; i++) {
        at = step(at, -direction);
        if (at == NONE) {
          return false;
        }
        bits |= Base64Code.sextet(code.charAt(at)) << (6 * i);
      }
    }
    firstOfAll = at;
    decodedFrom -= BYTES;
    put(decodedFrom, bits);
    return true;
  }

  /** The bits of the four before where no end of a line is among them; else negative. */
  private int adjacentBefore(int at) {
    if (direction < 0) {
      return at >= code.length() ? NONE : Base64Code.groupBackwards(code, at);
    }
    return at < 0 || Base64Code.isEscapedLetter(code, at) ? NONE : Base64Code.group(code, at);
  }

  /** Decodes what stands behind: four more characters, or as many as there are. */
  private boolean decodeBehind() {
    if (next == NONE || decodedTo >= MIDDLE + FARTHEST * BYTES) {
      return false;
    }
    int bits = adjacentBehind(next);
    int at = next + (GROUP - 1) * direction;
    int count = GROUP;
    if (bits < 0) {
      bits = 0;
      count = 0;
      int place = next;
      while (count < GROUP && place != NONE) {
        at = place;
        bits |= Base64Code.sextet(code.charAt(at)) << (6 * (GROUP - 1 - count));
        count++;
        place = step(at, direction);
      }
      next = place;
    } else {
      next = step(at, direction);
    }
    end = at + direction;
    put(decodedTo, bits);
    decodedTo += count - 1;
    return count > 1;
  }

  private int adjacentBehind(int at) {
    if (direction > 0) {
      return Base64Code.group(code, at);
    }
    return at >= GROUP && Base64Code.isEscapedLetter(code, at - GROUP + 1)
        ? NONE
        : Base64Code.groupBackwards(code, at);
  }

  private void put(int at, int bits) {
    bytes[at] = (byte) (bits >>> 16);
    bytes[at + 1] = (byte) (bits >>> 8);
    bytes[at + 2] = (byte) bits;
  }

  private int step(int at, int towards) {
    return towards > 0 ? Base64Code.behind(code, at) : Base64Code.before(code, at);
  }

  /** Leaves nothing of it. */
  void wipe() {
    Arrays.fill(bytes, (byte) 0);
  }
}
