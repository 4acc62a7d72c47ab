package dev.crmport.credentials;

import static dev.crmport.testkit.Fixtures.aCredentialOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.crmport.core.key.ApplicationName;
import dev.crmport.core.key.ClientId;
import dev.crmport.core.key.Credential;
import dev.crmport.core.key.CredentialSource;
import dev.crmport.core.key.CredentialStore;
import dev.crmport.core.key.CredentialSummary;
import dev.crmport.core.key.DatabaseMode;
import dev.crmport.core.key.Lane;
import dev.crmport.core.key.StoreUnusable;
import dev.crmport.core.key.StoreUnusable.Reason;
import dev.crmport.core.key.SuspendableSource;
import dev.crmport.testkit.TestKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the files mean, and what is refused. */
final class DirectorySourceTest {
  private static final String KEY = TestKeys.numbered(0xbeef);
  private static final Map<String, String> NAMED = Map.of("CRM_APPLICATION", "acmeCrm");
  private static final ClientId ACME = new ClientId("acme");

  @TempDir private Path temporary;

  @Test
  void itIsReadOnlyByType() {
    assertThat(files().source())
        .isInstanceOf(CredentialSource.class)
        .isNotInstanceOfAny(SuspendableSource.class, CredentialStore.class);
  }

  @Test
  void whatStandsBesideAKeyIsTaken() {
    files().put("acme", KEY + "|0");
    files().put("acme.application", "ownName\n");
    files().put("acme.lane", "fleet-1/acme\n");
    files().put("acme.reference", "r001\n");
    CredentialSummary summary = onlySummary();
    assertThat(summary.client()).isEqualTo(ACME);
    assertThat(summary.application()).isEqualTo(new ApplicationName("ownName"));
    assertThat(summary.lane()).isEqualTo(new Lane("fleet-1/acme"));
    assertThat(summary.mode()).isEqualTo(DatabaseMode.MY_VOTERS);
    assertThat(summary.reference().crmReference()).contains("r001");
  }

  @Test
  void clientAndApplicationNameTheLaneWhereNothingElseDoes() {
    files().put("acme", KEY + "|1");
    assertThat(onlySummary().lane()).isEqualTo(new Lane("named/acme/acmeCrm"));
    files().put("acme", TestKeys.numbered(2) + "|1");
    assertThat(onlySummary().lane()).isEqualTo(new Lane("named/acme/acmeCrm"));
  }

  @Test
  void aKeyThatNoApplicationIsNamedForIsNotUsed() {
    files().put("acme", KEY + "|1");
    files().put("acme.application", " \n");
    StoreUnusable refusal = refusalOf(DirectorySource.of(temporary, Map.of()));
    assertThat(refusal.reason()).isEqualTo(Reason.MISSING);
    assertThat(refusal)
        .hasMessageContaining("acme.application")
        .hasMessageContaining("CRM_APPLICATION");
  }

  @Test
  void hiddenFilesAndDirectoriesAreNoClients() throws IOException {
    files().put("acme", KEY + "|1");
    files().put(".notes", "x");
    Files.createDirectory(temporary.resolve("..2026_11_02"));
    Files.createDirectory(temporary.resolve("birch"));
    assertThat(onlySummary().client()).isEqualTo(ACME);
    assertThat(source().find(new ClientId("birch"))).isEmpty();
  }

  @Test
  void whatStandsBesideAKeyIsNoClient() {
    files().put("acme", KEY + "|1");
    files().put("acme.lane", "l1");
    assertThat(source().find(new ClientId("acme.lane"))).isEmpty();
    assertThat(source().list()).hasSize(1);
  }

  @Test
  void ofASharedDirectoryOnlyFilesWithTheBeginningAreTaken() {
    files().put("database-password", "fictional");
    files().put("crm-key-acme", KEY + "|1");
    files().put("crm-key-acme.lane", "l1");
    CredentialSource shared =
        CredentialBackends.open("dir:" + temporary + "/crm-key-*", temporary, NAMED);
    assertThat(shared.list()).extracting(CredentialSummary::client).containsExactly(ACME);
    try (Credential found = shared.find(ACME).orElseThrow()) {
      assertThat(found.lane()).isEqualTo(new Lane("l1"));
    }
    assertThat(shared.find(new ClientId("database-password"))).isEmpty();
  }

  @Test
  void oneClientsBadFileDoesNotKeepAnotherFromItsKey() {
    files().put("acme", KEY + "|1");
    files().put("birch", "no key");
    source().find(ACME).orElseThrow().close();
    assertThat(refusalOf(source())).hasMessageContaining("birch");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "KEY", "KEY|2", "KEY|1 KEY|1", "x"})
  void aFileThatHoldsNoKeyWithItsModeIsRefused(String content) {
    files().put("acme", content.replace("KEY", KEY));
    assertThat(refusalOf(source()).reason()).isEqualTo(Reason.FOREIGN);
  }

  @ParameterizedTest
  @CsvSource({
    "acme.application, a:b",
    "acme.lane, not a lane",
    "acme.application, 7e577e57-0000-4000-8000-00000000beef",
    "acme.lane, 7e577e57-0000-4000-8000-00000000beef",
    "acme.reference, 7e577e57-0000-4000-8000-00000000beef",
    "not a client, 7e577e57-0000-4000-8000-00000000beef|1",
    "7e577e57-0000-4000-8000-00000000beef, 7e577e57-0000-4000-8000-00000000beef|1",
  })
  void aFileThatHoldsSomethingElseIsRefusedWithoutRepeatingIt(String name, String content) {
    files().put("acme", KEY + "|1");
    files().put(name, content);
    assertThat(refusalOf(source()).reason()).isEqualTo(Reason.FOREIGN);
  }

  @Test
  void aDirectoryThatIsNotThereIsMissed() {
    StoreUnusable refusal = refusalOf(DirectorySource.of(temporary.resolve("none"), NAMED));
    assertThat(refusal.reason()).isEqualTo(Reason.MISSING);
    assertThrows(
        StoreUnusable.class, () -> DirectorySource.of(temporary.resolve("none"), NAMED).find(ACME));
  }

  @Test
  void aFileInThePlaceOfTheDirectoryIsUnreadable() {
    files().put("acme", KEY + "|1");
    DirectorySource file = DirectorySource.of(temporary.resolve("acme"), NAMED);
    assertThat(refusalOf(file).reason()).isEqualTo(Reason.UNREADABLE);
    assertThrows(StoreUnusable.class, () -> file.find(ACME));
  }

  @Test
  void aKeyThatComesOrGoesIsSeenAtTheNextLook() throws IOException {
    DirectorySource source = source();
    assertThat(source.list()).isEmpty();
    try (Credential acme = aCredentialOf("acme", 1)) {
      files().holding(acme);
    }
    source.find(ACME).orElseThrow().close();
    Files.delete(temporary.resolve("acme"));
    assertThat(source.find(ACME)).isEmpty();
    assertThat(source.list()).isEmpty();
  }

  private KeyDirectory files() {
    return new KeyDirectory(temporary);
  }

  private DirectorySource source() {
    return DirectorySource.of(temporary, NAMED);
  }

  private CredentialSummary onlySummary() {
    assertThat(source().list()).hasSize(1);
    return source().list().getFirst();
  }

  private static StoreUnusable refusalOf(CredentialSource source) {
    StoreUnusable refusal = assertThrows(StoreUnusable.class, source::list);
    for (Throwable each = refusal; each != null; each = each.getCause()) {
      assertThat(each.toString()).doesNotContain("7e577e57");
    }
    return refusal;
  }
}
