package dev.crmport.credentials;

import static dev.crmport.testkit.Fixtures.aCredentialOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.crmport.core.key.ClientId;
import dev.crmport.core.key.Credential;
import dev.crmport.core.key.StoreUnusable;
import dev.crmport.core.key.StoreUnusable.Reason;
import dev.crmport.testkit.TestKeys;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the store does with its files, beyond the contract. */
final class AgeFileStoreTest {
  @TempDir private Path directory;
  private StoreOnDisk disk;

  @BeforeEach
  void nameFiles() {
    disk = new StoreOnDisk(directory);
  }

  @Test
  void whatItMakesIsForItsOwnerAlone() throws Exception {
    try (AgeFileStore store = disk.openOrCreate();
        Credential acme = aCredentialOf("acme", 1)) {
      store.add(acme);
    }
    assertThat(StoreOnDisk.mode(disk.store())).isEqualTo("rw-------");
    assertThat(StoreOnDisk.mode(disk.identity())).isEqualTo("rw-------");
    assertThat(StoreOnDisk.mode(disk.store().resolveSibling("keys.age.lock")))
        .isEqualTo("rw-------");
    assertThat(StoreOnDisk.mode(disk.store().getParent())).isEqualTo("rwx------");
    assertThat(StoreOnDisk.mode(disk.identity().getParent())).isEqualTo("rwx------");
    assertThat(disk.filesBesideTheStore()).containsExactly("keys.age", "keys.age.lock");
  }

  @Test
  void openingMakesNothing() throws Exception {
    assertUnusable(Reason.MISSING, "check the path");
    assertThat(disk.everything()).isEmpty();
  }

  @Test
  void aStoreWithoutItsIdentityIsRefusedAndNothingIsWritten() throws Exception {
    disk.openOrCreate().close();
    Files.delete(disk.identity());
    var before = disk.everything();
    assertThatThrownBy(disk::openOrCreate)
        .isInstanceOfSatisfying(
            StoreUnusable.class, e -> assertThat(e.reason()).isEqualTo(Reason.MISSING))
        .hasMessageContaining("identity.txt is missing")
        .hasMessageContaining("backup");
    assertUnusable(Reason.MISSING, "identity.txt");
    assertThat(disk.everything()).isEqualTo(before);
  }

  @Test
  void anIdentityWithoutAStoreGetsAStoreOfItsOwn() throws Exception {
    disk.openOrCreate().close();
    byte[] identity = Files.readAllBytes(disk.identity());
    Files.delete(disk.store());
    disk.openOrCreate().close();
    disk.open().close();
    assertThat(Files.readAllBytes(disk.identity())).isEqualTo(identity);
  }

  @Test
  void aStoreThatIsThereIsOpenedAndNotMadeAnew() throws Exception {
    disk.openOrCreate().close();
    byte[] sealed = disk.sealed();
    disk.openOrCreate().close();
    assertThat(disk.sealed()).isEqualTo(sealed);
  }

  @Test
  void storeAndIdentityCannotBeOneFile() throws Exception {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AgeFileStore.openOrCreate(disk.store(), disk.store()));
    assertThat(disk.everything()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw----r--", "rwxrwxrwx", "rw--w----"})
  void anIdentityThatOthersMayOpenIsRefused(String mode) throws Exception {
    disk.openOrCreate().close();
    Files.setPosixFilePermissions(disk.identity(), PosixFilePermissions.fromString(mode));
    assertUnusable(Reason.UNREADABLE, "chmod 600");
  }

  @Test
  void anotherIdentityDoesNotOpenTheStore() throws Exception {
    disk.openOrCreate().close();
    Path other = directory.resolve("other.txt");
    AgeIdentity.create(other);
    assertThatThrownBy(() -> AgeFileStore.open(disk.store(), other))
        .isInstanceOfSatisfying(
            StoreUnusable.class, e -> assertThat(e.reason()).isEqualTo(Reason.WRONG_IDENTITY));
  }

  @Test
  void aDirectoryInThePlaceOfTheStoreIsUnreadable() throws Exception {
    disk.openOrCreate().close();
    Files.delete(disk.store());
    Files.createDirectory(disk.store());
    assertUnusable(Reason.UNREADABLE, "that it is a file");
  }

  @Test
  void aLinkToTheStoreStaysALink() throws Exception {
    disk.openOrCreate().close();
    Path link = Files.createSymbolicLink(directory.resolve("link.age"), disk.store());
    try (AgeFileStore store = AgeFileStore.open(link, disk.identity());
        Credential acme = aCredentialOf("acme", 1)) {
      store.add(acme);
    }
    assertThat(link).isSymbolicLink();
    try (AgeFileStore store = disk.open()) {
      assertThat(store.list()).hasSize(1);
    }
    assertThat(directory.resolve("link.age.lock")).doesNotExist();
  }

  @Test
  void aLinkThatLeadsNowhereIsNotTakenForAStoreToMake() throws Exception {
    Path link = Files.createSymbolicLink(directory.resolve("link.age"), directory.resolve("gone"));
    assertThatThrownBy(() -> AgeFileStore.openOrCreate(link, disk.identity()))
        .isInstanceOfSatisfying(
            StoreUnusable.class, e -> assertThat(e.reason()).isEqualTo(Reason.MISSING))
        .hasMessageContaining("mend the link");
    assertThat(disk.identity()).doesNotExist();
  }

  @Test
  void whatAnotherOneStoredIsFoundTheNextTime() {
    try (AgeFileStore mine = disk.openOrCreate();
        AgeFileStore theirs = disk.open();
        Credential acme = aCredentialOf("acme", 1);
        Credential next = acme.withCrmReference("r001")) {
      theirs.add(acme);
      assertThat(mine.list()).containsExactly(acme.summary());
      theirs.replace(acme, next);
      assertThat(mine.list()).containsExactly(next.summary());
      theirs.remove(acme.client());
      assertThat(mine.find(acme.client())).isEmpty();
    }
  }

  @Test
  void aChangeIsSeenWhereTimeAndSizeStayAsTheyWere() throws Exception {
    try (AgeFileStore mine = disk.openOrCreate();
        Credential acme = aCredentialOf("acme", 1);
        Credential other = acme.withKey(TestKeys.key(2))) {
      mine.add(acme);
      assertThat(mine.list()).hasSize(1);
      var time = Files.getLastModifiedTime(disk.store());
      long size = Files.size(disk.store());
      try (AgeFileStore theirs = disk.open()) {
        theirs.replace(acme, other);
      }
      Files.setLastModifiedTime(disk.store(), time);
      assertThat(Files.size(disk.store())).isEqualTo(size);
      assertThat(mine.list()).containsExactly(other.summary());
    }
  }

  @Test
  void aStoreThatVanishesIsMissedAtTheNextFind() throws Exception {
    try (AgeFileStore store = disk.openOrCreate();
        Credential acme = aCredentialOf("acme", 1)) {
      store.add(acme);
      Files.delete(disk.store());
      assertThat(assertThrows(StoreUnusable.class, store::list).reason()).isEqualTo(Reason.MISSING);
      assertThat(assertThrows(StoreUnusable.class, () -> store.add(acme)).reason())
          .isEqualTo(Reason.MISSING);
    }
  }

  @Test
  void aClosedStoreIsNotUsed() {
    AgeFileStore store = disk.openOrCreate();
    store.close();
    store.close();
    assertThatIllegalStateException().isThrownBy(store::list);
    assertThatIllegalStateException().isThrownBy(() -> store.remove(new ClientId("acme")));
  }

  @Test
  void closingTheDocumentOverwritesItsKeys() {
    Credential acme = aCredentialOf("acme", 1);
    KeyDocument document = new KeyDocument(List.of());
    document.add(acme);
    acme.close();
    Credential kept = document.find(acme.client()).orElseThrow();
    assertThat(kept.key().lastFour()).isEqualTo(acme.key().lastFour());
    kept.key().copy().close();
    document.close();
    assertThatIllegalStateException().isThrownBy(() -> kept.key().copy());
  }

  @Test
  void closingThePlainTextOverwritesIt() {
    PlainText text = new PlainText(0);
    byte[] much = new byte[100];
    Arrays.fill(much, (byte) 'k');
    text.write(much, 0, much.length);
    byte[] array = text.array();
    text.write(much, 0, much.length);
    assertThat(array).as("the array that was outgrown").containsOnly(0);
    array = text.array();
    text.close();
    assertThat(array).containsOnly(0);
  }

  private void assertUnusable(Reason reason, String hint) {
    assertThatThrownBy(disk::open)
        .isInstanceOfSatisfying(StoreUnusable.class, e -> assertThat(e.reason()).isEqualTo(reason))
        .hasMessageContaining(hint);
  }
}
