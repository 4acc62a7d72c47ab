package dev.crmport.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmport.testkit.FakeCrmServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only a process of its own shows: how it takes a signal, and its exit code. */
class ProcessTest {
  private static final int ROWS = 300;
  private static final int MOST_LOOKS = 600;

  @TempDir Path directory;

  private Process start(String... arguments) throws IOException {
    List<String> command =
        Stream.concat(
                Stream.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx64m",
                    "-cp",
                    System.getProperty("java.class.path"),
                    Main.class.getName()),
                Stream.of(arguments))
            .toList();
    ProcessBuilder process = new ProcessBuilder(command).directory(directory.toFile());
    process.environment().keySet().removeIf(name -> name.startsWith("CRM_"));
    process.environment().put("HOME", directory.toString());
    process.environment().put("CRM_STORE", "age:" + directory.resolve("keys.age"));
    process.environment().put("CRM_STATE", directory.resolve("state").toString());
    process.environment().put("CRM_IDENTITY", directory.resolve("identity.txt").toString());
    return process.redirectError(directory.resolve("told.txt").toFile()).start();
  }

  @Test
  void aSignalLetsTheRequestInFlightEndAndTheReportBeWritten()
      throws IOException, InterruptedException {
    try (FakeCrmServer server = FakeCrmServer.start()) {
      CommandRun crm = new CommandRun(directory).with("CRM_BASE_URL", server.baseUrl().toString());
      assertThat(crm.typing(CommandRun.guid() + "|1").run("keys", "add", "default", "--mode", "1"))
          .isZero();
      crm.file(
          "people.csv",
          Stream.iterate(0, i -> i < ROWS, i -> i + 1)
              .map(i -> "p" + i + "@example.org\n")
              .collect(Collectors.joining("", "email\n", "")));
      Process sync =
          start(
              "sync",
              "people.csv",
              "--report",
              "report.json",
              "--base-url",
              server.baseUrl().toString());
      try {
        for (int i = 0; i < MOST_LOOKS && server.peopleStored() < 3; i++) {
          assertThat(sync.waitFor(50, MILLISECONDS)).isFalse();
        }

        sync.destroy();

        assertThat(sync.waitFor(30, SECONDS)).isTrue();
        assertThat(sync.exitValue()).isEqualTo(Exit.INTERRUPTED);
        Map<?, ?> report =
            (Map<?, ?>)
                Objects.requireNonNull(
                    Json.read(Files.readString(directory.resolve("report.json"))));
        assertThat(report.get("stored")).isEqualTo((long) server.peopleStored());
        assertThat(report.get("failed")).isEqualTo((long) ROWS - server.peopleStored());
        assertThat(server.traffic().abandoned()).isZero();
      } finally {
        sync.destroyForcibly();
      }
    }
  }

  @Test
  void theFakePrintsItsAddressAndWhenItEndsWhatItSaw() throws IOException, InterruptedException {
    Process fake = start("fake");
    try (BufferedReader shown = fake.inputReader(UTF_8)) {
      String address = shown.readLine();
      assertThat(address).matches("http://127\\.0\\.0\\.1:\\d+/v4");
      CommandRun crm = new CommandRun(directory).with("CRM_BASE_URL", address);
      assertThat(crm.typing(CommandRun.guid() + "|1").run("keys", "add", "default")).isZero();

      // Of the handle: the process's own would close the stream that is read next.
      assertThat(fake.toHandle().destroy()).isTrue();

      assertThat(shown.readLine()).contains("\"requests\":1").contains("\"mostInFlight\":1");
      assertThat(fake.waitFor(30, SECONDS)).isTrue();
      assertThat(fake.exitValue()).isZero();
    } finally {
      fake.destroyForcibly();
    }
  }
}
