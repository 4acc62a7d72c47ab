package dev.crmport.bench;

import com.google.common.util.concurrent.RateLimiter;
import dev.crmport.core.key.Lane;
import dev.crmport.core.pace.Deadline;
import dev.crmport.core.pace.JvmPacer;
import dev.crmport.core.pace.Turn;
import dev.crmport.core.pace.Urgency;
import io.github.bucket4j.Bucket;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a turn costs when nobody has to wait, beside {@code System.nanoTime}, which every limiter
 * calls, and beside the other limiters.
 *
 * <p>Ours keeps its pace on {@link AheadOfTime}; the others get limits so high that nothing waits,
 * which costs them nothing.
 *
 * <p>{@link TurnCostRun} runs it and judges; by itself, run it with {@code -prof gc}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class TurnCost {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final int PLENTY = 1_000_000_000;

  private final AheadOfTime clock = new AheadOfTime();
  private final JvmPacer pacer = JvmPacer.builder().time(clock).build();
  private final Lane lane = Lane.random();

  // Marked as beta, which its users accept.
  @SuppressWarnings("UnstableApiUsage")
  private final RateLimiter guava = RateLimiter.create(PLENTY);

  private final io.github.resilience4j.ratelimiter.RateLimiter resilience4j =
      io.github.resilience4j.ratelimiter.RateLimiter.of(
          "bench",
          RateLimiterConfig.custom().limitForPeriod(PLENTY).limitRefreshPeriod(SECOND).build());
  private final Bucket bucket4j =
      Bucket.builder()
          .addLimit(limit -> limit.capacity(PLENTY).refillGreedy(PLENTY, SECOND))
          .build();
  private final dev.failsafe.RateLimiter<Object> failsafeSmooth =
      dev.failsafe.RateLimiter.smoothBuilder(PLENTY, SECOND).build();
  private final dev.failsafe.RateLimiter<Object> failsafeBursty =
      dev.failsafe.RateLimiter.burstyBuilder(PLENTY, SECOND).build();
  private final Semaphore semaphore = new Semaphore(1);

  /** The unit of all of them. */
  @Benchmark
  public long nanoTime() {
    return System.nanoTime();
  }

  /** Take, answered, close. */
  @Benchmark
  public Turn ours() throws InterruptedException {
    clock.skip();
    try (Turn turn = pacer.take(lane, Urgency.BATCH, Deadline.none())) {
      turn.answered();
      return turn;
    }
  }

  /** Guava. */
  @Benchmark
  @SuppressWarnings("UnstableApiUsage")
  public double guavaAcquire() {
    return guava.acquire();
  }

  /** Resilience4j. */
  @Benchmark
  public boolean resilience4jAcquirePermission() {
    return resilience4j.acquirePermission();
  }

  /** Bucket4j. */
  @Benchmark
  public boolean bucket4jTryConsume() {
    return bucket4j.tryConsume(1);
  }

  /** Failsafe. */
  @Benchmark
  public boolean failsafeSmoothTryAcquirePermit() {
    return failsafeSmooth.tryAcquirePermit();
  }

  /** Failsafe's other one. */
  @Benchmark
  public boolean failsafeBurstyTryAcquirePermit() {
    return failsafeBursty.tryAcquirePermit();
  }

  /** What the others need besides, for one in flight. */
  @Benchmark
  public void semaphore() throws InterruptedException {
    semaphore.acquire();
    semaphore.release();
  }
}
