package dev.crmport.credentials;

import static dev.crmport.testkit.Fixtures.aCredentialOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmport.core.key.Credential;
import dev.crmport.core.key.StoreUnusable;
import dev.crmport.core.key.StoreUnusable.Reason;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A change that cannot be written leaves the old content, and nothing else. */
final class FailedWriteTest {
  @TempDir private Path directory;
  private StoreOnDisk disk;
  private byte[] before;
  private final Credential birch = aCredentialOf("birch", 2);

  @BeforeEach
  void makeStore() throws IOException {
    disk = new StoreOnDisk(directory);
    try (AgeFileStore store = disk.openOrCreate();
        Credential acme = aCredentialOf("acme", 1)) {
      store.add(acme);
    }
    before = disk.sealed();
  }

  @AfterEach
  void close() {
    birch.close();
  }

  @Test
  void aMoveThatFailsLeavesTheOldContentAndNoOtherFile() throws IOException {
    WholeFile.Move broken =
        (from, to) -> {
          throw new AtomicMoveNotSupportedException(from.toString(), to.toString(), "broken");
        };
    try (AgeFileStore store =
        AgeFileStore.open(disk.store(), new AgeIdentity(disk.identity()), broken)) {
      assertNotWritten(store);
      assertThat(store.list()).hasSize(1);
    }
    assertThat(disk.filesBesideTheStore()).containsExactly("keys.age", "keys.age.lock");
  }

  @Test
  void aNewFileThatCannotBeMadeLeavesTheOldContent() throws IOException {
    Path blocked = disk.store().resolveSibling("keys.age.next");
    Files.createDirectories(blocked.resolve("something"));
    try (AgeFileStore store = disk.open()) {
      assertNotWritten(store);
      assertThat(blocked.resolve("something")).exists();
    }
  }

  @Test
  void whatAKilledProcessLeftIsRemovedByTheNextChange() throws IOException {
    Files.writeString(disk.store().resolveSibling("keys.age.next"), "half of a st");
    try (AgeFileStore store = disk.open()) {
      store.add(birch);
      assertThat(store.list()).hasSize(2);
    }
    assertThat(disk.filesBesideTheStore()).containsExactly("keys.age", "keys.age.lock");
  }

  @Test
  void aLockFileThatIsALinkIsNotFollowed() throws IOException {
    Path elsewhere = directory.resolve("elsewhere");
    Path lock = disk.store().resolveSibling("keys.age.lock");
    Files.delete(lock);
    Files.createSymbolicLink(lock, elsewhere);
    try (AgeFileStore store = disk.open()) {
      assertNotWritten(store);
    }
    assertThat(elsewhere).doesNotExist();
  }

  @Test
  void anInterruptEndsTheWaitForTheLockAndChangesNothing() throws Exception {
    CountDownLatch waiting = new CountDownLatch(1);
    AtomicReference<Throwable> outcome = new AtomicReference<>();
    try (AgeFileStore store = disk.open()) {
      Thread thread =
          new Thread(
              () -> {
                waiting.countDown();
                try {
                  store.add(birch);
                } catch (StoreUnusable e) {
                  outcome.set(e);
                }
                if (!Thread.currentThread().isInterrupted()) {
                  outcome.set(new AssertionError("the interrupt was swallowed"));
                }
              });
      try (WriteLock held = WriteLock.take("the key store", disk.store().toRealPath())) {
        assertThat(held.store()).isEqualTo(disk.store().toRealPath());
        thread.start();
        waiting.await();
        thread.interrupt();
        thread.join(30_000);
      }
      assertThat(thread.isAlive()).isFalse();
      assertThat(outcome.get())
          .isInstanceOfSatisfying(
              StoreUnusable.class, e -> assertThat(e.reason()).isEqualTo(Reason.NOT_WRITTEN))
          .hasMessageContaining("interrupted");
      assertThat(disk.sealed()).isEqualTo(before);
      store.add(birch);
      assertThat(store.list()).hasSize(2);
    }
  }

  @Test
  void readingNeedsNoLock() throws IOException {
    try (AgeFileStore store = disk.open();
        WriteLock held = WriteLock.take("the key store", disk.store().toRealPath())) {
      assertThat(held.store()).exists();
      assertThat(store.list()).hasSize(1);
    }
  }

  private void assertNotWritten(AgeFileStore store) throws IOException {
    assertThatThrownBy(() -> store.add(birch))
        .isInstanceOfSatisfying(
            StoreUnusable.class, e -> assertThat(e.reason()).isEqualTo(Reason.NOT_WRITTEN))
        .hasMessageContaining("the old content is intact");
    assertThat(disk.sealed()).isEqualTo(before);
  }
}
