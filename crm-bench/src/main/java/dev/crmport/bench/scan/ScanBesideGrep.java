package dev.crmport.bench.scan;

import dev.crmport.bench.Markdown;
import dev.crmport.bench.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * {@code crm scan} of a large source tree beside {@code grep -rE} for the bare shape of a key: both
 * as processes, in turns, in one run; and of several such trees, which tells what the start and the
 * warming up cost and what each further megabyte does. Needs {@code grep} and a JDK with its
 * sources; run it from the root of the project once the command is built.
 */
public final class ScanBesideGrep {
  private static final String SHAPE = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";
  private static final int[] COPIES = {1, 4, 10};
  private static final int ROUNDS = 9;
  private static final double MILLION = 1e6;
  private static final String OURS = "crm scan";
  private static final String GREP = "grep -rE";

  private final Path root;
  private final List<Verdict> verdicts = new ArrayList<>();

  private ScanBesideGrep(Path root) {
    this.root = root;
  }

  /**
   * Measures.
   *
   * @param arguments a folder to scan in the place of the JDK's own sources
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    ScanBesideGrep bench = new ScanBesideGrep(Path.of("").toAbsolutePath());
    Markdown.head(
        "MB", "way", "ms, in the middle", "fastest", "slowest", "MB/s", "MB/s of what came");
    if (arguments.length > 0) {
      bench.measure(Path.of(arguments[0]).toAbsolutePath(), null);
    } else {
      bench.measureJdk();
    }
    if (!Verdict.print(bench.verdicts)) {
      System.exit(1);
    }
  }

  private void measureJdk() throws IOException, InterruptedException {
    Run smaller = null;
    for (int copies : COPIES) {
      try (SourceTree sources = SourceTree.ofTheJdk(copies)) {
        smaller = measure(sources.folder(), smaller);
      }
    }
  }

  private Run measure(Path tree, @Nullable Run smaller) throws IOException, InterruptedException {
    List<Way> ways =
        List.of(
            new Way(OURS, true, List.of("./crm", "scan", tree.toString()), Map.of()),
            new Way("crm, its start alone", false, List.of("./crm", "--version"), Map.of()),
            new Way(GREP, true, List.of("grep", "-rE", SHAPE, tree.toString()), Map.of()),
            new Way(
                "grep -rE, LC_ALL=C",
                true,
                List.of("grep", "-rE", SHAPE, tree.toString()),
                Map.of("LC_ALL", "C")));
    Run run = new Run(SourceTree.bytes(tree) / MILLION, new TreeMap<>());
    // The first round warms the file system's memory, and builds the command where it is missing.
    for (int round = -1; round < ROUNDS; round++) {
      for (Way way : ways) {
        long nanos = way.nanos(root);
        if (round >= 0) {
          run.took.computeIfAbsent(way.name(), unused -> new ArrayList<>()).add(nanos);
        }
      }
    }
    ways.forEach(way -> run.print(way, smaller));
    verdicts.add(
        new Verdict(
            said(run.megabytes) + " MB at least as fast as grep -rE, the JVM's start included",
            said(run.middle(OURS)) + " ms beside " + said(run.middle(GREP)),
            run.middle(OURS) <= run.middle(GREP)));
    return run;
  }

  private static String said(double value) {
    return String.format(Locale.ROOT, "%.0f", value);
  }

  /**
   * What came of one tree.
   *
   * @param took how long each way took, in nanoseconds, by its name
   */
  private record Run(double megabytes, Map<String, List<Long>> took) {
    /** Beside a smaller tree it tells how fast a way is with what this one has more. */
    void print(Way way, @Nullable Run smaller) {
      List<Long> sorted = sorted(way.name());
      double middle = middle(way.name());
      Markdown.row(
          said(megabytes),
          way.name(),
          said(middle),
          said(sorted.getFirst() / MILLION),
          said(sorted.getLast() / MILLION),
          way.reads() ? said(megabytes / middle * 1_000) : "",
          way.reads() && smaller != null
              ? said(
                  (megabytes - smaller.megabytes) / (middle - smaller.middle(way.name())) * 1_000)
              : "");
    }

    private List<Long> sorted(String way) {
      return took.getOrDefault(way, List.of()).stream().sorted().toList();
    }

    double middle(String way) {
      return sorted(way).get(ROUNDS / 2) / MILLION;
    }
  }

  /**
   * One way to look, as a process.
   *
   * @param reads whether it reads the tree
   */
  private record Way(
      String name, boolean reads, List<String> command, Map<String, String> environment) {
    long nanos(Path root) throws IOException, InterruptedException {
      ProcessBuilder process = new ProcessBuilder(command).directory(root.toFile());
      process.environment().putAll(environment);
      // No key is looked for but by its shape, as grep does.
      process.environment().put("CRM_STORE", "age:" + root.resolve("no-such-store"));
      Path said = Files.createTempFile("scan", ".txt");
      try {
        process.redirectErrorStream(true).redirectOutput(said.toFile());
        long start = System.nanoTime();
        process.start().waitFor();
        return System.nanoTime() - start;
      } finally {
        Files.delete(said);
      }
    }
  }
}
