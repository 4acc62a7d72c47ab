package dev.crmport.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A store on a disk that is full: 64 KiB in memory, mounted for one process alone. Only where this
 * process may mount one; {@link StoreProcessesTest} asks the same of a limit that anybody may set.
 */
final class FullDiskTest {
  private static final String MOUNT = "mount -t tmpfs -o size=64k none \"$0\" && exec \"$@\"";

  @TempDir private Path directory;

  @Test
  void aFullDiskIsNamedAndLeavesTheOldContent() throws Exception {
    Path disk = Files.createDirectory(directory.resolve("disk"));
    assumeThat(isMounted(disk)).as("this process may mount a disk of its own").isTrue();
    List<String> lines =
        run(
            disk,
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            FillDisk.class.getName(),
            disk.resolve("keys.age").toString(),
            directory.resolve("identity.txt").toString());
    assertThat(lines).hasSize(3);
    int kept = Integer.parseInt(lines.get(0).substring("kept ".length()));
    assertThat(kept).isPositive();
    assertThat(lines.get(1))
        .startsWith("NOT_WRITTEN the key store " + disk.resolve("keys.age"))
        .contains("make room on the disk", "the old content is intact");
    assertThat(lines.get(2)).isEqualTo("found " + kept);
  }

  private boolean isMounted(Path disk) throws InterruptedException {
    try {
      return run(disk, "echo", "mounted").equals(List.of("mounted"));
    } catch (IOException noSuchCommand) {
      return false;
    }
  }

  /** In name spaces of its own, so that the disk is gone with the process. */
  private List<String> run(Path disk, String... command) throws IOException, InterruptedException {
    List<String> all =
        new ArrayList<>(List.of("unshare", "-m", "sh", "-c", MOUNT, disk.toString()));
    all.addAll(List.of(command));
    Path output = directory.resolve("output");
    Process process =
        new ProcessBuilder(all)
            .redirectOutput(output.toFile())
            .redirectError(directory.resolve("errors").toFile())
            .start();
    try {
      assertThat(process.waitFor(120, TimeUnit.SECONDS)).as("it ends").isTrue();
    } finally {
      process.destroyForcibly();
    }
    return Files.readAllLines(output);
  }
}
