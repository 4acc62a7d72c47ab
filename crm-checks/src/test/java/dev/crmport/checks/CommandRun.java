package dev.crmport.checks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmport.testkit.LeakSweep;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** The crm command in a JVM of its own, with everything that logs at its loudest. */
record CommandRun(int exit, String out, String err) {
  private static final long LONGEST_SECONDS = 120;

  /**
   * Runs it to its end.
   *
   * @param home where its files go, and where it stands
   * @param environment its variables beside those that name its files
   * @param input what it reads from standard input
   */
  static CommandRun of(
      Path home, Map<String, String> environment, String input, String... arguments)
      throws IOException, InterruptedException {
    try (Running running = start(home, environment, input, arguments)) {
      return running.end();
    }
  }

  /** The same under way. */
  static Running start(
      Path home, Map<String, String> environment, String input, String... arguments)
      throws IOException {
    Path scratch = Files.createTempDirectory("crm-run");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + home,
                "-Djdk.httpclient.HttpClient.log=all",
                "-Djava.util.logging.config.file=" + loudLogging(scratch),
                "-cp",
                System.getProperty("java.class.path"),
                "dev.crmport.cli.Main"));
    command.addAll(List.of(arguments));
    Path out = scratch.resolve("out");
    Path err = scratch.resolve("err");
    Path in = Files.writeString(scratch.resolve("in"), input);
    ProcessBuilder process =
        new ProcessBuilder(command)
            .directory(home.toFile())
            .redirectInput(Redirect.from(in.toFile()))
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    process.environment().keySet().removeIf(name -> name.startsWith("CRM_"));
    process.environment().put("HOME", home.toString());
    process.environment().put("CRM_STATE", home.resolve("state").toString());
    process.environment().put("CRM_STORE", "age:" + home.resolve("keys.age"));
    process.environment().put("CRM_IDENTITY", home.resolve("identity.txt").toString());
    process.environment().putAll(environment);
    return new Running(process.start(), out, err);
  }

  /**
   * A command under way; closing it ends it.
   *
   * @param out where its standard output goes
   * @param err where its standard error goes
   */
  record Running(Process process, Path out, Path err) implements AutoCloseable {
    /** What it shows first. */
    String firstLine() {
      Awaitility.await()
          .atMost(LONGEST_SECONDS, TimeUnit.SECONDS)
          .until(() -> read(out).contains("\n") || !process.isAlive());
      return read(out).lines().findFirst().orElse("");
    }

    /** What it came to, once it has ended by itself. */
    CommandRun end() throws InterruptedException {
      if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("the command did not end");
      }
      return new CommandRun(process.exitValue(), read(out), read(err));
    }

    @Override
    public void close() {
      process.destroyForcibly();
    }
  }

  private static Path loudLogging(Path scratch) throws IOException {
    return Files.writeString(
        scratch.resolve("logging.properties"),
        """
        handlers=java.util.logging.ConsoleHandler
        .level=ALL
        java.util.logging.ConsoleHandler.level=ALL
        """);
  }

  private static String read(Path file) {
    try {
      return new String(Files.readAllBytes(file), UTF_8);
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  /** A run that leaves no form of the key behind, in what it showed nor in any file at home. */
  static CommandRun swept(
      Path home,
      int exit,
      LeakSweep sweep,
      Map<String, String> environment,
      String input,
      String... arguments)
      throws IOException, InterruptedException {
    CommandRun run = of(home, environment, input, arguments);
    sweep.assertClean(run.out());
    sweep.assertClean(run.err());
    sweep.assertCleanFiles(home);
    assertThat(run.exit()).as("%s", run.out() + run.err()).isEqualTo(exit);
    assertThat(run.out() + run.err()).doesNotContain("Exception in thread");
    return run;
  }
}
