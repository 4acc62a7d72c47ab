package dev.crmport.bench.lanes;

import dev.crmport.bench.Verdict;
import java.util.ArrayList;
import java.util.List;

/**
 * Many lanes at work, many waiters in one, many requests: what the pacer costs in time and memory.
 *
 * <p>Not a JMH benchmark: what is measured is a state of the whole virtual machine over half a
 * minute, not an operation.
 *
 * <p>Ends with one line per target, and with exit code 1 where one was not met.
 */
public final class ManyLanes {
  private static final int LANES = 10_000;
  private static final int WAITERS = 100_000;
  private static final int REQUESTS = 1_000_000;
  private static final int PERIODS = 19;
  private static final int ROUNDS = 3;

  private ManyLanes() {}

  /** Measures what is named ({@code busy memory queue million}), or all of it. */
  public static void main(String[] args) throws Exception {
    List<String> parts =
        args.length == 0 ? List.of("busy", "memory", "queue", "million") : List.of(args);
    List<Verdict> verdicts = new ArrayList<>();
    for (String part : parts) {
      verdicts.addAll(
          switch (part) {
            case "busy" -> new BusyLanes(LANES, PERIODS).measure(ROUNDS);
            case "memory" -> new LaneMemory(LANES).measure();
            case "queue" -> new LongQueue(WAITERS).measure();
            case "million" -> new MillionTurns(REQUESTS).measure();
            default ->
                throw new IllegalArgumentException(
                    "nothing was measured: there is no part "
                        + part
                        + "; use busy, memory, queue, million or nothing for all");
          });
    }
    if (!Verdict.print(verdicts)) {
      System.exit(1);
    }
  }
}
