package dev.crmport.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmport.core.key.ApplicationName;
import dev.crmport.core.pace.Time;
import dev.crmport.testkit.LeakSweep;
import dev.crmport.testkit.TestKeys;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs commands in a directory of their own, and keeps what they showed. For one thread. */
final class CommandRun {
  private static final int KEY_NUMBER = 0x4711beef;
  private static final LeakSweep SWEEP =
      LeakSweep.of(TestKeys.key(KEY_NUMBER), new ApplicationName("acmeProduct"));

  final Path directory;
  final Stop stop = new Stop();
  private final Map<String, String> environment = new HashMap<>();
  private String input = "";
  private @Nullable Terminal terminal;

  /** What a command shows first that goes on running; of the first command that is run. */
  final CompletableFuture<String> firstLine = new CompletableFuture<>();

  String out = "";
  String err = "";

  CommandRun(Path directory) {
    this.directory = directory;
    environment.put("CRM_STORE", "age:" + directory.resolve("keys.age"));
    environment.put("CRM_IDENTITY", directory.resolve("identity.txt").toString());
    environment.put("CRM_STATE", state().toString());
    environment.put("CRM_APPLICATION", "acmeProduct");
  }

  /** Where the commands remember what they have sent. */
  Path state() {
    return directory.resolve("state");
  }

  static String guid() {
    return TestKeys.numbered(KEY_NUMBER);
  }

  CommandRun with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  CommandRun without(String variable) {
    environment.remove(variable);
    return this;
  }

  CommandRun typing(String text) {
    input = text;
    return this;
  }

  /** A person at the terminal, who answers every question with this line. */
  CommandRun answering(String answer) {
    terminal =
        new Terminal() {
          @Override
          public char[] secret(String question) {
            return answer.toCharArray();
          }

          @Override
          public String line(String question) {
            return answer;
          }
        };
    return this;
  }

  /** Nobody is at a terminal any more. */
  CommandRun alone() {
    terminal = null;
    return this;
  }

  int run(String... arguments) {
    ByteArrayOutputStream shown =
        new ByteArrayOutputStream() {
          @Override
          public synchronized void write(byte[] bytes, int from, int length) {
            super.write(bytes, from, length);
            toString(UTF_8).lines().findFirst().ifPresent(firstLine::complete);
          }
        };
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    int exit =
        Cli.run(
            arguments,
            new Surroundings(
                new ByteArrayInputStream(input.getBytes(UTF_8)),
                new PrintStream(shown, true, UTF_8),
                new PrintStream(told, true, UTF_8),
                environment,
                directory,
                directory,
                false,
                terminal,
                Time.system(),
                stop));
    out = shown.toString(UTF_8);
    err = told.toString(UTF_8);
    SWEEP.assertClean(out + err);
    if (Files.isDirectory(state())) {
      SWEEP.assertCleanFiles(state());
    }
    assertThat(out + err).doesNotContain("\tat ").doesNotContain("Exception in thread");
    return exit;
  }

  Path file(String name, String content) {
    try {
      return Files.writeString(directory.resolve(name), content);
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }

  /** What {@link #files} tells, without the lanes: those change with each request. */
  Map<String, String> kept() {
    Map<String, String> kept = files();
    kept.keySet().removeIf(name -> Path.of(name).startsWith("state"));
    return kept;
  }

  /** Every file with its content, to be compared with a later moment. */
  Map<String, String> files() {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(
            directory.relativize(file).toString(),
            HexFormat.of().formatHex(Files.readAllBytes(file)));
      }
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
    return files;
  }
}
