package dev.crmport.bench.processes;

import static dev.crmport.bench.Markdown.head;
import static dev.crmport.bench.Markdown.row;

import dev.crmport.bench.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Four processes that take turn after turn for nothing, without a pace: what a turn costs where it
 * has to be handed from one process to another, and how even-handedly that is done.
 */
final class Contention {
  private static final int PROCESSES = 4;

  /** Until what is measured has been compiled. */
  private static final int LEAD_MILLIS = 2_000;

  private final int millis;

  /** So many seconds for each way. */
  Contention(int seconds) {
    millis = seconds * 1000;
  }

  /** Prints a table. */
  List<Verdict> measure(Path folder) throws IOException {
    head(
        "four processes, no pace",
        "us a turn, overall",
        "us of CPU a turn",
        "turns of each",
        "from equal");
    List<Verdict> verdicts = new ArrayList<>();
    for (Way way : Way.values()) {
      Tally tally = run(way, folder);
      print(tally);
      if (way == Way.MACHINE_PACER) {
        verdicts.add(tally.fairness("without a pace"));
      }
    }
    return verdicts;
  }

  private Tally run(Way way, Path folder) throws IOException {
    Path own = Files.createDirectory(folder.resolve("unpaced-" + way));
    try (Crew crew = new Crew(way, PROCESSES, own, 0)) {
      long from = System.currentTimeMillis() + LEAD_MILLIS;
      crew.go(from, from + millis);
      return crew.tally();
    }
  }

  private void print(Tally tally) {
    row(
        tally.way().label(),
        "%.1f".formatted(millis * 1e3 / tally.turns()),
        "%.1f".formatted(tally.processorMicrosPerTurn()),
        tally.shares(),
        "%.1f %%".formatted(tally.inequality()));
  }
}
