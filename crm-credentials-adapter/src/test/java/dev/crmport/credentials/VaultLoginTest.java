package dev.crmport.credentials;

import static dev.crmport.testkit.Fixtures.aCredentialOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.crmport.core.key.ClientId;
import dev.crmport.core.key.Credential;
import dev.crmport.core.key.CredentialSource;
import dev.crmport.core.key.KeyState;
import dev.crmport.core.key.StoreUnusable;
import dev.crmport.core.key.StoreUnusable.Reason;
import dev.crmport.core.key.SuspendableSource.Reach;
import dev.crmport.testkit.ManualTime;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens, roles, namespaces, and addresses of Vault. */
final class VaultLoginTest {
  private static final String LOGIN = "POST /v1/auth/approle/login";
  private static final String RENEWAL = "POST /v1/auth/token/renew-self";

  @TempDir private Path directory;
  private final ManualTime time = ManualTime.stopped();
  private final List<VaultStore> opened = new ArrayList<>();
  private FakeVault vault;

  @BeforeEach
  void start() throws IOException {
    vault = new FakeVault();
  }

  @AfterEach
  void close() {
    opened.forEach(VaultStore::close);
    vault.close();
  }

  @Test
  void aTokenInAFileIsReadAtEachRequest() throws IOException {
    Path file = Files.writeString(directory.resolve("token"), FakeVault.TOKEN + "\n");
    VaultStore store = remembered(builder().tokenIn(file).build());
    assertThat(store.list()).isEmpty();
    vault.endTokens();
    vault.allow("hvs.fictional-next");
    assertRefused(store, "refused the token");
    Files.writeString(file, "hvs.fictional-next");
    assertThat(store.list()).isEmpty();
  }

  @Test
  void aTokenThatWasRefusedIsFollowedByTheNextOneOnce() {
    List<String> given = new ArrayList<>(List.of("hvs.old-fictional", FakeVault.TOKEN));
    VaultStore store = remembered(builder().token(given::removeFirst).build());
    assertThat(store.list()).isEmpty();
    given.addAll(List.of("hvs.a-fictional", "hvs.b-fictional"));
    assertRefused(store, "refused the token");
    assertThat(given).isEmpty();
  }

  @Test
  void aRoleLogsInOnceForManyRequests() throws IOException {
    VaultStore store = withRole();
    for (int i = 0; i < 5; i++) {
      assertThat(store.list()).isEmpty();
    }
    assertThat(vault.logins()).isEqualTo(1);
  }

  @Test
  void aTokenThatEndedIsFollowedByALogin() throws IOException {
    VaultStore store = withRole();
    try (Credential acme = aCredentialOf("acme", 1)) {
      store.add(acme);
      vault.endTokens();
      assertThat(store.list()).containsExactly(acme.summary());
    }
    assertThat(vault.logins()).isEqualTo(2);
  }

  @Test
  void aTokenIsRenewedBeforeItEnds() throws IOException {
    VaultStore store = withRole();
    assertThat(store.list()).isEmpty();
    time.advance(Duration.ofSeconds(39));
    assertThat(store.list()).isEmpty();
    assertThat(vault.log()).doesNotContain(RENEWAL);
    time.advance(Duration.ofSeconds(2));
    assertThat(store.list()).isEmpty();
    assertThat(store.list()).isEmpty();
    assertThat(vault.log()).containsOnlyOnce(RENEWAL).containsOnlyOnce(LOGIN);
    time.advance(Duration.ofSeconds(41));
    vault.endTokens();
    assertThat(store.list()).as("too late for renewing").isEmpty();
    assertThat(vault.logins()).isEqualTo(2);
  }

  @Test
  void aTokenThatCannotBeRenewedIsUsedAsLongAsItHolds() throws IOException {
    VaultStore store = withRole();
    assertThat(store.list()).isEmpty();
    vault.renewNothing();
    // The secret id was for one use: another login would fail.
    vault.changeSecretId("fictional-next-id");
    time.advance(Duration.ofSeconds(41));
    assertThat(store.list()).isEmpty();
    assertThat(vault.logins()).isEqualTo(1);
  }

  @Test
  void aRoleWithoutARightDoesNotLogInAgainAndAgain() throws IOException {
    VaultStore store = withRole();
    assertThat(store.list()).isEmpty();
    vault.allowReadingOnly("hvs.fictional-login-1");
    try (Credential acme = aCredentialOf("acme", 1)) {
      for (int i = 0; i < 3; i++) {
        assertThat(assertThrows(StoreUnusable.class, () -> store.add(acme)).reason())
            .isEqualTo(Reason.NOT_WRITTEN);
      }
    }
    assertThat(vault.logins()).isEqualTo(1);
  }

  @Test
  void aKeyInASecretThatMayOnlyBeReadIsSuspendedOnThisMachine() throws IOException {
    try (Credential acme = aCredentialOf("acme", 1)) {
      remembered(builder().token(() -> FakeVault.TOKEN).build()).add(acme);
      vault.allowReadingOnly("hvs.fictional-reader");
      VaultStore reader = remembered(builder().token(() -> "hvs.fictional-reader").build());
      MachineSuspensions here =
          MachineSuspensions.over(reader, directory.resolve("state/suspensions"));
      assertThat(here.setState(acme, KeyState.SUSPENDED)).contains(Reach.MACHINE);
      try (Credential found = here.find(acme.client()).orElseThrow()) {
        assertThat(found.state()).isEqualTo(KeyState.SUSPENDED);
      }
    }
  }

  @Test
  void aNewSecretIdInItsFileIsUsedAtTheNextLogin() throws IOException {
    VaultStore store = withRole();
    assertThat(store.list()).isEmpty();
    vault.endTokens();
    vault.changeSecretId("fictional-next-id");
    assertRefused(store, "VAULT_SECRET_ID_FILE");
    Files.writeString(directory.resolve("secret-id"), "fictional-next-id");
    assertThat(store.list()).isEmpty();
  }

  @Test
  void aNamespaceIsSentAlong() {
    vault.requireNamespace("teams/crm");
    VaultStoreBuilder inside = builder().token(() -> FakeVault.TOKEN).namespace("teams/crm");
    assertThat(remembered(inside.build()).list()).isEmpty();
    VaultStore outside = remembered(builder().token(() -> FakeVault.TOKEN).build());
    StoreUnusable refusal = assertThrows(StoreUnusable.class, outside::list);
    assertThat(refusal.reason()).isEqualTo(Reason.MISSING);
    assertThat(refusal).hasMessageContaining("VAULT_NAMESPACE");
  }

  @Test
  void theVariablesOfVaultsCommandAreTaken() throws IOException {
    Path token = Files.writeString(directory.resolve("token"), FakeVault.TOKEN);
    Path secretId = Files.writeString(directory.resolve("secret-id"), FakeVault.SECRET_ID);
    Files.writeString(directory.resolve(".vault-token"), FakeVault.TOKEN);
    String server = vault.address().toString();
    vault.requireNamespace("crm");
    List<Map<String, String>> logins =
        List.of(
            Map.of("VAULT_TOKEN_FILE", token.toString(), "VAULT_TOKEN", "hvs.not-this-one"),
            Map.of("VAULT_TOKEN", FakeVault.TOKEN),
            Map.of("HOME", directory.toString()),
            Map.of("VAULT_ROLE_ID", FakeVault.ROLE, "VAULT_SECRET_ID_FILE", secretId.toString()));
    for (Map<String, String> login : logins) {
      Map<String, String> variables = new HashMap<>(login);
      variables.put("VAULT_NAMESPACE", "crm");
      assertThat(opened("vault:" + server + "/secret/crm", variables).list()).isEmpty();
      assertThat(opened("vault:" + server + "/v1/secret/data/crm", variables).list()).isEmpty();
      variables.put("VAULT_ADDR", server);
      assertThat(opened("vault:secret/crm", variables).list()).isEmpty();
    }
    assertThat(vault.log()).contains("GET /v1/secret/data/crm");
  }

  @Test
  void aMountWithSlashesIsNamedAsInPolicies() {
    VaultStore store =
        remembered(
            VaultStore.builder(vault.address(), "kv/team/data/crm/keys")
                .token(() -> FakeVault.TOKEN)
                .build());
    assertThrows(StoreUnusable.class, store::list);
    assertThat(vault.log()).containsExactly("GET /v1/kv/team/data/crm/keys");
    assertThat(store.toString()).contains("the secret kv/team/crm/keys");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "vault:",
        "vault:secret",
        "vault:http://vault.example.org/secret/crm",
        "vault:http://localhost.example.org/secret/crm",
        "vault:ftp://127.0.0.1/secret/crm",
        "vault:https://vault.example.org",
        "vault:https://vault.example.org/secret/../crm",
        "vault:https://vault.example.org/secret/crm?x=y",
        "vault:https://vault.example.org/secret/a b",
        "vault:https://a:b@vault.example.org/secret/crm",
        "vault:secret/crm"
      })
  void anAddressThatIsNoneIsRefused(String address) {
    Map<String, String> variables = Map.of("VAULT_TOKEN", FakeVault.TOKEN);
    assertThrows(
        IllegalArgumentException.class,
        () -> CredentialBackends.open(address, directory, variables));
  }

  @Test
  void withoutALoginTheWaysToNameOneAreTold() {
    Map<String, String> variables = Map.of("HOME", directory.toString());
    StoreUnusable refusal =
        assertThrows(
            StoreUnusable.class,
            () -> CredentialBackends.open("vault:https://127.0.0.1:1/s/c", directory, variables));
    assertThat(refusal.reason()).isEqualTo(Reason.MISSING);
    assertThat(refusal).hasMessageContaining("VAULT_TOKEN_FILE");
    assertThrows(IllegalArgumentException.class, () -> builder().build());
  }

  @ParameterizedTest
  @ValueSource(strings = {"two\nlines", "hvs.fictional\u00e4", "a b", ""})
  void aTokenThatIsNoneIsNotSentAndNotRepeated(String token) {
    VaultStore store = remembered(builder().token(() -> token).build());
    StoreUnusable refusal = assertThrows(StoreUnusable.class, store::list);
    assertThat(refusal.reason()).isEqualTo(Reason.FOREIGN);
    assertThat(refusal.getMessage()).doesNotContain("two\n", "\u00e4", "a b");
    assertThat(vault.log()).isEmpty();
  }

  @Test
  void aLogOfHeadersIsRefused() {
    VaultStore store = remembered(builder().token(() -> FakeVault.TOKEN).build());
    System.setProperty("jdk.httpclient.HttpClient.log", "errors, Headers");
    try {
      assertThrows(IllegalStateException.class, store::list);
    } finally {
      System.clearProperty("jdk.httpclient.HttpClient.log");
    }
    assertThat(vault.log()).isEmpty();
  }

  @Test
  void nothingThatIsPrintedHoldsATokenOrASecretId() throws IOException {
    VaultStore store = withRole();
    assertThat(store.find(new ClientId("acme"))).isEmpty();
    assertThat(store.toString()).doesNotContain("fictional");
    vault.endTokens();
    vault.changeSecretId("other");
    StoreUnusable refusal = assertThrows(StoreUnusable.class, store::list);
    assertThat(refusal.getMessage())
        .doesNotContain(FakeVault.SECRET_ID, FakeVault.ROLE, "fictional-login");
  }

  private VaultStoreBuilder builder() {
    URI server = vault.address();
    return VaultStore.builder(server, "secret/crm").time(time);
  }

  private VaultStore withRole() throws IOException {
    Path secretId = Files.writeString(directory.resolve("secret-id"), FakeVault.SECRET_ID + "\n");
    return remembered(builder().appRole(FakeVault.ROLE, secretId).build());
  }

  private CredentialSource opened(String address, Map<String, String> variables) {
    return remembered((VaultStore) CredentialBackends.open(address, directory, variables));
  }

  private VaultStore remembered(VaultStore store) {
    opened.add(store);
    return store;
  }

  private static void assertRefused(VaultStore store, String hint) {
    StoreUnusable refusal = assertThrows(StoreUnusable.class, store::list);
    assertThat(refusal.reason()).isEqualTo(Reason.UNREADABLE);
    assertThat(refusal).hasMessageContaining(hint).hasNoCause();
  }
}
