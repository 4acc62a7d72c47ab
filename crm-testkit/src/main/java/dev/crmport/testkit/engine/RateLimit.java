package dev.crmport.testkit.engine;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The CRM's own limit: so many accepted requests per key in any rolling second, over all paths. A
 * request that was refused does not count (chosen). Guarded by the engine.
 */
final class RateLimit {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final int permits;

  /** The arrivals of the last {@code permits} accepted requests, by the caller's number. */
  private final Map<Integer, Deque<Long>> accepted = new HashMap<>();

  RateLimit(int permits) {
    this.permits = permits;
  }

  void count(int caller, long arrivalNanos) {
    if (permits == 0) {
      return;
    }
    Deque<Long> recent = accepted.computeIfAbsent(caller, number -> new ArrayDeque<>());
    if (recent.size() == permits) {
      long age = arrivalNanos - recent.getFirst();
      if (age < SECOND) {
        long millis = Math.ceilDiv(SECOND - age, 1_000_000L);
        throw new Refusal(
            ApiError.of("429", "Rate limit exceeded. Try again in " + millis + " ms.").answer(429));
      }
      recent.removeFirst();
    }
    recent.addLast(arrivalNanos);
  }
}
