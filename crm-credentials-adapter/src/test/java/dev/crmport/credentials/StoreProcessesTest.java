package dev.crmport.credentials;

import static dev.crmport.testkit.Fixtures.aCredentialOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmport.core.key.Credential;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that use one store at once. */
final class StoreProcessesTest {
  private static final int CLIENTS_EACH = 50;

  @TempDir private Path directory;
  private final List<Process> started = new ArrayList<>();

  @Test
  void twoProcessesThatMakeAndFillOneStoreLoseNothing() throws Exception {
    StoreOnDisk disk = new StoreOnDisk(directory);
    try {
      Process one = start(disk, "one");
      Process two = start(disk, "two");
      for (Process each : started) {
        assertThat(readLine(each.getInputStream())).isEqualTo("ready");
      }
      for (Process each : started) {
        each.getOutputStream().write('\n');
        each.getOutputStream().flush();
      }
      assertThat(one.waitFor(120, TimeUnit.SECONDS)).as("the first one ends").isTrue();
      assertThat(two.waitFor(120, TimeUnit.SECONDS)).as("the second one ends").isTrue();
      assertThat(one.exitValue()).as(Files.readString(errorsOf("one"))).isZero();
      assertThat(two.exitValue()).as(Files.readString(errorsOf("two"))).isZero();
    } finally {
      started.forEach(Process::destroyForcibly);
    }
    try (AgeFileStore store = disk.open()) {
      assertThat(store.list()).hasSize(2 * CLIENTS_EACH);
    }
    assertThat(disk.filesBesideTheStore()).containsExactly("keys.age", "keys.age.lock");
  }

  @Test
  void aProcessThatMayNotWriteThatMuchLeavesTheOldContent() throws Exception {
    StoreOnDisk disk = new StoreOnDisk(directory);
    try (AgeFileStore store = disk.openOrCreate()) {
      for (int i = 0; i < 20; i++) {
        try (Credential credential = aCredentialOf("client" + i, i)) {
          store.add(credential);
        }
      }
    }
    byte[] before = disk.sealed();
    assertThat(before.length).isGreaterThan(2048);
    try {
      // Two blocks of 512 or 1024 bytes, as the shell counts them: like a disk that is full.
      Process limited = start(disk, "late", "sh", "-c", "ulimit -f 2; exec \"$@\"", "sh");
      limited.getOutputStream().write('\n');
      limited.getOutputStream().flush();
      assertThat(limited.waitFor(120, TimeUnit.SECONDS)).as("it ends").isTrue();
      assertThat(limited.exitValue()).isEqualTo(1);
      assertThat(Files.readString(errorsOf("late"))).contains("the old content is intact");
    } finally {
      started.forEach(Process::destroyForcibly);
    }
    assertThat(disk.sealed()).isEqualTo(before);
    assertThat(disk.filesBesideTheStore()).containsExactly("keys.age", "keys.age.lock");
  }

  private Process start(StoreOnDisk disk, String prefix, String... shell) throws IOException {
    List<String> command = new ArrayList<>(List.of(shell));
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:-UsePerfData",
            "-Xmx128m",
            "-cp",
            System.getProperty("java.class.path"),
            AddClients.class.getName(),
            disk.store().toString(),
            disk.identity().toString(),
            prefix,
            String.valueOf(CLIENTS_EACH)));
    Process process = new ProcessBuilder(command).redirectError(errorsOf(prefix).toFile()).start();
    started.add(process);
    return process;
  }

  private Path errorsOf(String prefix) {
    return directory.resolve(prefix + ".errors");
  }

  private static String readLine(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
      line.append((char) c);
    }
    return line.toString();
  }
}
