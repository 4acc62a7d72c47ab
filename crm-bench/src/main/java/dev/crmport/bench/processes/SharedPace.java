package dev.crmport.bench.processes;

import static dev.crmport.bench.Markdown.head;
import static dev.crmport.bench.Markdown.row;

import dev.crmport.bench.Verdict;
import dev.crmport.bench.traffic.Arrivals;
import dev.crmport.bench.traffic.ForkedServer;
import dev.crmport.bench.traffic.Saturation;
import dev.crmport.bench.traffic.Trip;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Four processes that send request after request to one server, five a second at most together: who
 * keeps the rule as the server sees it, how fast, how even-handedly, and what waiting costs, beside
 * one process that waits for nobody. All at once, since nearly all of it is waiting.
 */
final class SharedPace {
  private static final int PROCESSES = 4;

  /** What comes before all have had a turn or two is not counted, but judged. */
  private static final int LEAD_MILLIS = 4_000;

  private final int millis;

  /** For so many seconds. */
  SharedPace(int seconds) {
    millis = seconds * 1000;
  }

  /** Prints a table. */
  List<Verdict> measure(Path folder) throws IOException {
    try (ForkedServer server = new ForkedServer();
        Crew ours = crew(Way.MACHINE_PACER, PROCESSES, folder, server);
        Crew alone = crew(Way.MACHINE_PACER, 1, folder, server);
        Crew theirs = crew(Way.LOCKED_FILE, PROCESSES, folder, server)) {
      long from = System.currentTimeMillis() + LEAD_MILLIS;
      for (Crew crew : List.of(ours, alone, theirs)) {
        crew.go(from, from + millis);
      }
      Tally four = ours.tally();
      print(List.of(four, alone.tally(), theirs.tally()));
      return List.of(rule(four), four.fairness("five a second"));
    }
  }

  private static Crew crew(Way way, int size, Path folder, ForkedServer server) throws IOException {
    Path own = Files.createDirectory(folder.resolve("paced-" + way + "-" + size));
    return new Crew(way, size, own, server.port());
  }

  private static void print(List<Tally> tallies) {
    head(
        "processes, five a second together",
        "violated",
        "most in 1 s",
        "in flight",
        "req/s",
        "of the bound",
        "turns of each",
        "from equal",
        "CPU of each",
        "CPU us a turn");
    tallies.forEach(SharedPace::print);
  }

  private static void print(Tally tally) {
    List<Trip> trips = tally.trips();
    Arrivals arrivals = new Arrivals(trips);
    Saturation saturation = new Saturation(trips);
    double rate = saturation.rate(Trip::arrived);
    row(
        tally.way().label() + ", " + tally.reports().size(),
        arrivals.violated() + " of " + arrivals.windows(),
        "" + arrivals.mostInOneSecond(),
        "" + arrivals.mostInFlight(),
        "%.3f".formatted(rate),
        "%.2f %%".formatted(100 * rate / saturation.bound()),
        tally.shares(),
        "%.1f %%".formatted(tally.inequality()),
        "%.2f %%".formatted(tally.processorPercent()),
        "%.0f".formatted(tally.processorMicrosPerTurn()));
  }

  private static Verdict rule(Tally tally) {
    Arrivals arrivals = new Arrivals(tally.trips());
    return new Verdict(
        "MachinePacer, four processes: no window violated, one in flight",
        "%d of %d windows, %d in flight"
            .formatted(arrivals.violated(), arrivals.windows(), arrivals.mostInFlight()),
        arrivals.violated() == 0 && arrivals.mostInFlight() == 1);
  }
}
