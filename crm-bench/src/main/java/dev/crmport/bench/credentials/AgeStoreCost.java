package dev.crmport.bench.credentials;

import dev.crmport.bench.Markdown;
import dev.crmport.bench.Samples;
import dev.crmport.bench.Verdict;
import dev.crmport.core.key.ClientId;
import dev.crmport.core.key.Credential;
import dev.crmport.credentials.AgeFileStore;
import dev.crmport.testkit.Fixtures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntConsumer;
import java.util.stream.Stream;

/**
 * An age store with 1,000 keys: adding one, finding one in a store that is open, and finding one in
 * a store that was just opened and has to be decrypted. The store is in the system's folder for
 * temporary files; adding waits for that disk.
 */
public final class AgeStoreCost {
  private static final int KEYS = 1000;
  private static final int FINDS = 20_000;
  private static final int OPENED = 100;
  private static final double TARGET_MILLIS = 1;

  private final Path folder;
  private final Random random = new Random(KEYS);

  private AgeStoreCost(Path folder) {
    this.folder = folder;
  }

  /**
   * Measures.
   *
   * @param arguments none
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createTempDirectory("age-store-cost");
    boolean met;
    try {
      met = new AgeStoreCost(folder).run();
    } finally {
      delete(folder);
    }
    System.exit(met ? 0 : 1);
  }

  private boolean run() {
    try (AgeFileStore store = AgeFileStore.openOrCreate(file(), identity())) {
      Samples adding = time(KEYS, number -> add(store, number));
      time(FINDS, number -> find(store));
      Samples warm = time(FINDS, number -> find(store));
      Samples cold = time(OPENED, number -> openAndFind());
      Markdown.head("age store, 1,000 keys", "ms p50", "ms p99", "ms worst");
      row("add, the first to the 1,000th", adding);
      row("find, the store open", warm);
      row("open and find", cold);
      double worstButOne = Samples.millis(warm.percentile(99));
      return Verdict.print(
          List.of(
              new Verdict(
                  "find among 1,000 keys under 1 ms at p99",
                  String.format(Locale.ROOT, "%.3f ms", worstButOne),
                  worstButOne < TARGET_MILLIS)));
    }
  }

  private static void row(String label, Samples nanos) {
    Markdown.row(
        label, millis(nanos.median()), millis(nanos.percentile(99)), millis(nanos.percentile(100)));
  }

  private static String millis(long nanos) {
    return String.format(Locale.ROOT, "%.3f", Samples.millis(nanos));
  }

  private static Samples time(int times, IntConsumer operation) {
    long[] nanos = new long[times];
    for (int i = 0; i < times; i++) {
      long start = System.nanoTime();
      operation.accept(i);
      nanos[i] = System.nanoTime() - start;
    }
    return Samples.of(nanos);
  }

  private static void add(AgeFileStore store, int number) {
    try (Credential credential = Fixtures.aCredentialOf("client" + number, number)) {
      store.add(credential);
    }
  }

  private void find(AgeFileStore store) {
    ClientId client = new ClientId("client" + random.nextInt(KEYS));
    store.find(client).orElseThrow().close();
  }

  private void openAndFind() {
    try (AgeFileStore store = AgeFileStore.open(file(), identity())) {
      find(store);
    }
  }

  private Path file() {
    return folder.resolve("keys.age");
  }

  private Path identity() {
    return folder.resolve("identity.txt");
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .sorted(Comparator.reverseOrder())
          .forEach(
              file -> {
                try {
                  Files.delete(file);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    }
  }
}
