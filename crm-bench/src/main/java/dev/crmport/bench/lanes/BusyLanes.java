package dev.crmport.bench.lanes;

import com.sun.management.OperatingSystemMXBean;
import dev.crmport.bench.Verdict;
import dev.crmport.core.key.Lane;
import dev.crmport.core.pace.Deadline;
import dev.crmport.core.pace.JvmPacer;
import dev.crmport.core.pace.Turn;
import dev.crmport.core.pace.Urgency;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Every lane busy: two virtual threads a lane, each taking turn after turn for exchanges of 50 ms.
 * Then as many virtual threads that sleep the same times with no pacer: each replays the waits that
 * one of the others had, and the 50 ms after each.
 *
 * <p>Lanes begin at random within one period, as those of unrelated clients do.
 */
final class BusyLanes {
  private static final Duration EXCHANGE = Duration.ofMillis(50);

  /** Five turns take a window and an exchange: counting over whole periods favours no phase. */
  private static final long PERIOD_NANOS = 1_051_000_000;

  /** Whoever waited for less did not sleep. */
  private static final long AT_ONCE_NANOS = 10_000;

  private static final int LEAD_PERIODS = 3;

  /** So that no replay runs out of waits while it is counted. */
  private static final int TAIL_PERIODS = 2;

  private static final double TURNS_TARGET = 47_000;
  private static final int TARGET_LANES = 10_000;
  private static final double CPU_TARGET = 1.5;

  private final int lanes;
  private final int periods;
  private final OperatingSystemMXBean machine =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  /**
   * So many lanes.
   *
   * @param periods for how many periods turns are counted
   */
  BusyLanes(int lanes, int periods) {
    this.lanes = lanes;
    this.periods = periods;
  }

  /** What a number of threads did while it was counted. */
  private record Count(long turns, long cpuNanos, long nanos) {
    double turnsPerSecond() {
      return turns * 1e9 / nanos;
    }

    double cpuMicrosPerTurn() {
      return cpuNanos / 1e3 / turns;
    }
  }

  /** What one thread does until it is over; it counts its turns in the worker. */
  private interface Work {
    void run(Worker worker) throws InterruptedException;
  }

  List<Verdict> measure(int rounds) throws InterruptedException {
    double[] rates = new double[rounds];
    double[] ratios = new double[rounds];
    int broken = 0;
    System.out.printf("%n%,d lanes, %,d virtual threads%n", lanes, 2 * lanes);
    // The first round is for the compiler.
    for (int round = -1; round < rounds; round++) {
      long seed = round;
      List<LaneLog> logs = IntStream.range(0, lanes).mapToObj(i -> new LaneLog()).toList();
      List<Worker> workers = workers(seed, logs);
      Count paced;
      try (JvmPacer pacer = JvmPacer.builder().build()) {
        paced = count(workers, worker -> worker.takeTurns(pacer));
      }
      Count bare = count(workers, Worker::replay);
      broken += logs.stream().mapToInt(LaneLog::broken).sum();
      if (round >= 0) {
        rates[round] = paced.turnsPerSecond();
        ratios[round] = paced.cpuMicrosPerTurn() / bare.cpuMicrosPerTurn();
        System.out.printf(
            "%,.0f turns/s, %.2f us of CPU a turn; bare %,.0f/s, %.2f us; ratio %.2f%n",
            rates[round],
            paced.cpuMicrosPerTurn(),
            bare.turnsPerSecond(),
            bare.cpuMicrosPerTurn(),
            ratios[round]);
      }
    }
    double rate = middle(rates);
    double ratio = middle(ratios);
    double enough = TURNS_TARGET * lanes / TARGET_LANES;
    return List.of(
        new Verdict(
            "%,d lanes: at least %,.0f turns a second".formatted(lanes, enough),
            "%,.0f".formatted(rate),
            rate >= enough),
        new Verdict(
            "at most 1.5 times the CPU of the same threads sleeping the same times",
            "%.2f times".formatted(ratio),
            ratio <= CPU_TARGET),
        new Verdict(
            "no lane saw six departures in a second after its answers, or two in flight",
            broken + " broken",
            broken == 0));
  }

  private List<Worker> workers(long seed, List<LaneLog> logs) {
    Random random = new Random(seed);
    List<Worker> workers = new ArrayList<>();
    for (LaneLog log : logs) {
      Lane lane = Lane.random();
      long start = random.nextLong(PERIOD_NANOS);
      workers.add(new Worker(lane, log, start, LEAD_PERIODS + periods + TAIL_PERIODS));
      workers.add(new Worker(lane, log, start, LEAD_PERIODS + periods + TAIL_PERIODS));
    }
    return workers;
  }

  private Count count(List<Worker> workers, Work work) throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    for (Worker worker : workers) {
      threads.add(Thread.startVirtualThread(() -> run(worker, work)));
    }
    Thread.sleep(Duration.ofNanos(LEAD_PERIODS * PERIOD_NANOS));
    long before = turns(workers);
    long cpu = machine.getProcessCpuTime();
    long start = System.nanoTime();
    Thread.sleep(Duration.ofNanos(periods * PERIOD_NANOS));
    Count count =
        new Count(
            turns(workers) - before, machine.getProcessCpuTime() - cpu, System.nanoTime() - start);
    Thread.sleep(Duration.ofNanos(TAIL_PERIODS * PERIOD_NANOS));
    for (Thread thread : threads) {
      thread.interrupt();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    return count;
  }

  private static void run(Worker worker, Work work) {
    try {
      Thread.sleep(Duration.ofNanos(worker.startNanos));
      work.run(worker);
    } catch (InterruptedException enough) {
      // That is how it ends.
    }
  }

  private static long turns(List<Worker> workers) {
    return workers.stream().mapToLong(worker -> worker.turns).sum();
  }

  private static double middle(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  /** One virtual thread. */
  private static final class Worker {
    private final Lane lane;
    private final LaneLog log;
    private final long startNanos;

    /** How long each turn was waited for. */
    private final long[] waits;

    /** Read by whoever counts. */
    private volatile int turns;

    Worker(Lane lane, LaneLog log, long startNanos, int periods) {
      this.lane = lane;
      this.log = log;
      this.startNanos = startNanos;
      this.waits = new long[5 * (periods + 2)];
    }

    void takeTurns(JvmPacer pacer) throws InterruptedException {
      for (int i = 0; i < waits.length; i++) {
        long asked = System.nanoTime();
        try (Turn turn = pacer.take(lane, Urgency.BATCH, Deadline.none())) {
          long departed = System.nanoTime();
          waits[i] = departed - asked;
          turns = i + 1;
          log.departed(departed);
          Thread.sleep(EXCHANGE);
          log.answered(System.nanoTime());
          turn.answered();
        }
      }
    }

    /** The waits that this worker had, and an exchange after each. */
    void replay() throws InterruptedException {
      int recorded = turns;
      for (int i = 0; i < recorded; i++) {
        if (waits[i] > AT_ONCE_NANOS) {
          Thread.sleep(Duration.ofNanos(waits[i]));
        }
        turns = i + 1;
        Thread.sleep(EXCHANGE);
      }
    }
  }
}
