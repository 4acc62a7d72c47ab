package dev.crmport.bench.redact;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.crmport.bench.Verdict;
import dev.crmport.core.redact.Finding;
import dev.crmport.core.redact.Redactor;
import dev.crmport.testkit.OrdinaryText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Counts what a redactor that knows 10,000 keys finds in 100 MB of each kind of ordinary text, and
 * in the sources of the JDK that runs this: nothing. Both ways of asking are asked. Ends with exit
 * code 1 where something was found.
 */
public final class FalseAlarms {
  private static final int MEGABYTE = 1_000_000;

  private final Redactor redactor = KnownKeys.redactor();
  private final long seed;
  private final long megabytes;

  private FalseAlarms(long seed, long megabytes) {
    this.seed = seed;
    this.megabytes = megabytes;
  }

  /** Optionally how many megabytes of each kind (100), and the seed that decides the texts. */
  public static void main(String[] args) throws IOException {
    long megabytes = args.length > 0 ? Long.parseLong(args[0]) : 100;
    long seed = args.length > 1 ? Long.parseLong(args[1]) : new SplittableRandom().nextLong();
    System.out.println("seed " + seed);
    if (!Verdict.print(new FalseAlarms(seed, megabytes).count())) {
      System.exit(1);
    }
  }

  private List<Verdict> count() throws IOException {
    List<Verdict> verdicts = new ArrayList<>();
    for (OrdinaryText kind : OrdinaryText.values()) {
      List<Finding> found = new ArrayList<>();
      long bytes = 0;
      for (int i = 0; bytes < megabytes * MEGABYTE; i++) {
        String text = kind.text(seed + i, MEGABYTE);
        found.addAll(found(text, ISO_8859_1));
        bytes += text.length();
      }
      verdicts.add(verdict(kind.toString(), bytes, found));
    }
    verdicts.add(sources());
    return verdicts;
  }

  private Verdict sources() throws IOException {
    Path zip = Path.of(System.getProperty("java.home"), "lib", "src.zip");
    List<Finding> found = new ArrayList<>();
    long bytes = 0;
    if (Files.isReadable(zip)) {
      try (ZipInputStream entries = new ZipInputStream(Files.newInputStream(zip))) {
        ZipEntry entry = entries.getNextEntry();
        while (entry != null && bytes < megabytes * MEGABYTE) {
          String source = new String(entries.readAllBytes(), UTF_8);
          found.addAll(found(source, UTF_8));
          bytes += source.length();
          entry = entries.getNextEntry();
        }
      }
    }
    return verdict("source code", bytes, found);
  }

  private List<Finding> found(String text, Charset charset) throws IOException {
    List<Finding> found = new ArrayList<>(redactor.findings(text));
    redactor.search(new ByteArrayInputStream(text.getBytes(charset)), found::add);
    return found;
  }

  private static Verdict verdict(String corpus, long bytes, List<Finding> found) {
    String first = found.isEmpty() ? "" : ", the first a " + found.getFirst().form();
    return new Verdict(
        "no alarm in " + corpus,
        "%d in %d MB%s".formatted(found.size(), bytes / MEGABYTE, first),
        found.isEmpty() && bytes > 0);
  }
}
