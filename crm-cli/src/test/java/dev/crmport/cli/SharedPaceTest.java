package dev.crmport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmport.core.pace.Pace;
import dev.crmport.testkit.FakeCrmServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Commands that know nothing of each other and use one key: in real time, since it is the server
 * that says what it saw. Each has a pacer of its own, as a process has.
 */
class SharedPaceTest {
  private static final int COMMANDS = 4;
  private static final int CALLS_EACH = 3;
  private static final long PATIENCE_SECONDS = 60;

  @TempDir Path directory;

  private FakeCrmServer server;

  @BeforeEach
  void start() {
    server =
        FakeCrmServer.builder()
            .latency(Duration.ofMillis(10))
            .acceptKey(CommandRun.guid(), Set.of(1))
            .start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private CommandRun crm() {
    return new CommandRun(directory).with("CRM_BASE_URL", server.baseUrl().toString());
  }

  private void addKey(String client) {
    assertThat(crm().typing(CommandRun.guid() + "|1").run("keys", "add", client)).isZero();
  }

  private void call() {
    CommandRun crm = crm();
    assertThat(crm.run("call", "GET", "/apiKeyProfiles", "--client", "acme")).isZero();
    // On a machine that stands still for seconds it may say first that it waits.
    assertThat(crm.err).contains("status 200");
  }

  private void assertTheServerSaw(int requests) {
    assertThat(server.traffic().requests()).hasSize(requests);
    assertThat(server.traffic().mostArrivalsInAnyRollingSecond())
        .isLessThanOrEqualTo(Pace.standard().permits());
    assertThat(server.traffic().mostInFlight()).isEqualTo(1);
  }

  private List<Path> lanes() throws IOException {
    try (Stream<Path> files = Files.list(directory.resolve("state/lanes"))) {
      return files.toList();
    }
  }

  @Test
  void commandsOneAfterAnotherKeepTheLimitTogetherFromTheFirstQuestionAboutTheKeyOn()
      throws IOException {
    addKey("acme");
    for (int i = 0; i < 6; i++) {
      call();
    }
    CommandRun crm = crm();
    crm.file(
        "people.csv",
        """
        email
        a@example.org
        b@example.org
        c@example.org
        d@example.org
        """);
    assertThat(crm.run("sync", "people.csv", "--client", "acme")).isZero();

    assertTheServerSaw(1 + 6 + 4);
    assertThat(lanes()).hasSize(1);
  }

  @Test
  void aKeyThatIsAddedForASecondClientIsAskedAboutAtTheFirstOnesPace() throws IOException {
    addKey("acme");
    for (int i = 0; i < 4; i++) {
      call();
    }
    addKey("birch");

    assertTheServerSaw(1 + 4 + 1);
    assertThat(lanes()).hasSize(1);
  }

  @Test
  void commandsAtOnceKeepTheLimitTogether() throws Exception {
    addKey("acme");
    CyclicBarrier together = new CyclicBarrier(COMMANDS);
    ExecutorService terminals = Executors.newFixedThreadPool(COMMANDS);
    try {
      List<Future<?>> loops = new ArrayList<>();
      for (int i = 0; i < COMMANDS; i++) {
        loops.add(
            terminals.submit(
                () -> {
                  together.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
                  for (int call = 0; call < CALLS_EACH; call++) {
                    call();
                  }
                  return null;
                }));
      }
      for (Future<?> loop : loops) {
        loop.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      }
    } finally {
      terminals.shutdownNow();
    }

    assertTheServerSaw(1 + COMMANDS * CALLS_EACH);
    assertThat(lanes()).hasSize(1);
  }

  @Test
  void withoutAVariableTheLanesAreInTheUsersOwnStateFolder() {
    CommandRun crm = crm().without("CRM_STATE").typing(CommandRun.guid() + "|1");

    assertThat(crm.run("keys", "add", "acme")).isZero();
    assertThat(directory.resolve(".local/state/crm/lanes")).isNotEmptyDirectory();
    assertThat(directory.resolve("state")).doesNotExist();
  }
}
