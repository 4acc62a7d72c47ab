package dev.crmport.core.redact;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * What stands around a place in base64, decoded: as far before it as any form reaches, and behind
 * it several times as far, since where one id is there are more. It is used for one passage of its
 * text after another. For one thread at a time.
 */
final class Base64Passage {
  private static final int GROUP = Base64Text.GROUP;
  private static final int BYTES = GROUP - 1;

  /** In groups: no form of a key is so long. */
  private static final int FORM = 56;

  private static final int BEGIN = FORM * BYTES + 1;

  /** How many groups a long one has behind its place, and a short one. */
  static final int LONG = 2048;

  static final int SHORT = 2 * FORM;

  /** Stands where it goes on: a mode at the end would tell of a key that is none. */
  private static final byte GOES_ON = '-';

  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

  private final Text code;
  private final int limit;
  private final byte[] bytes;
  private int from;
  private int to;
  private int done;

  /** Where the first of four characters stands in each line that was read. */
  private final int[] starts;

  private int lines;
  private int askedLine;

  /** Which of the bytes were ever written to since they were wiped. */
  private int usedFrom = BEGIN;

  private int usedTo = BEGIN;

  /**
   * Reads passages of one text.
   *
   * @param most how many groups behind its place one has
   */
  Base64Passage(Text code, int most) {
    this.code = code;
    limit = BEGIN + most * BYTES;
    bytes = new byte[limit + GROUP];
    starts = new int[most + 1];
  }

  /**
   * Reads another one.
   *
   * @param place the first of four characters within it
   * @param direction 1, or -1 where the code is read backwards
   * @return it as the text within its code
   */
  Text read(int place, int direction) {
    from = BEGIN;
    to = BEGIN;
    lines = 0;
    askedLine = 0;
    readBefore(place, direction);
    if (direction > 0) {
      readLines(place);
    } else {
      readBackwards(place);
    }
    usedFrom = Math.min(usedFrom, from);
    usedTo = Math.max(usedTo, to);
    return code.inner().with(bytes, from, to);
  }

  /** Up to where in the code no form begins that does not end in the passage. */
  int done() {
    return done;
  }

  /**
   * The first group from one on that is not in the passage that was read last, with all that may
   * begin there. Where codes follow each other without a gap, it holds but one as it is meant.
   *
   * @param first the first of four characters
   */
  int behindWhatWasRead(int first) {
    if (first >= done || lines == 0 || first < starts[0]) {
      return first;
    }
    // Who asks goes from the beginning to the end, or nearly so.
    int line = starts[askedLine] <= first ? askedLine : 0;
    while (line + 1 < lines && starts[line + 1] <= first) {
      line++;
    }
    askedLine = line;
    boolean isOfIt = (first - starts[line]) % GROUP == 0;
    return isOfIt ? Base64Groups.behind(first, done, 1) : first;
  }

  /** Begins with another text. */
  void begin() {
    lines = 0;
    done = 0;
  }

  private void readBefore(int place, int direction) {
    int first = place;
    for (int groups = 0; groups < FORM; groups++) {
      int at = first - GROUP * direction;
      int bits = direction > 0 ? adjacentBefore(at) : Base64Lines.NONE;
      if (bits < 0) {
        at = first;
        bits = 0;
        for (int i = 0; i < GROUP; i++) {
          at = step(at, -direction);
          if (at == Base64Lines.NONE) {
            return;
          }
          bits |= Sextets.of(code.charAt(at)) << (6 * i);
        }
      }
      first = at;
      from -= BYTES;
      // Together with the byte before, which is not written yet.
      WORDS.set(bytes, from - 1, bits);
    }
  }

  /** The bits of four characters where no end of a line is among them; else negative. */
  private int adjacentBefore(int at) {
    return at < 0 || Base64Lines.isEscapedLetter(code, at)
        ? Base64Lines.NONE
        : Sextets.group(code, at);
  }

  private void readLines(int place) {
    done = place;
    boolean known = true;
    int line = place;
    while (line != Base64Lines.NONE) {
      if (to <= limit - FORM * BYTES) {
        done = line;
      }
      starts[lines++] = line;
      int before = to;
      int at = readAdjacent(line);
      if (to >= limit) {
        done = Math.max(done, at - FORM * GROUP);
        bytes[to++] = GOES_ON;
        return;
      }
      int end = code.end(at, Characters.EITHER_BASE64);
      if (!known && !Base64Lines.isWrapped(code, line, end)) {
        to = before;
        lines--;
        return;
      }
      done = end;
      line = end > at ? readBroken(at) : Base64Lines.lineBehind(code, end - 1);
      known = end > at;
    }
  }

  /** Reads four characters after the other up to the end of a line; tells where that is. */
  private int readAdjacent(int line) {
    int at = line;
    int bits = Sextets.group(code, at);
    while (bits >= 0 && to < limit) {
      put(to, bits);
      to += BYTES;
      at += GROUP;
      bits = Sextets.group(code, at);
    }
    return at;
  }

  /** Reads four characters over the end of a line, or the last ones; tells what follows them. */
  private int readBroken(int first) {
    int bits = 0;
    int count = 0;
    int at = first;
    while (count < GROUP && at != Base64Lines.NONE) {
      bits |= Sextets.of(code.charAt(at)) << (6 * (GROUP - 1 - count));
      count++;
      done = at + 1;
      at = Base64Lines.behind(code, at);
    }
    put(to, bits);
    to += count - 1;
    return at;
  }

  private void readBackwards(int place) {
    int at = place;
    for (int groups = 0; groups < FORM && at != Base64Lines.NONE; groups++) {
      int bits = 0;
      int count = 0;
      while (count < GROUP && at != Base64Lines.NONE) {
        bits |= Sextets.of(code.charAt(at)) << (6 * (GROUP - 1 - count));
        count++;
        done = at - 1;
        at = Base64Lines.before(code, at);
      }
      put(to, bits);
      to += count - 1;
    }
    if (at != Base64Lines.NONE) {
      bytes[to++] = GOES_ON;
    }
  }

  private void put(int at, int bits) {
    // Together with the byte behind, which is not written yet.
    WORDS.set(bytes, at, bits << Byte.SIZE);
  }

  private int step(int at, int towards) {
    return towards > 0 ? Base64Lines.behind(code, at) : Base64Lines.before(code, at);
  }

  /** Leaves nothing of it. */
  void wipe() {
    Arrays.fill(bytes, usedFrom, usedTo, (byte) 0);
    usedFrom = BEGIN;
    usedTo = BEGIN;
  }
}
