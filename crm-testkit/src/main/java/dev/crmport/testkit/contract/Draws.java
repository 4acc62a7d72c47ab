package dev.crmport.testkit.contract;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/** What a seed decides. Not safe for use by many threads. */
final class Draws {
  private final SplittableRandom random;

  Draws(long seed) {
    random = new SplittableRandom(seed);
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  <T> T oneOf(List<T> many) {
    return many.get(random.nextInt(many.size()));
  }

  boolean oneIn(int many) {
    return random.nextInt(many) == 0;
  }

  long nanosUpTo(Duration most) {
    return random.nextLong(most.toNanos() + 1);
  }

  Duration upTo(Duration most) {
    return Duration.ofNanos(nanosUpTo(most));
  }

  Duration millisUpTo(int most) {
    return upTo(Duration.ofMillis(most));
  }

  /** The seed that was asked for by {@code -Dcrm.seed}, or one that nobody chose. */
  static long seed() {
    return Long.getLong("crm.seed", new SplittableRandom().nextLong());
  }
}
