package dev.crmport.core.redact;

/**
 * Which of 64 characters in a row are of which kind: a bit each, the lowest that of the first one.
 * It is read into again and again, so that none is allocated. For one search at a time.
 */
final class Kinds {
  /** How many characters are told of. */
  static final int SIZE = Long.SIZE;

  /** Four kinds share a word, of which each has 16 bits; eight characters fill half of these. */
  private static final int LANE = 16;

  private static final int HALF = 8;
  private static final int BYTES = 256;
  private static final long[] LANES = lanes();

  private static final long EVERY_OTHER_LANE = 0x0000_ffff_0000_ffffL;
  private static final long LOWER_LANES = 0x0000_0000_ffff_ffffL;

  private long run;
  private long word;
  private long ofKey;
  private long ofFirst;
  private long marks;
  private long signs;

  private static long[] lanes() {
    long[] lanes = new long[HALF * BYTES];
    for (char c = 0; c < BYTES; c++) {
      lanes[c] =
          bit(c, Characters.RUN, 0)
              | bit(c, Characters.EITHER_BASE64, 1)
              | bit(c, Characters.KEY_OR_ZERO | Characters.SIGN, 2)
              | bit(c, Characters.FIRST_OF_FIRST | Characters.SIGN | Characters.MARK, 3);
      for (int place = 1; place < HALF; place++) {
        lanes[c + place * BYTES] = lanes[c] << place;
      }
    }
    return lanes;
  }

  private static long bit(char c, int kinds, int lane) {
    return Characters.is(c, kinds) ? 1L << (LANE * lane) : 0;
  }

  /** Reads the 64 characters of Latin-1 from here on. */
  void read(byte[] text, int from) {
    long a = of16(text, from);
    long b = of16(text, from + 16);
    long c = of16(text, from + 32);
    long d = of16(text, from + 48);
    // Four rows of four lanes become four columns.
    long evenAb = (a & EVERY_OTHER_LANE) | ((b & EVERY_OTHER_LANE) << LANE);
    long oddAb = ((a >>> LANE) & EVERY_OTHER_LANE) | (b & ~EVERY_OTHER_LANE);
    long evenCd = (c & EVERY_OTHER_LANE) | ((d & EVERY_OTHER_LANE) << LANE);
    long oddCd = ((c >>> LANE) & EVERY_OTHER_LANE) | (d & ~EVERY_OTHER_LANE);
    run = (evenAb & LOWER_LANES) | (evenCd << (2 * LANE));
    word = (oddAb & LOWER_LANES) | (oddCd << (2 * LANE));
    long third = (evenAb >>> (2 * LANE)) | (evenCd & ~LOWER_LANES);
    long fourth = (oddAb >>> (2 * LANE)) | (oddCd & ~LOWER_LANES);
    // Six kinds in four lanes: signs alone have both of the last two, and no mark is in a word.
    signs = third & fourth;
    ofKey = third ^ signs;
    ofFirst = (fourth ^ signs) & word;
    marks = fourth & ~word;
  }

  /** Those of {@link Characters#RUN}. */
  long run() {
    return run;
  }

  /** Those of {@link Characters#EITHER_BASE64}. */
  long word() {
    return word;
  }

  /** Those of {@link Characters#KEY_OR_ZERO}. */
  long ofKey() {
    return ofKey;
  }

  /** Those of {@link Characters#FIRST_OF_FIRST}. */
  long ofFirst() {
    return ofFirst;
  }

  /** Those of {@link Characters#MARK}. */
  long marks() {
    return marks;
  }

  /** Those of {@link Characters#SIGN}. */
  long signs() {
    return signs;
  }

  private static long of16(byte[] text, int from) {
    return of8(text, from) | (of8(text, from + HALF) << HALF);
  }

  private static long of8(byte[] text, int from) {
    return LANES[Byte.toUnsignedInt(text[from])]
        | LANES[Byte.toUnsignedInt(text[from + 1]) + BYTES]
        | LANES[Byte.toUnsignedInt(text[from + 2]) + 2 * BYTES]
        | LANES[Byte.toUnsignedInt(text[from + 3]) + 3 * BYTES]
        | LANES[Byte.toUnsignedInt(text[from + 4]) + 4 * BYTES]
        | LANES[Byte.toUnsignedInt(text[from + 5]) + 5 * BYTES]
        | LANES[Byte.toUnsignedInt(text[from + 6]) + 6 * BYTES]
        | LANES[Byte.toUnsignedInt(text[from + 7]) + 7 * BYTES];
  }
}
