package dev.crmport.bench;

import java.util.Arrays;
import java.util.Collection;

/** Measured values in ascending order; immutable. */
public final class Samples {
  private final long[] sorted;

  private Samples(long[] sorted) {
    this.sorted = sorted;
  }

  /** These values, in any order. */
  public static Samples of(long... values) {
    long[] sorted = values.clone();
    Arrays.sort(sorted);
    return new Samples(sorted);
  }

  /** These values, in any order. */
  public static Samples of(Collection<Long> values) {
    return of(values.stream().mapToLong(Long::longValue).toArray());
  }

  /** All of them together. */
  public static Samples all(Collection<Samples> many) {
    return of(many.stream().flatMapToLong(samples -> Arrays.stream(samples.sorted)).toArray());
  }

  /** How many values there are. */
  public int size() {
    return sorted.length;
  }

  /**
   * The least value that so many percent of all do not exceed; 0 where there are none.
   *
   * @param percent above 0, at most 100
   */
  public long percentile(double percent) {
    if (sorted.length == 0) {
      return 0;
    }
    int rank = (int) Math.ceil(percent / 100 * sorted.length);
    return sorted[Math.max(rank, 1) - 1];
  }

  /** The value in the middle. */
  public long median() {
    return percentile(50);
  }

  /** A moment or a length in milliseconds, from nanoseconds. */
  public static double millis(long nanos) {
    return nanos / 1e6;
  }
}
