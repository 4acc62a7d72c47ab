package dev.crmport.core.redact;

/** Bits of a word and of the one before it that follow each other at the same distance. */
final class Rows {
  private static final int STEPS = 5;

  private Rows() {}

  /**
   * Which bits are the last of so many in a row.
   *
   * @param bits a word
   * @param before the word before it, whose highest bit comes before the lowest of this one
   * @param count how many; all of them within 64 bits
   * @param distance how far each of them is from the next
   */
  static long of(long bits, long before, int count, int distance) {
    long now = bits;
    long then = before;
    int have = 1;
    // As many steps as any count takes, so that the compiler lays them out one behind the other.
    for (int step = 0; step < STEPS; step++) {
      int more = Math.min(have, count - have);
      if (more > 0) {
        now &= shifted(now, then, more * distance);
        then &= then << (more * distance);
        have += more;
      }
    }
    return now;
  }

  /** The bits that have none set at this distance before them: the first ones of their row. */
  static long firsts(long bits, long before, int distance) {
    return bits & ~shifted(bits, before, distance);
  }

  /** Each bit so much later, of 63 at most. */
  static long shifted(long bits, long before, int distance) {
    return (bits << distance) | (before >>> (Long.SIZE - distance));
  }
}
