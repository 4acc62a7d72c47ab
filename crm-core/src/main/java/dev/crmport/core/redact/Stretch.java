package dev.crmport.core.redact;

/**
 * Characters of one kind that follow each other, 64 after the other, and where they begin that end
 * in these. For one search at a time.
 */
final class Stretch {
  private long bits;
  private long lasts;
  private int from;
  private int begun;

  /** Begins with another text. */
  void begin() {
    bits = 0;
    lasts = 0;
    from = 0;
    begun = 0;
  }

  /** Which of the 64 before are of the kind. */
  long before() {
    return bits;
  }

  /**
   * Goes on to the next 64.
   *
   * @param place where they begin
   * @param kind which of them are of the kind
   * @param longs which of them are the last of enough in a row
   * @return behind which of those a stretch of enough ends, by a bit for the character that follows
   */
  long next(int place, long kind, long longs) {
    begun = place == 0 ? 0 : start(Kinds.SIZE);
    long ends = Rows.shifted(longs, lasts, 1) & ~kind;
    bits = kind;
    lasts = longs;
    from = place;
    return ends;
  }

  /** Where the one begins that ends before one of these 64, given by its number among them. */
  int start(int end) {
    long others = ~bits & (end == Kinds.SIZE ? -1L : (1L << end) - 1);
    return others == 0 ? begun : from + Kinds.SIZE - Long.numberOfLeadingZeros(others);
  }
}
