package dev.crmport.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.crmport.core.key.ApiKey;
import dev.crmport.core.key.ApplicationName;
import dev.crmport.core.key.ClientId;
import dev.crmport.core.key.DatabaseMode;
import dev.crmport.testkit.FakeCrmServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code crm fake}. */
@Command(
    name = "fake",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Runs a fake CRM on a loopback port and prints its base URL.",
      "Ends at Ctrl-C or SIGTERM, and then prints what it saw as JSON."
    })
final class FakeCommand implements Callable<Integer> {
  private static final int LAST_PORT = 65_535;
  private static final int LONGEST_MILLIS = 600_000;

  private final Surroundings surroundings;
  private final Screen screen;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "0",
      description = "The port; 0 for a free one (default).")
  private int port;

  @Option(
      names = "--latency",
      paramLabel = "MS",
      defaultValue = "0",
      description = "How long each answer takes.")
  private int latency;

  @Option(
      names = "--jitter",
      paramLabel = "MS",
      defaultValue = "0",
      description = "For how long at most a request is on its way before it arrives.")
  private int jitter;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "0",
      description = "Requests a second and key before it answers 429; 0 for no limit (default).")
  private int limit;

  @Option(
      names = "--key-file",
      paramLabel = "FILE",
      description = "Accepts only the key in this file; else any well-formed one.")
  private @Nullable String keyFile;

  FakeCommand(Surroundings surroundings, Screen screen) {
    this.surroundings = surroundings;
    this.screen = screen;
  }

  @Override
  public Integer call() throws InterruptedException {
    requireWithin("--port", port, LAST_PORT);
    requireWithin("--latency", latency, LONGEST_MILLIS);
    requireWithin("--jitter", jitter, LONGEST_MILLIS);
    requireWithin("--limit", limit, Integer.MAX_VALUE);
    FakeCrmServer.Builder builder =
        FakeCrmServer.builder()
            .port(port)
            .latency(Duration.ofMillis(latency))
            .jitter(Duration.ofMillis(jitter))
            .limitPerSecond(limit);
    if (keyFile != null) {
      accept(builder, keyFile);
    }
    CountDownLatch end = new CountDownLatch(1);
    try (FakeCrmServer server = started(builder)) {
      surroundings.stop().onRequest(end::countDown);
      screen.say(server.baseUrl().toString());
      end.await();
      screen.say(server.traffic().toJson());
    }
    return Exit.DONE;
  }

  private static void requireWithin(String option, int value, int most) {
    if (value < 0 || value > most) {
      throw CommandFailed.usage(
          "the fake CRM was not started: " + option + " is to be 0 to " + most + ". Change it.");
    }
  }

  private void accept(FakeCrmServer.Builder builder, String file) {
    String text;
    try {
      text = Files.readString(CommonOptions.path(file, surroundings), US_ASCII).strip();
    } catch (IOException unreadable) {
      throw CommandFailed.usage(
          "the fake CRM was not started: the file with the key cannot be read. Check its path and"
              + " its rights.");
    }
    Optional<DatabaseMode> mode = DatabaseMode.ofWritten(text);
    try (ApiKey key = ApiKey.of(text)) {
      screen.redactor().learn(new ClientId("fake"), new ApplicationName("fake"), key);
    }
    int bar = text.indexOf('|');
    builder.acceptKey(
        bar < 0 ? text : text.substring(0, bar),
        mode.map(one -> Set.of(one.digit() - '0')).orElse(Set.of(0, 1)));
  }

  private FakeCrmServer started(FakeCrmServer.Builder builder) {
    try {
      return builder.start();
    } catch (UncheckedIOException taken) {
      throw CommandFailed.failed(
          "the fake CRM was not started: port "
              + port
              + " cannot be listened on. Choose another one, or 0 for a free one.");
    }
  }
}
