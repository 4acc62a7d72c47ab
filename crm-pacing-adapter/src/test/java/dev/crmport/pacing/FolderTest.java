package dev.crmport.pacing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.crmport.core.failure.TurnRefused;
import dev.crmport.core.key.Lane;
import dev.crmport.core.pace.Deadline;
import dev.crmport.core.pace.Turn;
import dev.crmport.core.pace.Urgency;
import dev.crmport.testkit.ManualTime;
import dev.crmport.testkit.Simulation;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What may happen to the folder and to the files in it. */
final class FolderTest {
  private static final Duration UNKNOWN = Duration.ofSeconds(30).plus(Trial.QUARANTINE);

  private static final Duration STALL = Duration.ofSeconds(1);

  @RegisterExtension final Warnings warnings = new Warnings();
  private final ManualTime time = ManualTime.autoAdvancing();
  private final Path folder;
  private final Path file;

  FolderTest(@TempDir Path root) {
    folder = root.resolve("state").resolve("lanes");
    file = folder.resolve("lane-acme");
  }

  @Test
  void nothingIsMadeBeforeTheFirstTurn() {
    process().estimate(Trial.LANE, Urgency.BATCH);
    assertThat(folder.getParent()).doesNotExist();
  }

  @Test
  void foldersAndFilesAreForTheirOwnerAlone() throws Exception {
    assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
    Trial.requests(process(), 1);
    assertThat(modes(folder.getParent(), folder)).containsOnly("rwx------");
    assertThat(modes(file)).containsOnly("rw-------");
    assertThat(folder).isDirectoryNotContaining(path -> !path.equals(file));
  }

  @Test
  void aFileNeverGrows() throws Exception {
    MachinePacer pacer = process();
    Trial.requests(pacer, 30);
    assertThat(file).hasSize(LaneFormat.ROOM);
  }

  @Test
  void everyLaneHasAFileOfItsOwnInTheFolder() {
    List<Lane> lanes =
        Stream.of("acme", "..", ".", "../acme", "/acme", "a/b", "a-b", ".acme", "/".repeat(128))
            .map(Lane::new)
            .toList();
    assertThat(lanes.stream().map(LaneFolder::nameOf))
        .doesNotHaveDuplicates()
        .allSatisfy(
            name -> {
              assertThat(folder.resolve(name).normalize().getParent()).isEqualTo(folder);
              assertThat(name).doesNotStartWith(".").hasSizeLessThan(140);
            });
  }

  @Test
  void aDamagedByteAnywhereCountsAsJustUsedBySomebodyUnknown() throws Exception {
    Trial.requests(process(), 2);
    byte[] whole = Files.readAllBytes(file);
    int length = ByteBuffer.wrap(whole).getInt(4);
    for (int place = 0; place < length; place++) {
      byte[] damaged = whole.clone();
      damaged[place] ^= 0x10;
      Files.write(file, damaged);
      assertThat(Trial.waitFor(process(), time)).as("byte %d", place).isEqualTo(UNKNOWN);
    }
  }

  @Test
  void aFileThatWasCutOffCountsAsJustUsedBySomebodyUnknown() throws Exception {
    Trial.requests(process(), 2);
    byte[] whole = Files.readAllBytes(file);
    for (int length : new int[] {0, 1, 11, 12, 16, ByteBuffer.wrap(whole).getInt(4) - 1}) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThat(Trial.waitFor(process(), time)).as("%d bytes", length).isEqualTo(UNKNOWN);
    }
  }

  @Test
  void anEstimateLeavesADamagedFileAsItIs() throws Exception {
    Trial.requests(process(), 2);
    Files.write(file, new byte[] {1, 2, 3});
    assertThat(process().estimate(Trial.LANE, Urgency.BATCH)).isEqualTo(UNKNOWN);
    assertThat(file).hasSize(3);
    assertThat(warnings.said()).isEmpty();
  }

  @Test
  void theRequestOfSomebodyUnknownMayArriveLast() throws Exception {
    MachinePacer pacer = process();
    Trial.requests(pacer, 1);
    Files.write(file, new byte[5]);
    Trial.waitFor(pacer, time);
    assertThat(warnings.said())
        .singleElement()
        .asString()
        .startsWith("The file of lane acme was damaged")
        .contains("closed for 30700 ms");
    long over = time.nanos();
    Trial.requests(pacer, 5);
    assertThat(Duration.ofNanos(time.nanos() - over)).isEqualTo(Trial.WINDOW);
  }

  @Test
  void aFileOfANewerVersionIsLeftAsItIs() throws Exception {
    Trial.requests(process(), 1);
    byte[] newer = Files.readAllBytes(file);
    ByteBuffer content = ByteBuffer.wrap(newer).putInt(12, 2);
    CRC32C sum = new CRC32C();
    sum.update(newer, 12, content.getInt(4) - 12);
    content.putInt(8, (int) sum.getValue());
    Files.write(file, newer);
    assertThat(refusal(process()).getCause()).hasMessageContaining("newer version");
    assertThat(Files.readAllBytes(file)).isEqualTo(newer);
  }

  @Test
  void aFileThatIsDeletedInUseCountsAsJustUsedBySomebodyUnknown() throws Exception {
    MachinePacer pacer = process();
    Trial.requests(pacer, 1);
    Files.delete(file);
    assertThat(Trial.waitFor(pacer, time)).isEqualTo(UNKNOWN);
  }

  @Test
  void aFolderMayBeDeletedWhileNobodyUsesIt() throws Exception {
    try (MachinePacer pacer = process()) {
      Trial.requests(pacer, 5);
    }
    Files.delete(file);
    Files.delete(folder);
    assertThat(Trial.waitFor(process(), time)).isZero();
  }

  @Test
  void aFileThatIsReplacedIsReadAnew() throws Exception {
    MachinePacer pacer = process();
    Trial.requests(pacer, 1);
    Path elsewhere = folder.resolveSibling("elsewhere");
    Trial.requests(Trial.process(elsewhere, time), 5);
    Files.move(elsewhere.resolve("lane-acme"), file, StandardCopyOption.REPLACE_EXISTING);
    assertThat(Trial.waitFor(pacer, time)).isEqualTo(Trial.WINDOW);
  }

  @Test
  void aFolderThatCannotBeMadeRefusesEveryTurnUntilItCan() throws Exception {
    Files.createFile(folder.getParent());
    MachinePacer pacer = process();
    TurnRefused refused = refusal(pacer);
    assertThat(refused.reason()).isEqualTo(TurnRefused.Reason.STORE_GONE);
    for (Throwable told = refused; told != null; told = told.getCause()) {
      assertThat(told.toString()).doesNotContain(folder.getParent().toString());
    }
    assertThat(pacer.estimate(Trial.LANE, Urgency.BATCH)).isZero();
    Files.delete(folder.getParent());
    Trial.requests(pacer, 1);
  }

  @Test
  void aFolderThatIsReadOnlyRefusesEveryTurn() throws Exception {
    assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
    Files.createDirectories(folder);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
    assumeTrue(!Files.isWritable(folder), "nothing is read-only for a superuser");
    assertThat(refusal(process()).reason()).isEqualTo(TurnRefused.Reason.STORE_GONE);
  }

  @Test
  void aFileThatCannotBeOpenedRefusesEveryTurnUntilItCan() throws Exception {
    Files.createDirectories(file);
    MachinePacer pacer = process();
    assertThat(refusal(pacer).reason()).isEqualTo(TurnRefused.Reason.STORE_GONE);
    Files.delete(file);
    Trial.requests(pacer, 1);
  }

  @Test
  void anEndThatCannotBeWrittenThrowsNothingAndIsMadeUpFor() throws Exception {
    MachinePacer pacer = process();
    MachinePacer other = process();
    Turn turn = Trial.take(pacer);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        FileLock held = channel.lock()) {
      assertThat(held.isValid()).isTrue();
      turn.answered();
      turn.close();
      assertThat(catchThrowableOfType(TurnRefused.class, () -> hurried(other)).reason())
          .as("nothing hangs where the lock is not to be had")
          .isEqualTo(TurnRefused.Reason.DEADLINE);
    }
    assertThat(warnings.said())
        .singleElement()
        .asString()
        .contains("lane acme could not be written", "the end of a turn");
    assertThat(Trial.waitFor(pacer, time)).isZero();
    assertThat(Trial.waitFor(other, time)).isZero();
  }

  @Test
  void aProcessThatStandsStillWhileItHasTheLockLosesNobodyATurn() {
    Simulation simulation = Simulation.seeded(1);
    MachinePacer pacer = Trial.process(folder, simulation);
    simulation.spawn(
        "holder",
        () -> {
          Turn turn = Trial.take(pacer);
          simulation.sleep(Duration.ofMillis(10));
          turn.answered();
          turn.close();
          assertThat(simulation.elapsed()).isBetween(STALL, STALL.plusMillis(10));
          assertThat(Trial.waitFor(Trial.process(folder, simulation), simulation)).isZero();
        });
    simulation.spawn(
        "stalled",
        () -> {
          simulation.sleep(Duration.ofMillis(5));
          OpenFile open = OpenFile.of(file);
          assertThat(open.tryLock()).isTrue();
          simulation.sleep(STALL);
          open.unlock();
          open.release();
        });
    simulation.run();
    assertThat(warnings.said()).isEmpty();
  }

  @Test
  void anInterruptedThreadClosesItsTurnLikeAnyOther() throws Exception {
    MachinePacer pacer = process();
    try (Turn turn = Trial.take(pacer)) {
      turn.answered();
      Thread.currentThread().interrupt();
    }
    assertThat(Thread.interrupted()).as("the flag stays set").isTrue();
    assertThat(Trial.waitFor(process(), time)).isZero();
    Trial.requests(pacer, 4);
    assertThat(Trial.waitFor(pacer, time)).isEqualTo(Trial.WINDOW);
  }

  @Test
  void aFolderOnAnotherFileSystemIsRefusedAtOnce(@TempDir Path root) throws Exception {
    URI archive = URI.create("jar:" + root.resolve("some.zip").toUri());
    try (var elsewhere = FileSystems.newFileSystem(archive, Map.of("create", "true"))) {
      assertThatThrownBy(() -> MachinePacer.in(elsewhere.getPath("lanes")))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("the pacer was not made");
    }
  }

  private MachinePacer process() {
    return Trial.process(folder, time);
  }

  private Turn hurried(MachinePacer pacer) throws InterruptedException {
    return pacer.take(Trial.LANE, Urgency.BATCH, Deadline.in(Duration.ofMillis(20), time));
  }

  private static TurnRefused refusal(MachinePacer pacer) {
    return catchThrowableOfType(TurnRefused.class, () -> Trial.take(pacer));
  }

  private static List<String> modes(Path... paths) throws IOException {
    List<String> modes = new ArrayList<>();
    for (Path path : paths) {
      modes.add(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
    }
    return modes;
  }
}
