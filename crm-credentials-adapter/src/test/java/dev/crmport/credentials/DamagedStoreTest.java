package dev.crmport.credentials;

import static dev.crmport.testkit.Fixtures.aCredentialOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.crmport.core.key.Credential;
import dev.crmport.core.key.StoreUnusable;
import dev.crmport.core.key.StoreUnusable.Reason;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A store that was cut or changed is refused as it stands, and never written over. */
final class DamagedStoreTest {
  @TempDir private Path directory;
  private StoreOnDisk disk;
  private byte[] whole;
  private AgeFileStore opened;
  private Credential birch;

  @BeforeEach
  void makeStore() throws IOException {
    disk = new StoreOnDisk(directory);
    opened = disk.openOrCreate();
    birch = aCredentialOf("birch", 2);
    try (Credential acme = aCredentialOf("acme", 1)) {
      opened.add(acme);
    }
    whole = disk.sealed();
  }

  @AfterEach
  void close() {
    opened.close();
    birch.close();
  }

  @Test
  void aDamagedStoreIsNotMadeAnew() throws IOException {
    byte[] cut = Arrays.copyOf(whole, whole.length - 1);
    Files.write(disk.store(), cut);
    assertThat(assertThrows(StoreUnusable.class, disk::openOrCreate).reason())
        .isEqualTo(Reason.DAMAGED);
    assertThat(disk.sealed()).isEqualTo(cut);
  }

  @Test
  void aStoreThatIsWholeAgainIsUsedAgain() throws IOException {
    refusalOf(Arrays.copyOf(whole, whole.length / 2), "cut in two");
    Files.write(disk.store(), whole);
    assertThat(opened.list()).hasSize(1);
  }

  @Test
  void everyTruncationIsRefused() throws IOException {
    for (int length = 0; length < whole.length; length++) {
      assertThat(refusalOf(Arrays.copyOf(whole, length), "cut to " + length))
          .isEqualTo(Reason.DAMAGED);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0x01, 0x80})
  void everyChangedByteIsRefused(int mask) throws IOException {
    Map<Reason, Integer> reasons = new EnumMap<>(Reason.class);
    for (int at = 0; at < whole.length; at++) {
      byte[] changed = whole.clone();
      changed[at] ^= (byte) mask;
      reasons.merge(refusalOf(changed, "byte " + at + " changed"), 1, Integer::sum);
    }
    // age cannot tell a changed recipient from another one's; all else is seen for what it is.
    assertThat(reasons)
        .containsOnlyKeys(Reason.FOREIGN, Reason.WRONG_IDENTITY, Reason.DAMAGED)
        .containsEntry(Reason.FOREIGN, "age-encryption.org/v1\n".length());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 16, 65536})
  void bytesBehindTheEndAreRefused(int more) throws IOException {
    assertThat(refusalOf(Arrays.copyOf(whole, whole.length + more), more + " bytes more"))
        .isEqualTo(Reason.DAMAGED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"format\":\"crmport-keys\",\"version\":1,\"credentials\":[]}",
        "-----BEGIN AGE ENCRYPTED FILE-----\n",
        "age-encryption.org/v2\n",
        "\0\0\0\0"
      })
  void whatIsNoAgeFileIsForeign(String text) throws IOException {
    assertThat(refusalOf(text.getBytes(StandardCharsets.US_ASCII), "foreign"))
        .isEqualTo(Reason.FOREIGN);
  }

  @Test
  void aHugeFileIsNotReadIntoMemory() throws IOException {
    try (var file = new RandomAccessFile(disk.store().toFile(), "rw")) {
      file.setLength(1L << 40);
    }
    assertThat(assertThrows(StoreUnusable.class, disk::open).reason()).isEqualTo(Reason.FOREIGN);
  }

  /** The reason, the same for reading, changing and making the store. */
  private Reason refusalOf(byte[] content, String what) throws IOException {
    Files.write(disk.store(), content);
    StoreUnusable reading = assertThrows(StoreUnusable.class, opened::list, what);
    StoreUnusable changing = assertThrows(StoreUnusable.class, () -> opened.add(birch), what);
    assertThat(reading.reason()).as(what).isEqualTo(changing.reason());
    assertThat(disk.sealed()).as(what).isEqualTo(content);
    assertThat(reading).as(what).hasNoCause();
    return reading.reason();
  }
}
