package dev.crmport.credentials;

import static dev.crmport.testkit.Fixtures.aCredentialOf;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.crmport.core.key.ApiKey;
import dev.crmport.core.key.ClientId;
import dev.crmport.core.key.Credential;
import dev.crmport.core.key.KeyState;
import dev.crmport.core.key.StoreUnusable;
import dev.crmport.core.key.StoreUnusable.Reason;
import dev.crmport.testkit.TestKeys;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the PKCS12 store does with its file, beyond the contract. */
final class Pkcs12StoreTest {
  private static final char[] WORD = "correct horse".toCharArray();

  @TempDir private Path directory;
  private final Passphrase password = Passphrase.of(WORD);
  private Path file;
  private Pkcs12Store store;

  @BeforeEach
  void makeStore() {
    file = directory.resolve("keys/keys.p12");
    store = Pkcs12Store.openOrCreate(file, password);
    try (Credential acme = aCredentialOf("acme", 0xbeef)) {
      store.add(acme);
    }
  }

  @AfterEach
  void close() {
    store.close();
    password.close();
  }

  @Test
  void whatItMakesIsForItsOwnerAlone() throws IOException {
    assertThat(StoreOnDisk.mode(file)).isEqualTo("rw-------");
    assertThat(StoreOnDisk.mode(file.getParent())).isEqualTo("rwx------");
  }

  @Test
  void namesThatDifferInTheirLetterCaseOnlyAreTwoClients() throws Exception {
    try (Credential capital = aCredentialOf("Acme", 2);
        Credential all = aCredentialOf("ACME", 3)) {
      store.add(capital);
      store.add(all);
    }
    assertThat(store.list()).hasSize(3);
    assertThat(aliases())
        .containsExactlyInAnyOrder("crmport-keys", "crm:acme", "crm:^acme", "crm:^a^c^m^e");
  }

  @Test
  void whatAnotherOneStoredIsFoundTheNextTime() {
    try (Pkcs12Store theirs = Pkcs12Store.open(file, password);
        Credential birch = aCredentialOf("birch", 2)) {
      theirs.add(birch);
      assertThat(store.list()).hasSize(2);
      theirs.remove(birch.client());
      assertThat(store.find(birch.client())).isEmpty();
    }
  }

  @Test
  void otherEntriesInTheFileAreLeftAsTheyAre() throws Exception {
    byte[] secret = "somebody else's".getBytes(UTF_8);
    edit(keys -> keys.setKeyEntry("mine", new SecretKeySpec(secret, "AES"), WORD, null));
    try (Credential birch = aCredentialOf("birch", 2)) {
      store.add(birch);
      store.remove(new ClientId("acme"));
    }
    assertThat(aliases()).containsExactlyInAnyOrder("crmport-keys", "crm:birch", "mine");
    assertThat(loaded().getKey("mine", WORD).getEncoded()).isEqualTo(secret);
  }

  @Test
  void membersThatAreNotKnownAreKept() throws Exception {
    put("crmport-keys", document("", ",\"owner\":\"vendor\""));
    put("crm:acme", text("crm:acme").replace("}]", ",\"hint\":[1.10]}]"));
    try (Credential found = store.find(new ClientId("acme")).orElseThrow();
        Credential next = found.withState(KeyState.SUSPENDED)) {
      store.replace(found, next);
    }
    assertThat(text("crm:acme")).contains("\"suspended\"", "\"hint\":[1.10]");
    assertThat(text("crmport-keys")).contains("\"owner\":\"vendor\"");
  }

  @Test
  void anotherPasswordDoesNotOpenIt() throws IOException {
    byte[] before = Files.readAllBytes(file);
    try (Passphrase wrong = Passphrase.of("incorrect".toCharArray())) {
      StoreUnusable refused =
          assertThrows(StoreUnusable.class, () -> Pkcs12Store.open(file, wrong));
      assertThat(refused.reason()).isEqualTo(Reason.WRONG_IDENTITY);
      assertThat(refused).hasMessageContaining("the password given").hasNoCause();
      assertThrows(StoreUnusable.class, () -> Pkcs12Store.openOrCreate(file, wrong));
    }
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  @Test
  void truncationsAreRefused() throws IOException {
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length; length++) {
      assertRefused(Arrays.copyOf(whole, length), Reason.DAMAGED);
    }
    assertRefused(Arrays.copyOf(whole, whole.length + 1), Reason.DAMAGED);
  }

  @Test
  void aChangedByteIsRefusedOrChangesNothing() throws IOException {
    byte[] whole = Files.readAllBytes(file);
    int ofNoConsequence = 0;
    for (int at = 0; at < whole.length; at++) {
      byte[] changed = whole.clone();
      changed[at] ^= 0x01;
      Files.write(file, changed);
      try (Pkcs12Store opened = Pkcs12Store.open(file, password);
          Credential acme = opened.find(new ClientId("acme")).orElseThrow();
          ApiKey key = TestKeys.key(0xbeef)) {
        assertThat(acme.key().sameAs(key)).as("byte %d changed", at).isTrue();
        ofNoConsequence++;
      } catch (StoreUnusable refused) {
        assertThat(refused.reason())
            .as("byte %d changed", at)
            .isIn(Reason.FOREIGN, Reason.DAMAGED, Reason.WRONG_IDENTITY);
        assertThat(refused).hasNoCause();
      }
    }
    // The frame around what the checksum is made of has a byte or two that nobody reads.
    assertThat(ofNoConsequence).isLessThan(8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"age-encryption.org/v1\n", "a diary", "\u00fe\u00ed\u00fe\u00ed"})
  void anotherFileIsForeign(String content) throws IOException {
    assertRefused(content.getBytes(ISO_8859_1), Reason.FOREIGN);
  }

  @Test
  void aKeyStoreOfSomebodyElseIsForeignAndLeft() throws Exception {
    edit(keys -> keys.deleteEntry("crmport-keys"));
    assertRefused(Files.readAllBytes(file), Reason.FOREIGN);
  }

  @Test
  void aNewerFormIsRefusedAndLeft() throws Exception {
    put("crm:acme", "{\"version\":2,\"format\":\"crmport-keys\"}");
    assertRefused(Files.readAllBytes(file), Reason.NEWER);
    put("crm:acme", document("", ""));
    assertRefused(Files.readAllBytes(file), Reason.DAMAGED);
    put("crmport-keys", "{\"version\":2,\"format\":\"crmport-keys\"}");
    assertRefused(Files.readAllBytes(file), Reason.NEWER);
  }

  @Test
  void anEntryUnderAnotherClientsNameIsDamaged() throws Exception {
    put("crm:birch", text("crm:acme"));
    assertRefused(Files.readAllBytes(file), Reason.DAMAGED);
  }

  @Test
  void keyAndPasswordAreNotPrintedAndNotInTheFile() throws IOException {
    String key = TestKeys.numbered(0xbeef);
    String content = new String(Files.readAllBytes(file), ISO_8859_1);
    assertThat(content).doesNotContain(key.substring(0, 9), "correct horse");
    assertThat(store.toString() + store.list()).doesNotContain(key.substring(0, 9), "horse");
  }

  @Test
  void aClosedStoreIsNotUsed() {
    store.close();
    assertThatIllegalStateException().isThrownBy(store::list);
  }

  private void assertRefused(byte[] content, Reason... reasons) throws IOException {
    Files.write(file, content);
    StoreUnusable refused =
        assertThrows(StoreUnusable.class, () -> Pkcs12Store.open(file, password));
    assertThat(reasons).contains(refused.reason());
    assertThat(refused).hasNoCause().hasMessageNotContaining("7e577e5");
    assertThat(Files.readAllBytes(file)).isEqualTo(content);
  }

  private static String document(String credentials, String rest) {
    return "{\"format\":\"crmport-keys\",\"version\":1,\"credentials\":["
        + credentials
        + "]"
        + rest
        + "}";
  }

  /** What is done to the file behind the store's back. */
  private interface Edit {
    void to(KeyStore keys) throws GeneralSecurityException;
  }

  private void edit(Edit edit) throws IOException, GeneralSecurityException {
    KeyStore keys = loaded();
    edit.to(keys);
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    keys.store(content, WORD);
    Files.write(file, content.toByteArray());
  }

  private void put(String alias, String text) throws IOException, GeneralSecurityException {
    edit(
        keys ->
            keys.setKeyEntry(alias, new SecretKeySpec(text.getBytes(UTF_8), "AES"), WORD, null));
  }

  private String text(String alias) throws IOException, GeneralSecurityException {
    return new String(loaded().getKey(alias, WORD).getEncoded(), UTF_8);
  }

  private List<String> aliases() throws IOException, GeneralSecurityException {
    return Collections.list(loaded().aliases());
  }

  private KeyStore loaded() throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      keys.load(in, WORD);
    }
    return keys;
  }
}
