package dev.crmport.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmport.core.key.ClientId;
import dev.crmport.core.key.Credential;
import dev.crmport.core.key.CredentialSummary;
import dev.crmport.testkit.TestKeys;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets that are exchanged by swapping a link while they are read. */
final class SwappedSecretsTest {
  private static final int SWAPS = 400;
  private static final int CLIENTS = 4;
  private static final ClientId FIRST = new ClientId("client0");

  @TempDir private Path directory;

  @Test
  void aSwapIsSeenAtTheNextLook() {
    KeyDirectory mounted = new KeyDirectory(directory);
    mounted.swapFor("one", generation(1));
    DirectorySource source = mounted.source();
    assertThat(numbersIn(source.list())).containsExactly("1");
    mounted.swapFor("two", generation(2));
    assertThat(numbersIn(source.list())).containsExactly("2");
    assertThat(Files.exists(directory.resolve("..one"))).isFalse();
  }

  @Test
  void whoeverReadsDuringSwapsSeesOldOrNewAndNeverAMix() throws Exception {
    KeyDirectory mounted = new KeyDirectory(directory);
    mounted.swapFor("g0", generation(0));
    DirectorySource source = mounted.source();
    // So many swaps may come before the next reading ends: they hit it anywhere, but let it end.
    Semaphore swaps = new Semaphore(1);
    ExecutorService other = Executors.newSingleThreadExecutor();
    try {
      Future<?> swapping =
          other.submit(
              () -> {
                for (int i = 1; i <= SWAPS; i++) {
                  assertThat(swaps.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
                  mounted.swapFor("g" + i, generation(i));
                }
                return null;
              });
      Set<String> seen = new TreeSet<>();
      while (!swapping.isDone()) {
        List<CredentialSummary> listed = source.list();
        assertThat(listed).hasSize(CLIENTS);
        assertThat(numbersIn(listed)).as("generations in one listing").hasSize(1);
        seen.addAll(numbersIn(listed));
        try (Credential found = source.find(FIRST).orElseThrow()) {
          assertThat(numberOf(found.summary())).as("the key's own").isEqualTo(number(found));
        }
        if (swaps.availablePermits() == 0) {
          swaps.release();
        }
      }
      swapping.get(30, TimeUnit.SECONDS);
      assertThat(seen).as("generations that were seen").hasSizeGreaterThan(10);
    } finally {
      other.shutdownNow();
    }
    assertThat(numbersIn(source.list())).containsExactly(String.valueOf(SWAPS));
  }

  /** Key, application and lane of each client tell the same number. */
  private static Map<String, String> generation(int number) {
    Map<String, String> files = new HashMap<>();
    for (int i = 0; i < CLIENTS; i++) {
      files.put("client" + i, TestKeys.numbered(number) + "|1");
      files.put("client" + i + ".application", "app" + number);
      files.put("client" + i + ".lane", "lane/" + number);
    }
    return files;
  }

  private static Set<String> numbersIn(List<CredentialSummary> summaries) {
    Set<String> numbers = new TreeSet<>();
    summaries.forEach(summary -> numbers.add(numberOf(summary)));
    return numbers;
  }

  private static String numberOf(CredentialSummary summary) {
    String number = summary.application().value().substring("app".length());
    assertThat(summary.lane().id()).isEqualTo("lane/" + number);
    return number;
  }

  private static String number(Credential found) {
    return String.valueOf(Integer.parseInt(found.key().lastFour(), 16));
  }
}
