package dev.crmport.credentials;

import static dev.crmport.testkit.Fixtures.aCredentialOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmport.core.exposure.StateChange;
import dev.crmport.core.exposure.Suspensions;
import dev.crmport.core.key.ClientId;
import dev.crmport.core.key.Credential;
import dev.crmport.core.key.CredentialSource;
import dev.crmport.core.key.CredentialSummary;
import dev.crmport.core.key.KeyState;
import dev.crmport.core.key.StoreUnusable;
import dev.crmport.core.key.SuspendableSource.Reach;
import dev.crmport.testkit.LeakSweep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Suspensions of keys whose source cannot be written to, in a file of this machine. */
final class MachineSuspensionsTest {
  private static final ClientId ACME = new ClientId("acme");

  @TempDir private Path directory;
  private final Credential acme = aCredentialOf("acme", 0x1abcd);
  private Path list;

  @BeforeEach
  void nameTheList() {
    list = directory.resolve("state/crm/suspended");
  }

  @AfterEach
  void close() {
    acme.close();
  }

  private MachineSuspensions over(CredentialSource source) {
    return MachineSuspensions.over(source, list);
  }

  private MachineSuspensions overKeyFile(Credential held) {
    return over(KeyFile.in(directory).holding(held));
  }

  private static List<KeyState> states(CredentialSource source) {
    return source.list().stream().map(CredentialSummary::state).toList();
  }

  private static StateChange suspend(MachineSuspensions source) {
    return Suspensions.in(source).suspend(ACME).orElseThrow();
  }

  @Test
  void aSuspensionBindsWhoeverReadsThroughTheSameFileAndSaysSo() {
    assertThat(suspend(overKeyFile(acme)).reach()).isEqualTo(Reach.MACHINE);
    assertThat(states(overKeyFile(acme))).containsExactly(KeyState.SUSPENDED);
    assertThat(states(KeyFile.in(directory).holding(acme))).containsExactly(KeyState.ACTIVE);
  }

  @Test
  void readingMakesNothing() throws IOException {
    assertThat(states(overKeyFile(acme))).containsExactly(KeyState.ACTIVE);
    Suspensions.in(overKeyFile(acme)).resume(ACME);
    assertThat(directory.resolve("state")).doesNotExist();
  }

  @Test
  void theFileIsForItsOwnerAndHoldsNoFormOfTheKey() throws IOException {
    suspend(overKeyFile(acme));
    assertThat(StoreOnDisk.mode(list)).isEqualTo("rw-------");
    assertThat(StoreOnDisk.mode(list.getParent())).isEqualTo("rwx------");
    assertThat(list).content().contains("\nacme abcd\n");
    LeakSweep.of(acme.key(), acme.application()).assertCleanFiles(directory.resolve("state"));
  }

  @Test
  void aNewKeyInTheSourceIsActiveByItselfAndTheOldOneStaysSuspended() {
    suspend(overKeyFile(acme));
    try (Credential next = aCredentialOf("acme", 0x3beef)) {
      assertThat(states(overKeyFile(next))).containsExactly(KeyState.ACTIVE);
    }
    assertThat(states(overKeyFile(acme))).containsExactly(KeyState.SUSPENDED);
  }

  @Test
  void clientsOfOneNameWithTwoKeysAreSuspendedApart() {
    try (Credential other = aCredentialOf("acme", 0x3beef)) {
      suspend(overKeyFile(acme));
      suspend(overKeyFile(other));
      Suspensions.in(overKeyFile(acme)).resume(ACME);
      assertThat(states(overKeyFile(acme))).containsExactly(KeyState.ACTIVE);
      assertThat(states(overKeyFile(other))).containsExactly(KeyState.SUSPENDED);
    }
  }

  @Test
  void aStoreThatCanBeWrittenToKeepsItsOwnStates() {
    try (AgeFileStore store = new StoreOnDisk(directory).openOrCreate()) {
      store.add(acme);
      assertThat(suspend(over(store)).reach()).isEqualTo(Reach.STORE);
      assertThat(states(store)).containsExactly(KeyState.SUSPENDED);
      assertThat(list).doesNotExist();
    }
  }

  @Test
  void aStoreThatCannotBeWrittenToIsSuspendedHereAndResumedInBothPlaces() throws IOException {
    StoreOnDisk disk = new StoreOnDisk(directory);
    try (AgeFileStore store = disk.openOrCreate()) {
      store.add(acme);
      Path lock = disk.store().resolveSibling("keys.age.lock");
      // Nobody can lock a directory, which is what a read-only medium comes to.
      Files.delete(lock);
      Files.createDirectory(lock);

      assertThat(suspend(over(store)).reach()).isEqualTo(Reach.MACHINE);
      assertThat(states(store)).containsExactly(KeyState.ACTIVE);
      assertThat(states(over(store))).containsExactly(KeyState.SUSPENDED);

      Files.delete(lock);
      assertThat(Suspensions.in(over(store)).resume(ACME).orElseThrow().changed()).isTrue();
      assertThat(states(over(store))).containsExactly(KeyState.ACTIVE);
      assertThat(list).content().doesNotContain("acme");
    }
  }

  @Test
  void aFileThatCannotBeReadLetsNoKeyBeUsed() throws IOException {
    MachineSuspensions source = overKeyFile(acme);
    suspend(source);
    Files.writeString(list, "acme: abcd\n");
    assertThatThrownBy(() -> source.find(ACME))
        .isInstanceOfSatisfying(
            StoreUnusable.class,
            unusable -> assertThat(unusable.reason()).isEqualTo(StoreUnusable.Reason.DAMAGED))
        .hasMessageContaining("line 1 ")
        .hasMessageContaining("no key is used");
    assertThatThrownBy(source::list).isInstanceOf(StoreUnusable.class);

    Files.delete(list);
    Files.createDirectory(list);
    assertThatThrownBy(source::list).isInstanceOf(StoreUnusable.class);
  }

  @Test
  void aFileInThePlaceOfTheFolderSuspendsNothingAndTakesNothing() throws IOException {
    list = Files.writeString(directory.resolve("taken"), "").resolve("suspended");
    assertThat(states(overKeyFile(acme))).containsExactly(KeyState.ACTIVE);
    assertThatThrownBy(() -> suspend(overKeyFile(acme)))
        .isInstanceOfSatisfying(
            StoreUnusable.class,
            unusable -> assertThat(unusable.reason()).isEqualTo(StoreUnusable.Reason.NOT_WRITTEN))
        .hasMessageContaining("the list of suspended keys");
  }

  @Test
  void aStateOtherThanSuspendedIsNotKeptForASourceThatHasNone() {
    MachineSuspensions source = overKeyFile(acme);
    try (Credential found = source.find(ACME).orElseThrow()) {
      assertThatThrownBy(() -> source.setState(found, KeyState.RETIRED))
          .isInstanceOf(StoreUnusable.class);
    }
    assertThat(states(source)).containsExactly(KeyState.ACTIVE);
  }

  @Test
  void closingClosesTheSource() {
    StoreOnDisk disk = new StoreOnDisk(directory);
    MachineSuspensions source = over(disk.openOrCreate());
    source.close();
    assertThatThrownBy(source::list).isInstanceOf(IllegalStateException.class);
    overKeyFile(acme).close();
  }
}
