package dev.crmport.checks.pace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmport.core.failure.TurnRefused;
import dev.crmport.core.key.Lane;
import dev.crmport.core.pace.Deadline;
import dev.crmport.core.pace.JvmPacer;
import dev.crmport.core.pace.MemoryLedger;
import dev.crmport.core.pace.Pace;
import dev.crmport.core.pace.Time;
import dev.crmport.core.pace.Turn;
import dev.crmport.core.pace.Urgency;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Real threads on the real clock, platform and virtual ones, at a pace at which nobody waits for
 * long. The seed fixes who does what, not in which order: a failure that it names need not come
 * again at once.
 */
class StressTest {
  private static final int PERMITS = 50;
  private static final Duration WINDOW = Duration.ofMillis(4);
  private static final int THREADS = 24;
  private static final int REQUESTS = 400;

  private final long seed = Long.getLong("crm.seed", System.identityHashCode(new Object()) * 7919L);
  private final Time time = Time.system();
  private final JvmPacer pacer =
      JvmPacer.builder()
          .pace(Pace.agreedWithVendor(PERMITS, WINDOW, "none: this is a test"))
          .quarantine(Duration.ofMillis(1))
          .time(time)
          .build();
  private final List<Desk> desks = List.of(new Desk("acme"), new Desk("birch"), new Desk("cedar"));
  private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
  private final AtomicLong served = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();
  private final AtomicLong interrupted = new AtomicLong();

  /** What went on in one lane. The lists are guarded by the lane's open turn, and nothing else. */
  private static final class Desk {
    private final Lane lane;
    private final AtomicInteger inFlight = new AtomicInteger();
    private final List<Long> departures = new ArrayList<>();
    private final List<Long> ends = new ArrayList<>();

    Desk(String lane) {
      this.lane = new Lane(lane);
    }
  }

  @Test
  @Timeout(60)
  void manyThreadsKeepThePaceWhateverInterruptsThem() throws Exception {
    System.out.println("stress with -Dcrm.seed=" + seed);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      Random random = new Random(seed + i);
      Thread.Builder kind = i % 2 == 0 ? Thread.ofPlatform() : Thread.ofVirtual();
      threads.add(kind.start(() -> work(random)));
    }
    interruptUntilAllHaveEnded(threads);

    assertThat(wrong).as("with seed %d", seed).isEmpty();
    assertThat(served.get() + refused.get() + interrupted.get())
        .as("with seed %d", seed)
        .isEqualTo((long) THREADS * REQUESTS);
    assertThat(served).as("served, with seed %d", seed).hasPositiveValue();
    assertThat(interrupted).as("interrupted, with seed %d", seed).hasPositiveValue();
    long kept = WINDOW.plus(MemoryLedger.CLOCK_ALLOWANCE).toNanos();
    for (Desk desk : desks) {
      for (int i = PERMITS; i < desk.departures.size(); i++) {
        assertThat(desk.departures.get(i) - desk.ends.get(i - PERMITS))
            .as("departure %d of %s, with seed %d", i, desk.lane, seed)
            .isGreaterThanOrEqualTo(kept);
      }
    }
  }

  private void interruptUntilAllHaveEnded(List<Thread> threads) throws InterruptedException {
    Random random = new Random(seed - 1);
    for (Thread thread : threads) {
      while (!thread.join(Duration.ofNanos(random.nextInt(2_000_000)))) {
        threads.get(random.nextInt(threads.size())).interrupt();
      }
    }
  }

  private void work(Random random) {
    for (int i = 0; i < REQUESTS; i++) {
      Desk desk = desks.get(random.nextInt(desks.size()));
      Urgency urgency = random.nextBoolean() ? Urgency.BATCH : Urgency.INTERACTIVE;
      Deadline deadline =
          random.nextInt(5) == 0
              ? Deadline.in(Duration.ofNanos(random.nextInt(3_000_000)), time)
              : Deadline.none();
      try (Turn turn = pacer.take(desk.lane, urgency, deadline)) {
        served.incrementAndGet();
        send(desk, turn, random);
      } catch (TurnRefused late) {
        refused.incrementAndGet();
      } catch (InterruptedException heckled) {
        interrupted.incrementAndGet();
      } catch (RuntimeException failed) {
        wrong.add(failed.toString());
      }
    }
  }

  private void send(Desk desk, Turn turn, Random random) {
    long departed = time.nanos();
    if (desk.inFlight.incrementAndGet() != 1) {
      wrong.add("two in flight in " + desk.lane);
    }
    if (random.nextInt(10) == 0) {
      turn.unused();
    } else {
      desk.departures.add(departed);
      desk.ends.add(time.nanos());
      if (random.nextInt(50) != 0) {
        turn.answered();
      }
    }
    desk.inFlight.decrementAndGet();
    if (random.nextInt(10) == 0) {
      // Late, and twice: the second must not touch whoever goes by then.
      turn.close();
    }
  }
}
