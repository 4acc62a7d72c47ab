package dev.crmport.bench.traffic;

import dev.crmport.core.key.Lane;
import dev.crmport.core.pace.Anchor;
import dev.crmport.core.pace.Deadline;
import dev.crmport.core.pace.JvmPacer;
import dev.crmport.core.pace.Pace;
import dev.crmport.core.pace.Pacer;
import dev.crmport.core.pace.Turn;
import dev.crmport.core.pace.Urgency;
import io.github.bucket4j.Bucket;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** The limiters, each made for five a second in the way that its documentation shows. */
enum Limiter {
  STRICT("ours, strict", () -> ours(Anchor.ANSWER)),
  DEPARTURE("ours, departure", () -> ours(Anchor.DEPARTURE)),
  GUAVA("Guava", Limiter::guava),
  RESILIENCE4J("Resilience4j", Limiter::resilience4j),
  BUCKET4J_GREEDY("Bucket4j greedy", Limiter::bucket4jGreedy),
  BUCKET4J_INTERVALLY("Bucket4j intervally", Limiter::bucket4jIntervally),
  FAILSAFE_SMOOTH("Failsafe smooth", Limiter::failsafeSmooth),
  FAILSAFE_BURSTY("Failsafe bursty", Limiter::failsafeBursty),
  SLEEP("semaphore + sleep(200)", Limiter::sleep);

  private static final Duration SECOND = Duration.ofSeconds(1);

  private final String label;

  // A static method is as immutable as it gets.
  @SuppressWarnings("ImmutableEnumChecker")
  private final Supplier<Gate> maker;

  Limiter(String label, Supplier<Gate> maker) {
    this.label = label;
    this.maker = maker;
  }

  String label() {
    return label;
  }

  /** Whether one in flight is its own promise, and a semaphore around the call adds nothing. */
  boolean keepsOneInFlight() {
    return isOurs() || this == SLEEP;
  }

  boolean isOurs() {
    return this == STRICT || this == DEPARTURE;
  }

  /** Whether its window begins where an answer does, or else where the request departed. */
  boolean anchorsAtAnswer() {
    return this == STRICT;
  }

  /** A fresh one. */
  Gate gate() {
    return maker.get();
  }

  /**
   * A fresh one, and a semaphore around the call: first the permit, then the wait for the other.
   */
  Gate gateWithOneInFlight() {
    Gate gate = gate();
    Semaphore one = new Semaphore(1);
    return errand ->
        gate.pass(
            answerBegan -> {
              one.acquire();
              try {
                errand.run(answerBegan);
              } finally {
                one.release();
              }
            });
  }

  private static Gate ours(Anchor anchor) {
    Pacer pacer = JvmPacer.builder().pace(Pace.standard().anchoredAt(anchor)).build();
    Lane lane = Lane.random();
    return errand -> {
      try (Turn turn = pacer.take(lane, Urgency.BATCH, Deadline.none())) {
        errand.run(turn::answered);
      }
    };
  }

  // The Guava class is marked as beta, which its users accept.
  @SuppressWarnings("UnstableApiUsage")
  private static Gate guava() {
    var limiter = com.google.common.util.concurrent.RateLimiter.create(5);
    return errand -> {
      limiter.acquire();
      errand.run(Limiter::nobodyAsks);
    };
  }

  private static Gate resilience4j() {
    var limiter =
        io.github.resilience4j.ratelimiter.RateLimiter.of(
            "bench",
            RateLimiterConfig.custom()
                .limitForPeriod(5)
                .limitRefreshPeriod(SECOND)
                // The default of 5 s would turn callers away where 64 wait.
                .timeoutDuration(Duration.ofMinutes(10))
                .build());
    return errand -> {
      if (!limiter.acquirePermission()) {
        throw new InterruptedException();
      }
      errand.run(Limiter::nobodyAsks);
    };
  }

  private static Gate bucket4jGreedy() {
    return bucket4j(
        Bucket.builder().addLimit(limit -> limit.capacity(5).refillGreedy(5, SECOND)).build());
  }

  private static Gate bucket4jIntervally() {
    return bucket4j(
        Bucket.builder().addLimit(limit -> limit.capacity(5).refillIntervally(5, SECOND)).build());
  }

  private static Gate bucket4j(Bucket bucket) {
    return errand -> {
      bucket.asBlocking().consume(1);
      errand.run(Limiter::nobodyAsks);
    };
  }

  private static Gate failsafeSmooth() {
    return failsafe(dev.failsafe.RateLimiter.smoothBuilder(5, SECOND).build());
  }

  private static Gate failsafeBursty() {
    return failsafe(dev.failsafe.RateLimiter.burstyBuilder(5, SECOND).build());
  }

  private static Gate failsafe(dev.failsafe.RateLimiter<Object> limiter) {
    return errand -> {
      limiter.acquirePermit();
      errand.run(Limiter::nobodyAsks);
    };
  }

  /** No limiter here but ours wants to know when an answer began. */
  private static void nobodyAsks() {}

  private static Gate sleep() {
    Semaphore one = new Semaphore(1);
    return errand -> {
      one.acquire();
      try {
        errand.run(Limiter::nobodyAsks);
        Thread.sleep(200);
      } finally {
        one.release();
      }
    };
  }
}
