package dev.crmport.scan.content;

import java.util.Arrays;

/**
 * Looks for GUIDs that are called keys in what a page, a script or a recording carries in base64: a
 * source map behind {@code ;base64,}, a body in a HAR file. Keys in any form, the redactor finds
 * there by itself. For one thread.
 */
final class CodedGuids {
  /** Where base64 may stand. */
  enum Where {
    /** Nothing is decoded. */
    NOWHERE,
    /** Behind {@code ;base64,}. */
    DATA_URIS,
    /** There, and wherever a quoted text begins. */
    TEXTS
  }

  /** Is told of what was found, at its place in the coded text. */
  interface Found {
    void codedGuid(long start, long end, String lastFour, boolean test);
  }

  private static final byte[] MARK = {'b', 'a', 's', 'e', '6', '4', ','};
  private static final int DECODED = 1 << 16;
  private static final byte[] VALUES = new byte[256];

  static {
    Arrays.fill(VALUES, (byte) -1);
    String digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (int i = 0; i < digits.length(); i++) {
      VALUES[digits.charAt(i)] = (byte) i;
    }
    VALUES['-'] = 62;
    VALUES['_'] = 63;
  }

  private final Found found;
  private final byte[] decoded = new byte[DECODED];
  private Where where = Where.NOWHERE;

  /** How far was looked, as an offset in the stream. */
  private long looked;

  private boolean inRun;

  /** The offset in the stream of the first digit of what {@link #decoded} holds. */
  private long runStart;

  private int length;

  /** How far {@link #decoded} was looked through. */
  private int lookedDecoded;

  private int bits;
  private int bitCount;
  private int matched;

  CodedGuids(Found found) {
    this.found = found;
  }

  void begin(Where stands) {
    where = stands;
    looked = 0;
    inRun = false;
    matched = 0;
  }

  /** Looks through what is new in a window. */
  void look(byte[] bytes, long base, int limit, boolean last) {
    int i = (int) (looked - base);
    while (i < limit) {
      i = inRun ? decode(bytes, i, limit) : seek(bytes, base, i, limit);
    }
    looked = base + limit;
    if (last && inRun) {
      endRun();
    }
  }

  private int seek(byte[] bytes, long base, int from, int limit) {
    for (int i = from; i < limit; i++) {
      byte b = bytes[i];
      matched = b == MARK[matched] ? matched + 1 : b == MARK[0] ? 1 : 0;
      if (matched == MARK.length || (where == Where.TEXTS && b == '"')) {
        matched = 0;
        inRun = true;
        length = 0;
        lookedDecoded = 0;
        bitCount = 0;
        runStart = base + i + 1;
        return i + 1;
      }
    }
    return limit;
  }

  private int decode(byte[] bytes, int from, int limit) {
    for (int i = from; i < limit; i++) {
      int value = VALUES[bytes[i] & 0xff];
      if (bytes[i] == '\\') {
        // JSON may have it before a slash.
        continue;
      }
      if (value < 0) {
        endRun();
        // Not passed: it may be the quote that the next text begins with.
        return i;
      }
      bits = bits << 6 | value;
      bitCount += 6;
      if (bitCount >= 8) {
        bitCount -= 8;
        decoded[length++] = (byte) (bits >> bitCount);
        if (length == decoded.length) {
          piece();
        }
      }
    }
    return limit;
  }

  /** Looks at what is decoded so far, and keeps its end for the words around the next GUID. */
  private void piece() {
    lookedDecoded = NamedGuids.look(decoded, lookedDecoded, length, false, this::tell);
    // By whole groups, so that a place in the code can be told from one in what is decoded.
    int gone = Math.max(0, lookedDecoded - NamedGuids.AROUND * 2) / 3 * 3;
    System.arraycopy(decoded, gone, decoded, 0, length - gone);
    length -= gone;
    lookedDecoded -= gone;
    runStart += gone / 3 * 4L;
  }

  private void endRun() {
    inRun = false;
    NamedGuids.look(decoded, lookedDecoded, length, true, this::tell);
  }

  private void tell(int start, boolean test) {
    long first = runStart + start / 3 * 4L;
    long end = runStart + (start + 36L) / 3 * 4;
    found.codedGuid(first, end, Leaf.lastFour(decoded, start), test);
  }
}
