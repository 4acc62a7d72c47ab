package dev.crmport.bench.traffic;

import static dev.crmport.bench.Markdown.head;
import static dev.crmport.bench.Markdown.row;
import static dev.crmport.bench.Samples.millis;

import dev.crmport.bench.Samples;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/** The outcomes as Markdown tables; what their columns mean stands in the README. */
final class Tables {
  private static final Comparator<Outcome> ORDER =
      Comparator.<Outcome, Limiter>comparing(outcome -> outcome.setting().limiter())
          .thenComparing(outcome -> outcome.setting().withSemaphore())
          .thenComparing(outcome -> outcome.setting().latency())
          .thenComparingInt(outcome -> outcome.setting().callers());

  private final List<Outcome> outcomes;

  Tables(List<Outcome> outcomes) {
    this.outcomes = outcomes.stream().sorted(ORDER).toList();
  }

  /** One row a limiter and use, over all numbers of callers; then how late our turns came. */
  void print() {
    Map<String, List<Outcome>> byLimiter = grouped(outcomes);
    printRule(byLimiter);
    printRates(byLimiter);
    printBursts(outcomes);
    printLateness();
  }

  private static Map<String, List<Outcome>> grouped(List<Outcome> outcomes) {
    Map<String, List<Outcome>> groups = new LinkedHashMap<>();
    for (Outcome outcome : outcomes) {
      groups.computeIfAbsent(outcome.setting().label(), label -> new ArrayList<>()).add(outcome);
    }
    return groups;
  }

  private static void printRule(Map<String, List<Outcome>> byLimiter) {
    head("limiter", "windows", "violated", "most in any 1 s", "most in flight");
    byLimiter.forEach(
        (label, group) -> {
          int windows = group.stream().mapToInt(outcome -> outcome.arrivals().windows()).sum();
          int violated = group.stream().mapToInt(outcome -> outcome.arrivals().violated()).sum();
          row(
              label,
              "" + windows,
              violated == 0 ? "0" : "%d (%.1f %%)".formatted(violated, 100.0 * violated / windows),
              "" + most(group, outcome -> outcome.arrivals().mostInOneSecond()),
              "" + most(group, outcome -> outcome.arrivals().mostInFlight()));
        });
  }

  private void printRates(Map<String, List<Outcome>> byLimiter) {
    head("requests/s (share of the bound) at", labels(outcomes));
    byLimiter.forEach(
        (label, group) ->
            row(
                label,
                cells(
                    group,
                    at ->
                        at.getFirst().setting().latency().isConstant()
                            ? "%.3f (%.2f %%)"
                                .formatted(
                                    median(at, Outcome::rate),
                                    100 * median(at, outcome -> outcome.rate() / outcome.bound()))
                            : "%.3f".formatted(median(at, Outcome::rate)))));
  }

  /** At constant latency only: elsewhere the bare ones draw other latencies. */
  private static void printBursts(List<Outcome> outcomes) {
    List<Outcome> constant =
        outcomes.stream().filter(o -> o.setting().latency().isConstant()).toList();
    head("burst of five after idleness, ms, at", labels(constant));
    grouped(constant)
        .forEach(
            (label, group) ->
                row(
                    label,
                    cells(
                        group,
                        at -> "%.1f".formatted(median(at, o -> millis(o.paced().median()))))));
    row(
        "five bare requests",
        cells(constant, at -> "%.1f".formatted(median(at, o -> millis(o.bare().median())))));
  }

  private void printLateness() {
    head("late by, ms (p50, p99), at", labels(outcomes));
    grouped(outcomes.stream().filter(outcome -> outcome.setting().limiter().isOurs()).toList())
        .forEach(
            (label, group) -> {
              row(label, cells(group, at -> late(at.stream().map(Outcome::lateness).toList())));
              row(
                  "bare parkNanos beside it",
                  cells(group, at -> late(at.stream().map(Outcome::probe).toList())));
            });
  }

  /** Every configuration, tab-separated. */
  void printRows() {
    System.out.println(
        String.join(
            "\t",
            "limiter",
            "latency",
            "callers",
            "rate",
            "share",
            "windows",
            "violated",
            "mostIn1s",
            "inFlight",
            "burstMs",
            "bareMs",
            "lateP50Ms",
            "lateP99Ms",
            "probeP50Ms",
            "probeP99Ms"));
    for (Outcome outcome : outcomes) {
      Arrivals arrivals = outcome.arrivals();
      Samples late = outcome.lateness();
      boolean ours = outcome.setting().limiter().isOurs();
      System.out.printf(
          "%s\t%s\t%d\t%.4f\t%.4f\t%d\t%d\t%d\t%d\t%.2f\t%.2f\t%s\t%s\t%.3f\t%.3f%n",
          outcome.setting().label(),
          outcome.setting().latency().label(),
          outcome.setting().callers(),
          outcome.rate(),
          outcome.rate() / outcome.bound(),
          arrivals.windows(),
          arrivals.violated(),
          arrivals.mostInOneSecond(),
          arrivals.mostInFlight(),
          millis(outcome.paced().median()),
          millis(outcome.bare().median()),
          ours ? "%.3f".formatted(millis(late.median())) : "-",
          ours ? "%.3f".formatted(millis(late.percentile(99))) : "-",
          millis(outcome.probe().median()),
          millis(outcome.probe().percentile(99)));
    }
  }

  private static String[] labels(List<Outcome> outcomes) {
    return outcomes.stream()
        .map(outcome -> outcome.setting().latency())
        .distinct()
        .sorted()
        .map(Latency::label)
        .toArray(String[]::new);
  }

  /** What a group says at each latency. */
  private interface Cell {
    String text(List<Outcome> atOneLatency);
  }

  private static String[] cells(List<Outcome> group, Cell cell) {
    Map<Latency, List<Outcome>> byLatency =
        group.stream()
            .collect(
                Collectors.groupingBy(
                    outcome -> outcome.setting().latency(), TreeMap::new, Collectors.toList()));
    return byLatency.values().stream().map(cell::text).toArray(String[]::new);
  }

  private static String late(List<Samples> samples) {
    Samples all = Samples.all(samples);
    return "%.2f, %.2f".formatted(millis(all.median()), millis(all.percentile(99)));
  }

  private static double median(List<Outcome> group, ToDoubleFunction<Outcome> figure) {
    double[] sorted = group.stream().mapToDouble(figure).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  private static int most(List<Outcome> group, ToIntFunction<Outcome> figure) {
    return group.stream().mapToInt(figure).max().orElseThrow();
  }
}
