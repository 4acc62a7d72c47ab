package dev.crmport.credentials;

import static dev.crmport.testkit.Fixtures.aCredentialOf;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.crmport.core.key.ClientId;
import dev.crmport.core.key.Credential;
import dev.crmport.core.key.CredentialSummary;
import dev.crmport.core.key.KeyState;
import dev.crmport.core.key.StoreUnusable;
import dev.crmport.core.key.StoreUnusable.Reason;
import dev.crmport.testkit.TestKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is in the rows, what was done to them by hand, and what is decrypted when. */
final class JdbcStoreTest {
  private static final ClientId ACME = new ClientId("acme");
  private static final ClientId BIRCH = new ClientId("birch");

  private final TestDatabase database = TestDatabase.h2();
  private final Credential acme = aCredentialOf("acme", 1);
  private final Credential birch = aCredentialOf("birch", 2);
  @TempDir private Path directory;
  private JdbcStore store;

  @BeforeEach
  void fill() {
    store = database.openOrCreate(identity());
    store.add(acme);
    store.add(birch);
  }

  @AfterEach
  void close() {
    store.close();
    acme.close();
    birch.close();
  }

  private Path identity() {
    return directory.resolve("secret/identity.txt");
  }

  @Test
  void aRowIsAnAgeFileAndHoldsNothingOfTheKey() {
    String sealed = database.sealed("acme");
    assertThat(sealed)
        .startsWith("-----BEGIN AGE ENCRYPTED FILE-----\n")
        .endsWith("\n-----END AGE ENCRYPTED FILE-----\n");
    String key = TestKeys.numbered(1);
    String coded = Base64.getEncoder().encodeToString(key.getBytes(US_ASCII));
    assertThat(sealed.toLowerCase(Locale.ROOT)).doesNotContain(key.substring(0, 9));
    assertThat(sealed).doesNotContain(coded.substring(4, 12));
  }

  @Test
  void swappedRowsAreNoticedAndNamed() {
    String ofAcme = database.sealed("acme");
    put("acme", database.sealed("birch"));
    put("birch", ofAcme);
    assertDamaged(ACME, "acme");
    assertDamaged(BIRCH, "birch");
  }

  @Test
  void aRowThatWasCopiedForAnotherClientIsNoticed() {
    database.execute("insert into TABLE values (?, ?)", "cedar", database.sealed("acme"));
    assertDamaged(new ClientId("cedar"), "cedar");
    store.find(ACME).orElseThrow().close();
  }

  @Test
  void aCutRowIsNoticed() {
    String sealed = database.sealed("acme");
    for (int length = 0; length < sealed.length(); length += 7) {
      put("acme", sealed.substring(0, length));
      assertDamaged(ACME, "acme");
    }
    put("acme", sealed);
    store.find(ACME).orElseThrow().close();
  }

  @Test
  void anArmorWithPartsCutOutIsNoticed() {
    String sealed = database.sealed("acme");
    for (int from = 40; from < sealed.length() - 80; from += 13) {
      put("acme", sealed.substring(0, from) + sealed.substring(from + 4));
      StoreUnusable refusal = assertThrows(StoreUnusable.class, () -> store.find(ACME));
      assertThat(refusal).hasMessageContaining("acme").hasNoCause();
    }
  }

  @Test
  void aDamagedRowKeepsOthersFromBeingAddedAndCanBeRemoved() {
    put("acme", "nothing");
    try (Credential cedar = aCredentialOf("cedar", 3)) {
      assertThat(assertThrows(StoreUnusable.class, () -> store.add(cedar)).reason())
          .isEqualTo(Reason.DAMAGED);
      assertThat(store.remove(ACME)).isTrue();
      store.add(cedar);
    }
    assertThat(store.list())
        .extracting(CredentialSummary::client)
        .containsExactly(BIRCH, new ClientId("cedar"));
  }

  @Test
  void whatAnotherProcessChangedIsFoundTheNextTime() {
    store.find(ACME).orElseThrow().close();
    try (JdbcStore other = database.open(identity());
        Credential next = acme.withKey(TestKeys.key(9))) {
      assertThat(other.replace(acme, next)).isTrue();
      try (Credential found = store.find(ACME).orElseThrow()) {
        assertThat(found.sameAs(next)).isTrue();
      }
      other.remove(ACME);
    }
    assertThat(store.find(ACME)).isEmpty();
    assertThat(store.list()).hasSize(1);
  }

  @Test
  void aRowIsDecryptedAgainOnlyWhenItHasChanged() throws IOException {
    assertThat(store.list()).hasSize(2);
    try (JdbcStore other = database.open(identity());
        Credential suspended = acme.withState(KeyState.SUSPENDED)) {
      other.replace(acme, suspended);
    }
    Files.delete(identity());
    store.find(BIRCH).orElseThrow().close();
    // Needs the identity, which is not there any more.
    assertThat(assertThrows(StoreUnusable.class, () -> store.find(ACME)).reason())
        .isEqualTo(Reason.MISSING);
  }

  @Test
  void findingOneClientOpensNoOtherRow() {
    put("birch", "nothing");
    try (JdbcStore fresh = database.open(identity())) {
      fresh.find(ACME).orElseThrow().close();
    }
  }

  @Test
  void aClosedStoreIsNotUsedAndItsKeysAreOverwritten() {
    Credential found = store.find(ACME).orElseThrow();
    store.close();
    store.close();
    assertThat(found.sameAs(acme)).as("a copy outlives the store").isTrue();
    found.close();
    assertThrows(IllegalStateException.class, () -> store.find(ACME));
    assertThrows(IllegalStateException.class, store::list);
    assertThrows(IllegalStateException.class, () -> store.remove(ACME));
    assertThrows(IllegalStateException.class, () -> store.add(acme));
  }

  @Test
  void aTableIsOpenedWithTheIdentityThatItWasMadeWithOnly() {
    Path other = directory.resolve("other.txt");
    assertThat(refusal(() -> database.open(other)).reason()).isEqualTo(Reason.MISSING);
    assertThat(refusal(() -> database.openOrCreate(other)).reason()).isEqualTo(Reason.MISSING);
    AgeIdentity.create(other);
    assertThat(refusal(() -> database.open(other)).reason()).isEqualTo(Reason.WRONG_IDENTITY);
    assertThat(refusal(() -> database.openOrCreate(other)).reason())
        .isEqualTo(Reason.WRONG_IDENTITY);
  }

  @Test
  void openingMakesNothing() {
    TestDatabase empty = TestDatabase.h2();
    Path fresh = directory.resolve("fresh.txt");
    assertThat(refusal(() -> empty.open(fresh)).reason()).isEqualTo(Reason.MISSING);
    assertThat(Files.exists(fresh)).isFalse();
    empty.openOrCreate(fresh).close();
    assertThat(Files.exists(fresh)).isTrue();
  }

  @Test
  void aTableThatWasMadeBeforehandIsTaken() {
    TestDatabase made = TestDatabase.h2();
    made.execute(
        "create table TABLE (client varchar(64) not null primary key,"
            + " sealed varchar(65536) not null)");
    try (JdbcStore opened = made.openOrCreate(identity())) {
      opened.add(acme);
      assertThat(opened.list()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "keys;drop table x", "a.b.c", "\"x\"", "1a", "keys--"})
  void aTableIsNamedPlainly(String name) {
    assertThrows(
        IllegalArgumentException.class, () -> JdbcStore.open(database.source(), name, identity()));
  }

  @Test
  void aRowOfNobodyIsDamage() {
    database.execute("insert into TABLE values (?, ?)", "no client", "x");
    assertThat(refusal(store::list).reason()).isEqualTo(Reason.DAMAGED);
  }

  private void put(String client, String sealed) {
    assertThat(database.execute("update TABLE set sealed = ? where client = ?", sealed, client))
        .isEqualTo(1);
  }

  private void assertDamaged(ClientId client, String name) {
    for (StoreUnusable refusal : List.of(refusal(() -> store.find(client)), refusal(store::list))) {
      assertThat(refusal.reason()).isEqualTo(Reason.DAMAGED);
      assertThat(refusal).hasNoCause();
    }
    assertThat(refusal(() -> store.find(client)))
        .hasMessageContaining("client " + name)
        .hasMessageContaining(JdbcStore.USUAL_TABLE);
  }

  private static StoreUnusable refusal(Executable use) {
    return assertThrows(StoreUnusable.class, use);
  }
}
