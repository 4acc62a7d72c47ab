package dev.crmport.credentials;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmport.core.key.ClientId;
import dev.crmport.core.key.CredentialSummary;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two processes write to one store, and are killed at random moments, 100 times each; what they
 * were told is kept, is kept. They rotate the store's identity too. Run with {@code -Pdurability}.
 */
final class KilledWritersTrial {
  private static final int KILLS_EACH = 100;
  private static final int WRITES_EACH = 1000;

  /** So that lives of all lengths together make the writes. */
  private static final int LONGEST_LIFE = 2 * WRITES_EACH / KILLS_EACH + 1;

  private static final int LONGEST_WAIT_MILLIS = 20;

  @TempDir private Path directory;
  private final long seed = Long.getLong("crm.seed", System.identityHashCode(this) * 7919L);

  @Test
  void nothingThatWasAcknowledgedIsLostAndNothingIsDamaged() throws Exception {
    System.out.println("seed " + seed);
    StoreOnDisk disk = new StoreOnDisk(directory);
    disk.openOrCreate().close();
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Future<Writer> one = threads.submit(new Writer(disk, "one", seed));
      Future<Writer> two = threads.submit(new Writer(disk, "two", seed + 1));
      int acknowledged = one.get().acknowledged + two.get().acknowledged;
      System.out.println(
          acknowledged + " writes were acknowledged, " + 2 * KILLS_EACH + " times killed");
      assertThat(acknowledged).isGreaterThanOrEqualTo(2 * WRITES_EACH);
      one.get().assertKept();
      two.get().assertKept();
    } finally {
      threads.shutdownNow();
    }
  }

  /** One of the two processes, all its lives long. */
  private static final class Writer implements Callable<Writer> {
    private final StoreOnDisk disk;
    private final String name;
    private final Random random;

    /** The last write that was acknowledged, of each client. */
    private final Map<ClientId, Integer> last = new HashMap<>();

    private int acknowledged;
    private int next;

    Writer(StoreOnDisk disk, String name, long seed) {
      this.disk = disk;
      this.name = name;
      this.random = new Random(seed);
    }

    @Override
    public Writer call() throws IOException, InterruptedException {
      int kills = 0;
      while (kills < KILLS_EACH || acknowledged < WRITES_EACH) {
        live(random.nextInt(LONGEST_LIFE), random.nextInt(LONGEST_WAIT_MILLIS));
        kills++;
        assertKept();
      }
      return this;
    }

    private void live(int writes, int millis) throws IOException, InterruptedException {
      Path errors = disk.directory().resolve(name + ".errors");
      Process process = start(errors);
      try (BufferedReader lines =
          new BufferedReader(new InputStreamReader(process.getInputStream(), US_ASCII))) {
        for (int i = 0; i < writes; i++) {
          String line = lines.readLine();
          assertThat(line).as(Files.readString(errors)).isNotNull();
          note(line);
        }
        assertThat(process.waitFor(millis, TimeUnit.MILLISECONDS))
            .as("it ended by itself; see " + errors)
            .isFalse();
        // By its handle: the process itself would close what is still to be read.
        process.toHandle().destroyForcibly();
        // What it had printed by then was acknowledged too.
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          note(line);
        }
      } finally {
        process.destroyForcibly().waitFor();
      }
      // The one that was under way may have been kept.
      next++;
    }

    private Process start(Path errors) throws IOException {
      return new ProcessBuilder(
              List.of(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:-UsePerfData",
                  "-XX:TieredStopAtLevel=1",
                  "-Xmx128m",
                  "-cp",
                  System.getProperty("java.class.path"),
                  NumberedWrites.class.getName(),
                  disk.store().toString(),
                  disk.identity().toString(),
                  name,
                  String.valueOf(next)))
          .redirectError(errors.toFile())
          .start();
    }

    private void note(String line) {
      if (!line.endsWith(NumberedWrites.END)) {
        return; // Killed while it printed.
      }
      int number = Integer.parseInt(line.substring(0, line.indexOf(NumberedWrites.END)));
      assertThat(number).as("the writes are in order").isEqualTo(next);
      last.put(NumberedWrites.clientOf(name, number), number);
      next = number + 1;
      acknowledged++;
    }

    /** Each client has the last write that was acknowledged, or the one that was under way. */
    void assertKept() {
      Map<ClientId, String> stored = new HashMap<>();
      try (AgeFileStore store = disk.open()) {
        for (CredentialSummary each : store.list()) {
          stored.put(each.client(), each.reference().crmReference().orElseThrow());
        }
      }
      last.forEach(
          (client, number) ->
              assertThat(Integer.parseInt(stored.get(client).substring(1)))
                  .as("the last write of %s", client)
                  .isGreaterThanOrEqualTo(number));
    }
  }
}
