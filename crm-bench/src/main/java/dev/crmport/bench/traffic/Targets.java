package dev.crmport.bench.traffic;

import static dev.crmport.bench.Samples.millis;

import dev.crmport.bench.Samples;
import dev.crmport.bench.Verdict;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** What strict pacing has to reach, in this run. */
final class Targets {
  private static final double SHARE = 0.999;
  private static final double BURST_MILLIS = 1;
  private static final double LATE_MILLIS = 0.5;

  private Targets() {}

  static List<Verdict> judge(List<Outcome> outcomes) {
    List<Outcome> strict =
        outcomes.stream().filter(o -> o.setting().limiter() == Limiter.STRICT).toList();
    List<Outcome> constant =
        strict.stream().filter(o -> o.setting().latency().isConstant()).toList();
    if (constant.isEmpty()) {
      return List.of();
    }
    return List.of(rule(strict), share(constant), burst(constant), lateness(strict));
  }

  private static Verdict rule(List<Outcome> strict) {
    int windows = strict.stream().mapToInt(o -> o.arrivals().windows()).sum();
    int violated = strict.stream().mapToInt(o -> o.arrivals().violated()).sum();
    int inFlight = strict.stream().mapToInt(o -> o.arrivals().mostInFlight()).max().orElseThrow();
    return new Verdict(
        "strict: no window violated, one in flight",
        violated + " of " + windows + " windows, " + inFlight + " in flight",
        violated == 0 && inFlight == 1);
  }

  private static Verdict share(List<Outcome> constant) {
    Map<String, Double> shares = middle(constant, outcome -> outcome.rate() / outcome.bound());
    Map.Entry<String, Double> worst =
        Collections.min(shares.entrySet(), Map.Entry.comparingByValue());
    return new Verdict(
        "strict, constant latency: at least 99.9 % of min(5/(1.001+L), 1/L)",
        "%.3f %% or more (least at %s)".formatted(100 * worst.getValue(), worst.getKey()),
        worst.getValue() >= SHARE);
  }

  private static Verdict burst(List<Outcome> constant) {
    Map<String, Double> costs = middle(constant, outcome -> millis(outcome.burstCosts().median()));
    Map.Entry<String, Double> worst =
        Collections.max(costs.entrySet(), Map.Entry.comparingByValue());
    return new Verdict(
        "strict, constant latency: a burst of five at most 1 ms over five bare requests",
        "%.2f ms or less (most at %s)".formatted(worst.getValue(), worst.getKey()),
        worst.getValue() <= BURST_MILLIS);
  }

  /** By latency and number of callers, the figure in the middle of all repetitions. */
  private static Map<String, Double> middle(
      List<Outcome> outcomes, ToDoubleFunction<Outcome> figure) {
    return outcomes.stream()
        .collect(
            Collectors.groupingBy(
                Targets::place,
                Collectors.collectingAndThen(
                    Collectors.toList(),
                    group -> {
                      double[] sorted = group.stream().mapToDouble(figure).sorted().toArray();
                      return sorted[sorted.length / 2];
                    })));
  }

  private static Verdict lateness(List<Outcome> strict) {
    Samples late = Samples.all(strict.stream().map(Outcome::lateness).toList());
    Samples probe = Samples.all(strict.stream().map(Outcome::probe).toList());
    double ours = millis(late.percentile(99));
    double bare = millis(probe.percentile(99));
    return new Verdict(
        "strict: 99 % of turns at most 0.5 ms later than a bare parkNanos wakes",
        "%.3f ms (%d turns) beside %.3f ms (%d wake-ups); in the middle %.3f beside %.3f"
            .formatted(
                ours,
                late.size(),
                bare,
                probe.size(),
                millis(late.median()),
                millis(probe.median())),
        ours <= bare + LATE_MILLIS);
  }

  private static String place(Outcome outcome) {
    Setting setting = outcome.setting();
    return setting.latency().label() + " ms, " + setting.callers() + " callers";
  }
}
