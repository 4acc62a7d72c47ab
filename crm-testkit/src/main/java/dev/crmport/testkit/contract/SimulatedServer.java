package dev.crmport.testkit.contract;

import static dev.crmport.testkit.contract.PacerStage.LANE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmport.core.pace.Deadline;
import dev.crmport.core.pace.Pace;
import dev.crmport.core.pace.Pacer;
import dev.crmport.core.pace.Turn;
import dev.crmport.core.pace.Urgency;
import dev.crmport.testkit.ManualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A server behind a network that delays at random, on manual time; remembers when requests arrived
 * and when they were done with. Safe for use by many threads.
 */
final class SimulatedServer {
  private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);

  private final ReentrantLock lock = new ReentrantLock();

  /** Guarded by the lock, as the lists and the fields below are. */
  private final Random random;

  private final ManualTime time;
  private final Duration quarantine;
  private final List<Long> arrivals = new ArrayList<>();
  private final List<long[]> flights = new ArrayList<>();
  private boolean answersOnly;
  private int permits;
  private long window;
  private final List<Long> answers = new ArrayList<>();

  SimulatedServer(Random random, ManualTime time, Duration quarantine) {
    this.random = random;
    this.time = time;
    this.quarantine = quarantine;
  }

  static long seed() {
    return Long.getLong("crm.seed", System.identityHashCode(new Object()) * 7919L);
  }

  /** Lets nothing go wrong, and checks that each departure is the earliest that is allowed. */
  SimulatedServer expectingEarliest(int limit, Duration keptWindow) {
    answersOnly = true;
    permits = limit;
    window = keptWindow.toNanos();
    return this;
  }

  /** Sends so many requests, one after another, each when its turn has come. */
  void run(Pacer pacer, int requests) throws InterruptedException {
    for (int i = 0; i < requests; i++) {
      if (draw(20) == 0) {
        time.sleep(Duration.ofNanos(upTo(2_500)));
      }
      long ready = time.nanos();
      try (Turn turn = pacer.take(LANE, Urgency.INTERACTIVE, Deadline.none())) {
        send(turn, ready);
      }
    }
  }

  private void send(Turn turn, long ready) throws InterruptedException {
    long departed = time.nanos();
    int fate = answersOnly ? 99 : draw(100);
    if (fate < 3) {
      turn.unused();
    } else if (fate < 6) {
      // Lost: it was or will be seen before the quarantine is over.
      time.sleep(Duration.ofNanos(upTo(200)));
      saw(departed, time.nanos() + between(departed - time.nanos(), quarantine.toNanos()));
    } else {
      checkEarliest(ready, departed);
      long up = upTo(draw(10) == 0 ? 300 : 60);
      time.sleep(Duration.ofNanos(up));
      long arrived = time.nanos();
      time.sleep(Duration.ofNanos(upTo(120)));
      turn.answered();
      noteAnswer(time.nanos());
      if (fate < 9) {
        turn.hold(Duration.ofNanos(upTo(1_500)));
      }
      time.sleep(Duration.ofNanos(upTo(20)));
      saw(departed, arrived);
    }
  }

  private void checkEarliest(long ready, long departed) {
    lock.lock();
    try {
      if (answersOnly) {
        int bound = answers.size() - permits;
        long earliest = bound < 0 ? ready : Math.max(ready, answers.get(bound) + window);
        assertThat(departed).as("departure of request %d", answers.size()).isEqualTo(earliest);
      }
    } finally {
      lock.unlock();
    }
  }

  private void noteAnswer(long moment) {
    lock.lock();
    try {
      answers.add(moment);
    } finally {
      lock.unlock();
    }
  }

  private void saw(long departed, long arrived) {
    lock.lock();
    try {
      arrivals.add(arrived);
      flights.add(new long[] {departed, time.nanos()});
    } finally {
      lock.unlock();
    }
  }

  private int draw(int bound) {
    lock.lock();
    try {
      return random.nextInt(bound);
    } finally {
      lock.unlock();
    }
  }

  private long upTo(long millis) {
    return between(0, millis * MILLI);
  }

  private long between(long least, long most) {
    lock.lock();
    try {
      return random.nextLong(least, most + 1);
    } finally {
      lock.unlock();
    }
  }

  /** Fails where a window held too many arrivals, or two requests were under way at once. */
  void assertKept(Pace pace, long seed) {
    lock.lock();
    try {
      List<Long> inOrder = new ArrayList<>(arrivals);
      Collections.sort(inOrder);
      for (int i = pace.permits(); i < inOrder.size(); i++) {
        assertThat(Duration.ofNanos(inOrder.get(i) - inOrder.get(i - pace.permits())))
            .as("arrivals %d to %d, seed %d", i - pace.permits(), i, seed)
            .isGreaterThanOrEqualTo(pace.window());
      }
      flights.sort((a, b) -> Long.compare(a[0], b[0]));
      for (int i = 1; i < flights.size(); i++) {
        assertThat(flights.get(i)[0])
            .as("departure of request %d, seed %d", i, seed)
            .isGreaterThanOrEqualTo(flights.get(i - 1)[1]);
      }
      assertThat(inOrder).as("requests that arrived").isNotEmpty();
    } finally {
      lock.unlock();
    }
  }
}
