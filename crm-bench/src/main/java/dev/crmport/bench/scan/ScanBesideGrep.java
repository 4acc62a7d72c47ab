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

/**
 * {@code crm scan} of a large source tree beside {@code grep -rE} for the bare shape of a key: both
 * as processes, in turns, in one run. Needs {@code grep} and a JDK with its sources; run it from
 * the root of the project once the command is built.
 */
public final class ScanBesideGrep {
  private static final String SHAPE = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";
  private static final int ROUNDS = 9;
  private static final double MILLION = 1e6;

  private final Path root;
  private final Path tree;

  /** How long each way took, in nanoseconds, by its name. */
  private final Map<String, List<Long>> took = new TreeMap<>();

  private ScanBesideGrep(Path root, Path tree) {
    this.root = root;
    this.tree = tree;
  }

  /**
   * Measures.
   *
   * @param arguments a folder to scan in the place of the JDK's own sources
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path root = Path.of("").toAbsolutePath();
    if (arguments.length > 0) {
      new ScanBesideGrep(root, Path.of(arguments[0]).toAbsolutePath()).run();
      return;
    }
    try (SourceTree sources = SourceTree.ofTheJdk()) {
      new ScanBesideGrep(root, sources.folder()).run();
    }
  }

  private void run() throws IOException, InterruptedException {
    List<Way> ways =
        List.of(
            new Way("crm scan", List.of("./crm", "scan", tree.toString()), Map.of()),
            new Way("crm, its start alone", List.of("./crm", "--version"), Map.of()),
            new Way("grep -rE", List.of("grep", "-rE", SHAPE, tree.toString()), Map.of()),
            new Way(
                "grep -rE, LC_ALL=C",
                List.of("grep", "-rE", SHAPE, tree.toString()),
                Map.of("LC_ALL", "C")));
    // The first round warms the file system's memory, and builds the command where it is missing.
    for (int round = -1; round < ROUNDS; round++) {
      for (Way way : ways) {
        long nanos = way.nanos(root);
        if (round >= 0) {
          took.computeIfAbsent(way.name(), unused -> new ArrayList<>()).add(nanos);
        }
      }
    }
    print(ways);
  }

  private void print(List<Way> ways) throws IOException {
    double megabytes = SourceTree.bytes(tree) / MILLION;
    System.out.printf(Locale.ROOT, "%.1f MB, %d rounds each%n", megabytes, ROUNDS);
    Markdown.head("way", "ms, in the middle", "fastest", "slowest", "MB/s");
    for (Way way : ways) {
      List<Long> sorted = sorted(way.name());
      double middle = middle(way.name());
      Markdown.row(
          way.name(),
          said(middle),
          said(sorted.getFirst() / MILLION),
          said(sorted.getLast() / MILLION),
          said(megabytes / middle * 1_000));
    }
    double ours = middle("crm scan");
    double grep = middle("grep -rE");
    boolean met =
        Verdict.print(
            List.of(
                new Verdict(
                    "at least as fast as grep -rE, the JVM's start included",
                    said(ours) + " ms beside " + said(grep),
                    ours <= grep)));
    if (!met) {
      System.exit(1);
    }
  }

  private List<Long> sorted(String name) {
    return took.getOrDefault(name, List.of()).stream().sorted().toList();
  }

  private double middle(String name) {
    return sorted(name).get(ROUNDS / 2) / MILLION;
  }

  private static String said(double value) {
    return String.format(Locale.ROOT, "%.0f", value);
  }

  /** One way to look, as a process. */
  private record Way(String name, List<String> command, Map<String, String> environment) {
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
