package dev.crmport.bench.processes;

import dev.crmport.bench.Verdict;
import dev.crmport.bench.traffic.Trip;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** What a crew did together. */
record Tally(Way way, List<Report> reports) {
  private static final double MOST_UNEQUAL = 10;

  long turns() {
    return reports.stream().mapToLong(Report::turns).sum();
  }

  /** The turns of each process. */
  String shares() {
    return reports.stream()
        .map(report -> Long.toString(report.turns()))
        .collect(Collectors.joining(" "));
  }

  /** By how many percent of an equal share the most unequal one differs from it. */
  double inequality() {
    double equal = (double) turns() / reports.size();
    return reports.stream()
        .mapToDouble(report -> 100 * Math.abs(report.turns() - equal) / equal)
        .max()
        .orElseThrow();
  }

  /** The percentage of one processor that a process needs, in the mean. */
  double processorPercent() {
    return 100.0
        * reports.stream().mapToLong(Report::cpuNanos).sum()
        / reports.stream().mapToLong(Report::wallNanos).sum();
  }

  /** The processor time of all of them for one turn, in microseconds. */
  double processorMicrosPerTurn() {
    return reports.stream().mapToLong(Report::cpuNanos).sum() / 1e3 / turns();
  }

  /** All that was sent, by when the server saw it: the one clock that judges all of them. */
  List<Trip> trips() {
    return reports.stream()
        .flatMap(report -> report.trips().stream())
        .sorted(Comparator.comparingLong(Trip::arrived))
        .toList();
  }

  /** Whether the shares are equal enough. */
  Verdict fairness(String where) {
    return new Verdict(
        "%s, %s: the share of each process within 10 %% of equal".formatted(way.label(), where),
        "%.1f %% (%s)".formatted(inequality(), shares()),
        inequality() <= MOST_UNEQUAL);
  }
}
