package dev.crmport.web;

/** Reads past the header of a gzip member, byte by byte (RFC 1952, section 2.3). */
final class GzipHead {
  /** How many bytes stand behind a member: a check sum and a length. */
  static final int TRAILER = 8;

  private static final int FIXED = 10;
  private static final int HEADER_CHECK_SUM = 2;
  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;

  private int seen;
  private int flags;

  /** How much of the extra field is to come; -1 before its length, -2 before the length's end. */
  private int extra = -2;

  /** The lower byte of its length. */
  private int extraLow;

  private int checkSum = 2;

  /** Where a header stands. */
  enum Progress {
    MORE,
    COMPLETE,
    /** It is none. */
    WRONG
  }

  Progress take(byte b) {
    int value = b & 0xff;
    if (seen < FIXED) {
      return fixed(value);
    }
    if ((flags & EXTRA) != 0) {
      extraField(value);
    } else if ((flags & NAME) != 0) {
      flags = value == 0 ? flags & ~NAME : flags;
    } else if ((flags & COMMENT) != 0) {
      flags = value == 0 ? flags & ~COMMENT : flags;
    } else if (--checkSum == 0) {
      flags = 0;
    }
    return progress();
  }

  private Progress fixed(int value) {
    boolean right =
        switch (seen) {
          case 0 -> value == 0x1f;
          case 1 -> value == 0x8b;
          case 2 -> value == 8;
          default -> true;
        };
    if (seen == 3) {
      flags = value & (HEADER_CHECK_SUM | EXTRA | NAME | COMMENT);
    }
    seen++;
    return !right ? Progress.WRONG : seen < FIXED ? Progress.MORE : progress();
  }

  private void extraField(int value) {
    if (extra == -2) {
      extraLow = value;
      extra = -1;
    } else if (extra == -1) {
      extra = extraLow | value << 8;
    } else {
      extra--;
    }
    if (extra == 0) {
      flags &= ~EXTRA;
    }
  }

  private Progress progress() {
    return flags == 0 ? Progress.COMPLETE : Progress.MORE;
  }
}
