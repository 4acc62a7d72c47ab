package dev.crmport.credentials;

import static dev.crmport.testkit.Fixtures.aCredentialOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.crmport.core.key.AddResult;
import dev.crmport.core.key.ClientId;
import dev.crmport.core.key.Credential;
import dev.crmport.core.key.CredentialSummary;
import dev.crmport.core.key.StoreUnusable;
import dev.crmport.core.key.StoreUnusable.Reason;
import dev.crmport.testkit.TestKeys;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is in the secret, what others did to it, and what Vault answers when it cannot. */
final class VaultStoreTest {
  private static final ClientId ACME = new ClientId("acme");

  private final Credential acme = aCredentialOf("acme", 1);
  private final Credential birch = aCredentialOf("birch", 2);
  private FakeVault vault;
  private VaultStore store;

  @BeforeEach
  void start() throws IOException {
    vault = new FakeVault();
    store = open();
  }

  @AfterEach
  void close() {
    store.close();
    vault.close();
    acme.close();
    birch.close();
  }

  private VaultStore open() {
    return VaultStore.builder(vault.address(), "secret/crm").token(() -> FakeVault.TOKEN).build();
  }

  @Test
  void eachClientIsAMemberWhoseTextIsAStoreOfItsOwn() {
    store.add(acme);
    assertThat(vault.data("crm"))
        .startsWith("{\"acme\":\"{\\\"format\\\":\\\"crmport-keys\\\",\\\"version\\\":1,")
        .contains(TestKeys.numbered(1));
  }

  @Test
  void eachChangeIsANextVersionAndTellingNothingNewIsNone() {
    store.add(acme);
    store.add(birch);
    assertThat(store.add(acme)).isInstanceOf(AddResult.AlreadyStored.class);
    try (Credential next = birch.withCrmReference("r2")) {
      assertThat(store.replace(birch, next)).isTrue();
    }
    assertThat(store.remove(ACME)).isTrue();
    assertThat(store.remove(ACME)).isFalse();
    assertThat(vault.versions("crm")).isEqualTo(4);
  }

  @Test
  void whatOthersKeepThereStaysAsItIs() {
    String note = "\"_note\":\"ask \\u00e4lice \\\"first\\\"\"";
    vault.put("crm", "{" + note + ",\"limits\":{\"a\":[1, 2.50]},\"two words\":\"x\"}");
    store.add(acme);
    assertThat(store.list()).containsExactly(acme.summary());
    assertThat(vault.data("crm"))
        .startsWith("{" + note + ",\"limits\":{\"a\":[1, 2.50]},\"two words\":\"x\",\"acme\":");
    store.remove(ACME);
    assertThat(vault.data("crm"))
        .isEqualTo("{" + note + ",\"limits\":{\"a\":[1, 2.50]},\"two words\":\"x\"}");
  }

  @Test
  void whatANewerVersionNotedOfAClientIsKept() {
    store.add(acme);
    String noted = vault.data("crm").replace("\\\"mode\\\"", "\\\"noted\\\":[1],\\\"mode\\\"");
    vault.put("crm", noted);
    store.add(birch);
    try (Credential next = acme.withCrmReference("r1")) {
      assertThat(store.replace(acme, next)).isTrue();
    }
    assertThat(vault.data("crm")).contains("\\\"noted\\\":[1]");
  }

  @Test
  void aMemberThatWasCopiedForAnotherClientIsNoticedAndCanBeRemoved() {
    store.add(acme);
    vault.put("crm", vault.data("crm").replace("{\"acme\":", "{\"cedar\":"));
    ClientId cedar = new ClientId("cedar");
    StoreUnusable refusal = assertThrows(StoreUnusable.class, () -> store.find(cedar));
    assertThat(refusal.reason()).isEqualTo(Reason.DAMAGED);
    assertThat(refusal).hasMessageContaining("member cedar").hasNoCause();
    assertThat(store.find(ACME)).isEmpty();
    assertThrows(StoreUnusable.class, store::list);
    assertThrows(StoreUnusable.class, () -> store.add(birch));
    assertThat(store.remove(cedar)).isTrue();
    store.add(birch);
  }

  @Test
  void aWriterThatIsOvertakenReadsAgainAndLosesNothing() {
    try (VaultStore other = open();
        Credential cedar = aCredentialOf("cedar", 1)) {
      store.add(acme);
      String before = vault.data("crm");
      // Another process writes between this one's reading and writing.
      vault.beforeNextWrite(() -> vault.put("crm", before));
      assertThat(store.add(cedar))
          .isInstanceOfSatisfying(
              AddResult.Added.class, added -> assertThat(added.sharesLaneWith()).contains(ACME));
      assertThat(other.list())
          .extracting(CredentialSummary::lane)
          .containsExactly(acme.lane(), acme.lane());
    }
    assertThat(vault.versions("crm")).isEqualTo(3);
  }

  @Test
  void whoeverReplacesAndIsOvertakenByARemovalIsToldSo() {
    store.add(acme);
    vault.beforeNextWrite(() -> vault.put("crm", "{}"));
    try (Credential next = acme.withKey(TestKeys.key(9))) {
      assertThat(store.replace(acme, next)).isFalse();
    }
    assertThat(store.list()).isEmpty();
  }

  @Test
  void whatAnotherProcessChangedIsFoundTheNextTime() {
    store.add(acme);
    store.find(ACME).orElseThrow().close();
    try (VaultStore other = open();
        Credential next = acme.withKey(TestKeys.key(9))) {
      other.replace(acme, next);
      try (Credential found = store.find(ACME).orElseThrow()) {
        assertThat(found.sameAs(next)).isTrue();
      }
      other.remove(ACME);
    }
    assertThat(store.find(ACME)).isEmpty();
  }

  @Test
  void aDeletedVersionHoldsNobodyAndIsFollowedByTheNext() {
    store.add(acme);
    vault.deleteNewest("crm");
    assertThat(store.find(ACME)).isEmpty();
    assertThat(store.list()).isEmpty();
    store.add(birch);
    assertThat(store.list()).containsExactly(birch.summary());
    assertThat(vault.versions("crm")).isEqualTo(2);
  }

  @Test
  void aSecretThatWasMadeAnewIsNotTakenForTheOldOne() {
    store.add(acme);
    store.find(ACME).orElseThrow().close();
    vault.destroyAll("crm");
    assertThat(store.list()).isEmpty();
    try (Credential next = aCredentialOf("acme", 7)) {
      store.add(next);
      try (Credential found = store.find(ACME).orElseThrow()) {
        assertThat(found.sameAs(next)).isTrue();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "503, unseal it",
    "429, try again",
    "472, standby",
    "473, standby",
    "412, try again",
    "500, look at its log",
    "502, look at its log",
    "307, redirects are not followed",
    "400, check address"
  })
  void aVaultThatCannotAnswerIsUnreadableAndNothingIsChanged(int status, String next) {
    store.add(acme);
    vault.answerAll(status, "{\"errors\":[\"fictional words\"]}");
    StoreUnusable reading = assertThrows(StoreUnusable.class, () -> store.find(ACME));
    StoreUnusable changing = assertThrows(StoreUnusable.class, () -> store.remove(ACME));
    for (StoreUnusable refusal : List.of(reading, changing)) {
      assertThat(refusal.reason()).isEqualTo(Reason.UNREADABLE);
      assertThat(refusal)
          .hasMessageContaining(next)
          .hasMessageContaining("status " + status)
          .hasMessageNotContaining("fictional words")
          .hasNoCause();
    }
    vault.answerAll(0, "");
    assertThat(store.list()).containsExactly(acme.summary());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "x", "<html>", "{\"data\":", "{\"data\":{\"data\":{\"acme\":\"x", "{} {"})
  void anAnswerThatIsNoneOfVaultsIsForeign(String body) {
    vault.answerAll(200, body);
    StoreUnusable refusal = assertThrows(StoreUnusable.class, () -> store.find(ACME));
    assertThat(refusal.reason()).isEqualTo(Reason.FOREIGN);
    assertThat(refusal).hasNoCause();
  }

  @Test
  void aMountThatIsNotThereIsMissed() {
    VaultStore elsewhere =
        VaultStore.builder(vault.address(), "kv/crm").token(() -> FakeVault.TOKEN).build();
    assertThat(assertThrows(StoreUnusable.class, elsewhere::list).reason())
        .isEqualTo(Reason.MISSING);
    elsewhere.close();
  }

  @Test
  void aMountWithoutVersionsIsToldApart() {
    vault.writeWithoutVersions();
    StoreUnusable refusal = assertThrows(StoreUnusable.class, () -> store.add(acme));
    assertThat(refusal.reason()).isEqualTo(Reason.FOREIGN);
    assertThat(refusal).hasMessageContaining("version 2");
  }

  @Test
  void aWriteWithoutAnAnswerMayHaveBeenDone() {
    vault.hangUpAfterWriting();
    StoreUnusable refusal = assertThrows(StoreUnusable.class, () -> store.add(acme));
    assertThat(refusal.reason()).isEqualTo(Reason.NOT_WRITTEN);
    assertThat(refusal).hasMessageContaining("list the keys");
    assertThat(store.list()).containsExactly(acme.summary());
  }

  @Test
  void aVaultThatIsGoneIsUnreadableAndNothingIsFound() {
    store.add(acme);
    store.find(ACME).orElseThrow().close();
    vault.close();
    StoreUnusable refusal = assertThrows(StoreUnusable.class, () -> store.find(ACME));
    assertThat(refusal.reason()).isEqualTo(Reason.UNREADABLE);
    assertThat(refusal).hasMessageContaining("check its address").hasNoCause();
  }

  @Test
  void aClosedStoreIsNotUsed() {
    store.add(acme);
    store.close();
    store.close();
    assertThrows(IllegalStateException.class, () -> store.find(ACME));
    assertThrows(IllegalStateException.class, store::list);
    assertThrows(IllegalStateException.class, () -> store.add(acme));
    assertThrows(IllegalStateException.class, () -> store.remove(ACME));
  }
}
