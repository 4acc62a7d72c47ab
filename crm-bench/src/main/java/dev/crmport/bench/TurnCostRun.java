package dev.crmport.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs {@link TurnCost} in short rounds, each benchmark once a round: what else happens on the
 * machine then meets all of them. Prints the middle of all iterations, and whether a turn costs at
 * most five times {@code System.nanoTime} and 64 bytes; exit code 1 where it costs more.
 */
public final class TurnCostRun {
  private static final int ROUNDS = 5;
  private static final double MOST_TIMES = 5;
  private static final double MOST_BYTES = 64;
  private static final String BYTES = "gc.alloc.rate.norm";

  private TurnCostRun() {}

  /** Takes no arguments. */
  public static void main(String[] args) throws RunnerException {
    Options options =
        new OptionsBuilder()
            .include(TurnCost.class.getName())
            .forks(1)
            .warmupIterations(5)
            .warmupTime(TimeValue.milliseconds(200))
            .measurementIterations(10)
            .measurementTime(TimeValue.milliseconds(200))
            .addProfiler(GCProfiler.class)
            .verbosity(VerboseMode.SILENT)
            .build();
    Map<String, List<Double>> nanos = new TreeMap<>();
    Map<String, List<Double>> bytes = new TreeMap<>();
    for (int round = 0; round < ROUNDS; round++) {
      for (RunResult run : new Runner(options).run()) {
        String name = name(run.getParams());
        run.getBenchmarkResults().stream()
            .flatMap(fork -> fork.getIterationResults().stream())
            .forEach(
                iteration -> {
                  add(nanos, name, iteration.getPrimaryResult());
                  add(bytes, name, bytes(iteration));
                });
      }
    }
    double unit = middle(nanos, "nanoTime");
    System.out.println("| operation | ns | times nanoTime | bytes |");
    System.out.println("| --- | --- | --- | --- |");
    for (String name : nanos.keySet()) {
      System.out.printf(
          "| %s | %.1f | %.2f | %.0f |%n",
          name, middle(nanos, name), middle(nanos, name) / unit, middle(bytes, name));
    }
    double times = middle(nanos, "ours") / unit;
    double size = middle(bytes, "ours");
    boolean met =
        Verdict.print(
            List.of(
                new Verdict(
                    "take, answered and close without waiting: at most 5 times nanoTime",
                    "%.2f times".formatted(times),
                    times <= MOST_TIMES),
                new Verdict("at most 64 bytes", "%.0f bytes".formatted(size), size <= MOST_BYTES)));
    if (!met) {
      System.exit(1);
    }
  }

  private static String name(BenchmarkParams params) {
    String full = params.getBenchmark();
    return full.substring(full.lastIndexOf('.') + 1);
  }

  private static Result<?> bytes(IterationResult iteration) {
    Result<?> bytes = iteration.getSecondaryResults().get(BYTES);
    if (bytes == null) {
      throw new IllegalStateException("the profiler has counted no bytes");
    }
    return bytes;
  }

  private static void add(Map<String, List<Double>> scores, String name, Result<?> result) {
    scores.computeIfAbsent(name, first -> new ArrayList<>()).add(result.getScore());
  }

  private static double middle(Map<String, List<Double>> scores, String name) {
    double[] sorted =
        scores.getOrDefault(name, List.of()).stream()
            .mapToDouble(Double::doubleValue)
            .sorted()
            .toArray();
    return sorted[sorted.length / 2];
  }
}
