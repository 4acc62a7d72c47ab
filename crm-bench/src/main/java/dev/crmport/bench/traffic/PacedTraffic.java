package dev.crmport.bench.traffic;

import dev.crmport.bench.Verdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Requests to a server that stamps them, through our pacer and through what a user would pick
 * instead: who keeps five a second and one in flight as the server sees it, how fast, how late.
 *
 * <p>Not a JMH benchmark: what counts here is not the time of an operation but the pattern of half
 * a minute of waiting, judged in another process, and hundreds of such half minutes fit beside each
 * other into a few minutes since all of them mostly wait.
 *
 * <p>Ends with one line per target, and with exit code 1 where one was not met.
 */
public final class PacedTraffic {
  private PacedTraffic() {}

  /** Measures; {@code --help} lists the options. */
  public static void main(String[] args) throws Exception {
    if (List.of(args).contains("--help")) {
      System.out.println(Options.USAGE);
      return;
    }
    Options options = Options.of(List.of(args));
    List<Outcome> outcomes = measure(options);
    Tables tables = new Tables(outcomes);
    if (options.rows()) {
      tables.printRows();
    }
    tables.print();
    if (!Verdict.print(Targets.judge(outcomes))) {
      System.exit(1);
    }
  }

  private static List<Outcome> measure(Options options)
      throws IOException, InterruptedException, ExecutionException {
    List<Setting> settings = new ArrayList<>(options.settings());
    // So that what disturbs the machine for a while does not meet one limiter alone.
    Collections.shuffle(settings, new Random(1));
    System.err.printf(
        "%d configurations of %d s, %d at once%n",
        settings.size(), options.seconds(), options.atOnce());
    try (ForkedServer server = new ForkedServer();
        ExecutorService threads = Executors.newFixedThreadPool(options.atOnce())) {
      // Until the code is compiled; what comes of it is dropped.
      var unused = play(options.warmUp(), server, threads, 2);
      return play(settings, server, threads, options.seconds());
    }
  }

  private static List<Outcome> play(
      List<Setting> settings, ForkedServer server, ExecutorService threads, int seconds)
      throws InterruptedException, ExecutionException {
    List<Future<Outcome>> running = new ArrayList<>();
    for (Setting setting : settings) {
      Scene scene = new Scene(setting, server.port(), seconds * 1000L);
      running.add(threads.submit(scene::play));
    }
    List<Outcome> outcomes = new ArrayList<>();
    for (Future<Outcome> outcome : running) {
      outcomes.add(outcome.get());
    }
    return outcomes;
  }
}
