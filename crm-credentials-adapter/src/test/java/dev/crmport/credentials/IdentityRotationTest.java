package dev.crmport.credentials;

import static dev.crmport.testkit.Fixtures.aCredentialOf;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.exceptionfactory.jagged.RecipientStanzaReader;
import com.exceptionfactory.jagged.RecipientStanzaWriter;
import dev.crmport.core.key.ClientId;
import dev.crmport.core.key.Credential;
import dev.crmport.core.key.StoreUnusable;
import dev.crmport.core.key.StoreUnusable.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A store gets another identity, and can be opened all the while. */
final class IdentityRotationTest {
  @TempDir private Path directory;
  private StoreOnDisk disk;
  private Path copyOfOld;

  /** Stands for the end of the process: nothing that would tidy up runs after it. */
  private static final class Killed extends Error {
    Killed() {
      super("killed");
    }
  }

  @BeforeEach
  void makeStore() throws IOException {
    disk = new StoreOnDisk(directory);
    try (AgeFileStore store = disk.openOrCreate();
        Credential acme = aCredentialOf("acme", 1)) {
      store.add(acme);
    }
    copyOfOld = Files.copy(disk.identity(), directory.resolve("old.txt"));
  }

  @Test
  void theOldIdentityDoesNotOpenTheStoreAnyMore() throws IOException {
    String text = disk.plain();
    try (AgeFileStore store = disk.open()) {
      String recipient = store.rotateIdentity();
      assertThat(disk.identity()).content().contains("# public key: " + recipient + "\n");
    }
    assertThat(disk.plain()).isEqualTo(text);
    assertThat(secretsIn(disk.identity())).hasSize(1).doesNotContainAnyElementsOf(old());
    StoreUnusable refused =
        assertThrows(StoreUnusable.class, () -> AgeFileStore.open(disk.store(), copyOfOld));
    assertThat(refused.reason()).isEqualTo(Reason.WRONG_IDENTITY);
    assertThat(StoreOnDisk.mode(disk.identity())).isEqualTo("rw-------");
  }

  @Test
  void whoeverHasTheStoreOpenGoesOnWithIt() {
    try (AgeFileStore open = disk.open();
        AgeFileStore rotating = disk.open();
        Credential birch = aCredentialOf("birch", 2)) {
      assertThat(open.list()).hasSize(1);
      rotating.rotateIdentity();
      assertThat(open.list()).hasSize(1);
      open.add(birch);
      rotating.rotateIdentity();
      assertThat(open.list()).hasSize(2);
    }
  }

  @Test
  void aRotationBetweenTheReadingOfTheStoreAndOfTheIdentityIsNoticed() {
    AgeIdentity identity = new AgeIdentity(disk.identity());
    AtomicBoolean rotated = new AtomicBoolean();
    Unlock interrupted =
        new Unlock() {
          @Override
          public List<RecipientStanzaReader> readers() {
            if (!rotated.getAndSet(true)) {
              try (AgeFileStore other = disk.open()) {
                other.rotateIdentity();
              }
            }
            return identity.readers();
          }

          @Override
          public RecipientStanzaWriter writer() {
            return identity.writer();
          }

          @Override
          public String kind() {
            return identity.kind();
          }
        };
    try (AgeFileStore store = AgeFileStore.open(disk.store(), interrupted, WholeFile.Move.ATOMIC)) {
      assertThat(rotated).isTrue();
      assertThat(store.list()).hasSize(1);
    }
  }

  @ParameterizedTest(name = "killed at step {0}, after its file was put in place: {1}")
  @CsvSource({"1,false", "1,true", "2,false", "2,true", "3,false", "3,true"})
  void killedAtAnyStepItLeavesAStoreThatTheIdentityFileOpens(int step, boolean moved)
      throws IOException {
    AtomicInteger moves = new AtomicInteger();
    WholeFile.Move killing =
        (from, to) -> {
          boolean last = moves.incrementAndGet() == step;
          if (!last || moved) {
            WholeFile.Move.ATOMIC.move(from, to);
          }
          if (last) {
            throw new Killed();
          }
        };
    try (AgeFileStore store =
        AgeFileStore.open(disk.store(), new AgeIdentity(disk.identity()), killing)) {
      assertThrows(Killed.class, store::rotateIdentity);
    }
    assertThat(moves).hasValue(step);
    assertThat(StoreOnDisk.mode(disk.identity())).isEqualTo("rw-------");
    assertStillUsed();
    try (AgeFileStore store = disk.open()) {
      store.rotateIdentity();
    }
    assertThat(secretsIn(disk.identity())).hasSize(1).doesNotContainAnyElementsOf(old());
    assertStillUsed();
    assertThat(disk.filesBesideTheStore()).containsExactly("keys.age", "keys.age.lock");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void aStepThatCannotBeWrittenIsToldAndLeavesAStoreThatIsOpened(int step) throws IOException {
    AtomicInteger moves = new AtomicInteger();
    WholeFile.Move failing =
        (from, to) -> {
          if (moves.incrementAndGet() == step) {
            throw new IOException("no room");
          }
          WholeFile.Move.ATOMIC.move(from, to);
        };
    try (AgeFileStore store =
        AgeFileStore.open(disk.store(), new AgeIdentity(disk.identity()), failing)) {
      assertThatThrownBy(store::rotateIdentity)
          .isInstanceOfSatisfying(
              StoreUnusable.class, e -> assertThat(e.reason()).isEqualTo(Reason.NOT_WRITTEN))
          .hasMessageContaining(step == 1 ? "the old content is intact" : "rotate again")
          .hasMessageNotContaining("AGE-SECRET");
    }
    assertThat(secretsIn(disk.identity())).hasSize(step == 1 ? 1 : 2);
    assertStillUsed();
    try (AgeFileStore store = disk.open()) {
      store.rotateIdentity();
    }
    assertThat(secretsIn(disk.identity())).hasSize(1).doesNotContainAnyElementsOf(old());
  }

  @Test
  void readersAndWritersNoticeNothing() throws Exception {
    AtomicBoolean done = new AtomicBoolean();
    ExecutorService threads = Executors.newFixedThreadPool(3);
    try (AgeFileStore rotating = disk.open()) {
      List<Future<Integer>> readers =
          List.of(threads.submit(reading(done)), threads.submit(reading(done)));
      Future<Integer> writer = threads.submit(writing(done));
      for (int i = 0; i < 40; i++) {
        rotating.rotateIdentity();
      }
      done.set(true);
      int written = writer.get();
      for (Future<Integer> each : readers) {
        assertThat(each.get()).isPositive();
      }
      assertThat(written).isPositive();
      assertThat(rotating.list()).hasSize(1 + written);
    } finally {
      threads.shutdownNow();
    }
  }

  /** Decrypts each time, as a process does that has just started. */
  private Callable<Integer> reading(AtomicBoolean done) {
    return () -> {
      int read = 0;
      do {
        try (AgeFileStore store = disk.open()) {
          assertThat(store.find(new ClientId("acme"))).hasValueSatisfying(Credential::close);
        }
        read++;
      } while (!done.get());
      return read;
    };
  }

  private Callable<Integer> writing(AtomicBoolean done) {
    return () -> {
      int written = 0;
      try (AgeFileStore store = disk.open()) {
        do {
          try (Credential next = aCredentialOf("client" + written, 100 + written)) {
            store.add(next);
          }
          written++;
        } while (!done.get());
      }
      return written;
    };
  }

  @Test
  void aLinkToTheIdentityStaysALink() throws IOException {
    Path link = Files.createSymbolicLink(directory.resolve("link.txt"), disk.identity());
    try (AgeFileStore store = AgeFileStore.open(disk.store(), link)) {
      store.rotateIdentity();
    }
    assertThat(link).isSymbolicLink();
    disk.open().close();
  }

  @Test
  void aFileWithSeveralIdentitiesOpensWhatIsForAnyOfThem() throws IOException {
    Path other = directory.resolve("other.txt");
    AgeIdentity.create(other);
    Files.writeString(disk.identity(), Files.readString(other) + Files.readString(copyOfOld));
    try (AgeFileStore store = disk.open();
        Credential birch = aCredentialOf("birch", 2)) {
      store.add(birch);
    }
    try (AgeFileStore forTheFirst = AgeFileStore.open(disk.store(), other)) {
      assertThat(forTheFirst.list()).hasSize(2);
    }
    assertThrows(StoreUnusable.class, () -> AgeFileStore.open(disk.store(), copyOfOld));
  }

  @Test
  void aClosedStoreIsNotRotated() {
    AgeFileStore store = disk.open();
    store.close();
    assertThatIllegalStateException().isThrownBy(store::rotateIdentity);
  }

  private void assertStillUsed() {
    try (AgeFileStore store = disk.open();
        Credential more = aCredentialOf("more", 99)) {
      assertThat(store.find(new ClientId("acme"))).hasValueSatisfying(Credential::close);
      store.add(more);
      assertThat(store.list()).hasSize(2);
      store.remove(more.client());
    }
  }

  private List<String> old() throws IOException {
    return secretsIn(copyOfOld);
  }

  private static List<String> secretsIn(Path file) throws IOException {
    return Files.readAllLines(file, US_ASCII).stream()
        .filter(line -> line.startsWith("AGE-SECRET-KEY-1"))
        .toList();
  }
}
