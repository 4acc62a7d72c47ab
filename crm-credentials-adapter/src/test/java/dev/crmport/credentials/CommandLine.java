package dev.crmport.credentials;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs commands of the system.
 *
 * @param directory where their output is kept
 */
record CommandLine(Path directory) {
  /** What the command prints on standard output; it must succeed. */
  String run(List<String> command, String input) throws IOException {
    return run(directory, command, input);
  }

  /** The same in another directory. */
  String run(Path at, List<String> command, String input) throws IOException {
    Path output = directory.resolve("output");
    Path errors = directory.resolve("errors");
    Process process =
        new ProcessBuilder(command)
            .directory(at.toFile())
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile())
            .start();
    try (var stdin = process.getOutputStream()) {
      stdin.write(input.getBytes(UTF_8));
    }
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(command + " ends").isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.exitValue()).as(Files.readString(errors)).isZero();
    return Files.readString(output);
  }
}
