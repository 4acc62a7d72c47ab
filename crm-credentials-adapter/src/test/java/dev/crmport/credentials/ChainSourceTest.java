package dev.crmport.credentials;

import static dev.crmport.testkit.Fixtures.aCredentialOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.crmport.core.key.ClientId;
import dev.crmport.core.key.Credential;
import dev.crmport.core.key.CredentialSource;
import dev.crmport.core.key.CredentialSummary;
import dev.crmport.core.key.KeyState;
import dev.crmport.core.key.StoreUnusable;
import dev.crmport.core.key.StoreUnusable.Reason;
import dev.crmport.core.key.SuspendableSource.Reach;
import dev.crmport.testkit.InMemoryCredentialStore;
import dev.crmport.testkit.TestKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which link decides about a client, and what is passed over. */
final class ChainSourceTest {
  private static final ClientId ACME = new ClientId("acme");

  @TempDir private Path temporary;
  private final Credential first = aCredentialOf("acme", 1);
  private final Credential second = aCredentialOf("acme", 2);
  private final Credential birch = aCredentialOf("birch", 3);

  @AfterEach
  void close() {
    List.of(first, second, birch).forEach(Credential::close);
  }

  @Test
  void theFirstLinkThatKnowsTheClientSuppliesItsKey() {
    try (ChainSource chain = chainOf(store(birch), store(first), store(second, birch));
        Credential found = chain.find(ACME).orElseThrow()) {
      assertThat(found.sameAs(first)).isTrue();
      assertThat(chain.suppliedBy(ACME)).contains("link2");
      assertThat(chain.suppliedBy(birch.client())).contains("link1");
      assertThat(chain.suppliedBy(new ClientId("nobody"))).isEmpty();
    }
  }

  @Test
  void aClientIsListedOnceAsTheFirstLinkHasIt() {
    try (ChainSource chain = chainOf(store(birch), store(first), store(second, birch))) {
      assertThat(chain.list()).containsExactly(first.summary(), birch.summary());
    }
  }

  @Test
  void aSuspendedKeyIsNotHiddenByAnActiveOneBehindIt() {
    try (Credential suspended = first.withState(KeyState.SUSPENDED);
        ChainSource chain = chainOf(store(suspended), store(second));
        Credential found = chain.find(ACME).orElseThrow()) {
      assertThat(found.sameAs(suspended)).isTrue();
      assertThat(chain.list())
          .extracting(CredentialSummary::state)
          .containsExactly(KeyState.SUSPENDED);
    }
  }

  @Test
  void theLinkThatSuppliesAKeyKeepsItsState() {
    InMemoryCredentialStore front = store(first);
    InMemoryCredentialStore behind = store(second, birch);
    try (ChainSource chain = chainOf(front, behind)) {
      assertThat(chain.setState(first, KeyState.SUSPENDED)).contains(Reach.STORE);
      assertThat(chain.setState(birch, KeyState.SUSPENDED)).contains(Reach.STORE);
      assertThat(chain.setState(second, KeyState.SUSPENDED)).as("not the one in use").isEmpty();
      assertThat(front.list())
          .extracting(CredentialSummary::state)
          .containsExactly(KeyState.SUSPENDED);
      assertThat(behind.list())
          .extracting(CredentialSummary::state)
          .containsExactly(KeyState.ACTIVE, KeyState.SUSPENDED);
    }
  }

  @Test
  void aLinkThatKeepsNoStatesSaysSoAndChangesNothing() {
    DirectorySource mounted = new KeyDirectory(temporary).holding(first).source();
    InMemoryCredentialStore behind = store(second);
    try (ChainSource chain = chainOf(mounted, behind);
        Credential found = chain.find(ACME).orElseThrow()) {
      StoreUnusable refusal =
          assertThrows(StoreUnusable.class, () -> chain.setState(found, KeyState.SUSPENDED));
      assertThat(refusal.reason()).isEqualTo(Reason.NOT_WRITTEN);
      assertThat(refusal).hasMessageContaining("link1").hasMessageContaining("acme");
      assertThat(chain.setState(found, KeyState.ACTIVE)).contains(Reach.MACHINE);
      assertThat(chain.setState(second, KeyState.SUSPENDED)).isEmpty();
      assertThat(behind.list()).containsExactly(second.summary());
    }
  }

  @Test
  void aLinkThatIsNotThereIsPassedOverUntilItIs() {
    StoreOnDisk disk = new StoreOnDisk(temporary);
    try (ChainSource chain = fileThen(disk, second)) {
      assertThat(chain.suppliedBy(ACME)).contains("behind");
      try (AgeFileStore made = disk.openOrCreate()) {
        made.add(first);
      }
      assertThat(chain.suppliedBy(ACME)).contains("file");
    }
  }

  @Test
  void aLinkThatWasThereAndIsGoneIsAnError() throws IOException {
    StoreOnDisk disk = filled();
    try (ChainSource chain = fileThen(disk, second)) {
      assertThat(chain.suppliedBy(ACME)).contains("file");
      Files.delete(disk.store());
      assertError(chain, Reason.MISSING, "the link file");
    }
  }

  @Test
  void aDamagedLinkIsAnErrorAlsoForClientsThatAnotherKnows() throws IOException {
    StoreOnDisk disk = filled();
    Files.write(disk.store(), Arrays.copyOf(disk.sealed(), 300));
    try (ChainSource chain = fileThen(disk, second)) {
      assertError(chain, Reason.DAMAGED, "the link file");
    }
  }

  @Test
  void aStoreWithoutItsIdentityIsAnErrorAndNotPassedOver() throws IOException {
    StoreOnDisk disk = filled();
    Files.delete(disk.identity());
    try (ChainSource chain = fileThen(disk, second)) {
      assertError(chain, Reason.MISSING, "identity");
    }
  }

  @Test
  void whereNoLinkIsThereTheChainCannotSay() {
    try (ChainSource chain =
        ChainSource.builder()
            .environment(Map.of())
            .link("file", temporary.resolve("none"), InMemoryCredentialStore::holding)
            .build()) {
      assertError(chain, Reason.MISSING, "env:, file");
    }
  }

  @Test
  void theUsualPlacesAreAskedInTheirOrder() throws IOException {
    Path home = temporary.resolve("home");
    Path identity = home.resolve(".config/crm/identity.txt");
    Path mounted = temporary.resolve("systemd");
    KeyDirectory platform = new KeyDirectory(mounted);
    platform.put("crm-key-acme", TestKeys.numbered(3) + "|1");
    platform.put("database-password", "fictional");
    Map<String, String> variables =
        new HashMap<>(
            Map.of(
                "HOME",
                home.toString(),
                "CREDENTIALS_DIRECTORY",
                mounted.toString(),
                "CRM_CLIENT",
                "acme",
                "CRM_APPLICATION",
                "acmeCrm"));
    assertUsual(identity, variables, mounted.resolve("crm-key-*").toString());

    String file = "age:" + home.resolve(".config/crm/keys.age");
    try (AgeFileStore store =
        (AgeFileStore) CredentialBackends.openOrCreate(file, identity, variables)) {
      store.add(second);
    }
    assertUsual(identity, variables, file);

    Path key = Files.writeString(temporary.resolve("key"), TestKeys.numbered(1) + "|1");
    variables.put("CRM_KEY_FILE", key.toString());
    assertUsual(identity, variables, "env:");
  }

  private static void assertUsual(Path identity, Map<String, String> variables, String supplier) {
    try (ChainSource chain = (ChainSource) CredentialBackends.open("chain:", identity, variables)) {
      assertThat(chain.suppliedBy(ACME).orElseThrow()).endsWith(supplier);
      assertThat(chain.list()).hasSize(1);
    }
  }

  @Test
  void anAddressNamesTheLinksInTheirOrder() {
    StoreOnDisk disk = filled();
    Path keys = temporary.resolve("a,b");
    new KeyDirectory(keys).holding(second, birch);
    String address = "chain:env:,age:" + disk.store() + ",dir:" + keys;
    try (ChainSource chain =
        (ChainSource) CredentialBackends.open(address, disk.identity(), Map.of())) {
      assertThat(chain.suppliedBy(ACME)).contains("age:" + disk.store());
      assertThat(chain.suppliedBy(birch.client())).contains("dir:" + keys);
      assertThat(chain)
          .hasToString("keys from env:, then age:" + disk.store() + ", then dir:" + keys);
    }
  }

  @Test
  void aChainIsNeitherALinkNorAPlaceToStoreKeys() {
    for (String address :
        List.of("chain:env:,chain:env:", "chain:env:,", "chain:keys", "chain:env:x")) {
      assertThrows(
          IllegalArgumentException.class,
          () -> CredentialBackends.open(address, temporary, Map.of()));
    }
    assertThrows(
        IllegalArgumentException.class,
        () -> CredentialBackends.openOrCreate("chain:env:", temporary, Map.of()));
    assertThrows(IllegalArgumentException.class, () -> ChainSource.builder().build());
  }

  @Test
  void closingTheChainClosesItsLinks() {
    InMemoryCredentialStore store = store(first);
    ChainSource chain = chainOf(store);
    chain.find(ACME).orElseThrow().close();
    chain.close();
    assertThrows(StoreUnusable.class, store::list);
    assertThrows(IllegalStateException.class, chain::list);
  }

  private static void assertError(ChainSource chain, Reason reason, String hint) {
    StoreUnusable finding = assertThrows(StoreUnusable.class, () -> chain.find(ACME));
    StoreUnusable listing = assertThrows(StoreUnusable.class, chain::list);
    assertThat(List.of(finding.reason(), listing.reason())).containsOnly(reason);
    assertThat(finding).hasMessageContaining(hint);
  }

  private StoreOnDisk filled() {
    StoreOnDisk disk = new StoreOnDisk(temporary);
    try (AgeFileStore made = disk.openOrCreate()) {
      made.add(first);
    }
    return disk;
  }

  private static ChainSource fileThen(StoreOnDisk disk, Credential behind) {
    return ChainSource.builder()
        .link("file", disk.store(), disk::open)
        .link("behind", store(behind))
        .build();
  }

  private static InMemoryCredentialStore store(Credential... credentials) {
    return InMemoryCredentialStore.holding(credentials);
  }

  private static ChainSource chainOf(CredentialSource... sources) {
    ChainSource.Builder chain = ChainSource.builder();
    for (int i = 0; i < sources.length; i++) {
      chain.link("link" + (i + 1), sources[i]);
    }
    return chain.build();
  }
}
