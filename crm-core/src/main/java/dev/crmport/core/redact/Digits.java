package dev.crmport.core.redact;

/** Hexadecimal digits, eight at a time: the bytes of a word, of which the highest comes first. */
final class Digits {
  /** How many a word has. */
  static final int WORD = Long.BYTES;

  private static final long EACH = 0x0101010101010101L;
  private static final long HIGH_BITS = 0x8080808080808080L;

  private Digits() {}

  /** Whether all bytes of four words are digits, of either case. */
  static boolean areAll(long first, long second, long third, long fourth) {
    return (areDigits(first) & areDigits(second) & areDigits(third) & areDigits(fourth))
        == HIGH_BITS;
  }

  /** The highest bit of each byte that is one. */
  private static long areDigits(long bytes) {
    // No sum passes into the next byte but from one beyond ASCII, and that is none itself.
    long numbers = (bytes + (0x80 - '0') * EACH) & ~(bytes + (0x80 - '9' - 1) * EACH);
    long lower = bytes | (0x20 * EACH);
    long letters = (lower + (0x80 - 'a') * EACH) & ~(lower + (0x80 - 'f' - 1) * EACH);
    return (numbers | letters) & ~bytes & HIGH_BITS;
  }

  /** The number that they are, of 32 bits; each of them has to be one. */
  static long value(long bytes) {
    long digits = (bytes & (0x0f * EACH)) + ((bytes >>> 6) & EACH) * 9;
    digits = (digits | (digits >>> 4)) & 0x00ff00ff00ff00ffL;
    digits = (digits | (digits >>> 8)) & 0x0000ffff0000ffffL;
    return (digits | (digits >>> 16)) & 0xffffffffL;
  }
}
