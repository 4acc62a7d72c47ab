package dev.crmport.bench.processes;

import dev.crmport.bench.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What pacing costs that all processes of a machine share: a turn alone, a turn among four, and the
 * waiting for one; and who of four gets how many.
 *
 * <p>Ends with one line per target, and with exit code 1 where one was not met.
 */
public final class MachinePacerCost {
  private static final String USAGE = "MachinePacerCost [--quick]";

  private MachinePacerCost() {}

  /** Measures; {@code --quick} for less of it. */
  public static void main(String[] args) throws IOException, InterruptedException {
    List<String> options = List.of(args);
    boolean quick = options.equals(List.of("--quick"));
    if (!quick && !options.isEmpty()) {
      throw new IllegalArgumentException(
          "nothing was measured: " + String.join(" ", options) + " is no option\n" + USAGE);
    }
    List<Verdict> verdicts = new ArrayList<>();
    Path folder = Files.createTempDirectory("machine-pacer-cost");
    try {
      new AloneCost(quick ? 5 : 21).measure(folder);
      verdicts.addAll(new Contention(quick ? 2 : 5).measure(folder));
      verdicts.addAll(new SharedPace(quick ? 15 : 30).measure(folder));
    } finally {
      delete(folder);
    }
    if (!Verdict.print(verdicts)) {
      System.exit(1);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
