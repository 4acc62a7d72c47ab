package dev.crmport.bench.lanes;

import dev.crmport.bench.LiveHeap;
import dev.crmport.bench.Samples;
import dev.crmport.bench.Verdict;
import dev.crmport.core.key.Lane;
import dev.crmport.core.pace.Deadline;
import dev.crmport.core.pace.JvmPacer;
import dev.crmport.core.pace.Turn;
import dev.crmport.core.pace.Urgency;
import dev.crmport.testkit.ManualTime;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import javax.management.JMException;

/**
 * Days of traffic on a clock that moves to whatever moment is waited for: does a request cost more,
 * or is more kept, after a million than after the first of them? A new lane comes every hundred
 * requests, so that lanes have to be forgotten too.
 */
final class MillionTurns {
  private static final int TENTHS = 10;
  private static final int REQUESTS_PER_LANE = 100;
  private static final double FLAT_COST = 1.25;

  /** What classes and compiled code may still add; a lane that is not forgotten adds far more. */
  private static final long FLAT_BYTES = 64 * 1024;

  private final int requests;
  private final ManualTime time = ManualTime.autoAdvancing();
  private final JvmPacer pacer = JvmPacer.builder().time(time).build();
  private final Random random = new Random(1);

  MillionTurns(int requests) {
    this.requests = requests;
  }

  List<Verdict> measure() throws InterruptedException, JMException {
    long[] nanos = new long[TENTHS];
    long[] bytes = new long[TENTHS];
    // The first is for the compiler.
    play();
    for (int tenth = 0; tenth < TENTHS; tenth++) {
      nanos[tenth] = play();
      bytes[tenth] = LiveHeap.now().total();
    }
    System.out.printf("%n%,d requests on manual time, ns a request by tenth:", requests);
    for (long cost : nanos) {
      System.out.printf(" %d", cost);
    }
    long growth = bytes[TENTHS - 1] - bytes[0];
    System.out.printf(
        "%nlive bytes after the first tenth %,d, after the last %+,d%n", bytes[0], growth);
    double times = (double) nanos[TENTHS - 1] / nanos[0];
    return List.of(
        new Verdict(
            "the last hundred thousand of %,d requests cost as much each as the first"
                .formatted(requests),
            "%.2f times".formatted(times),
            times <= FLAT_COST),
        new Verdict(
            "and leave no more memory in use",
            "%+,d bytes".formatted(growth),
            growth <= FLAT_BYTES));
  }

  /** One tenth; the cost of a request in nanoseconds, in the middle of all lanes. */
  private long play() throws InterruptedException {
    long[] costs = new long[requests / TENTHS / REQUESTS_PER_LANE];
    for (int i = 0; i < costs.length; i++) {
      long start = System.nanoTime();
      useUp(Lane.random());
      costs[i] = (System.nanoTime() - start) / REQUESTS_PER_LANE;
    }
    return Samples.of(costs).median();
  }

  private void useUp(Lane lane) throws InterruptedException {
    for (int i = 0; i < REQUESTS_PER_LANE; i++) {
      try (Turn turn = pacer.take(lane, Urgency.BATCH, Deadline.none())) {
        time.advance(Duration.ofMillis(random.nextInt(300)));
        turn.answered();
      }
    }
  }
}
