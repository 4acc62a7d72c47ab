package dev.crmport.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.crmport.core.key.ClientId;
import dev.crmport.core.key.Credential;
import dev.crmport.core.key.CredentialSummary;
import dev.crmport.core.key.DatabaseMode;
import dev.crmport.core.key.Lane;
import dev.crmport.core.key.StoreUnusable;
import dev.crmport.core.key.StoreUnusable.Reason;
import dev.crmport.testkit.TestKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the variables mean, and what is refused. */
final class EnvironmentSourceTest {
  private static final String KEY = TestKeys.numbered(0xbeef);

  @TempDir private Path directory;
  private final Map<String, String> variables = new HashMap<>();
  private Path file;

  @BeforeEach
  void setVariables() throws IOException {
    file = directory.resolve("key");
    Files.writeString(file, KEY + "|1\n");
    variables.put("CRM_KEY_FILE", file.toString());
    variables.put("CRM_APPLICATION", "acmeCrm");
  }

  @Test
  void theClientIsDefaultWhereItIsNotNamed() {
    assertThat(onlySummary().client()).isEqualTo(new ClientId("default"));
    assertThat(onlySummary().mode()).isEqualTo(DatabaseMode.MY_CAMPAIGN);
  }

  @Test
  void laneAndReferenceAreTaken() {
    variables.put("CRM_LANE", "fleet-1/acme");
    variables.put("CRM_KEY_REFERENCE", "r001");
    assertThat(onlySummary().lane()).isEqualTo(new Lane("fleet-1/acme"));
    assertThat(onlySummary().reference().crmReference()).contains("r001");
  }

  @Test
  void theLaneIsNamedFromClientAndApplicationAndNotFromTheKey() throws IOException {
    Lane lane = onlySummary().lane();
    Files.writeString(file, TestKeys.numbered(2) + "|1");
    assertThat(onlySummary().lane()).isEqualTo(lane);
    variables.put("CRM_CLIENT", "birch");
    assertThat(onlySummary().lane()).isNotEqualTo(lane);
    variables.put("CRM_APPLICATION", "x".repeat(60) + " (a) ".repeat(8));
    assertThat(onlySummary().lane().id()).startsWith("named/birch/xxx");
  }

  @Test
  void aNewKeyInTheFileCountsAtOnce() throws IOException {
    EnvironmentSource source = EnvironmentSource.of(variables);
    assertThat(source.list()).extracting(s -> s.reference().lastFour()).containsExactly("beef");
    Files.writeString(file, TestKeys.numbered(0xcafe) + "|0");
    try (Credential found = source.find(new ClientId("default")).orElseThrow()) {
      assertThat(found.key().lastFour()).isEqualTo("cafe");
      assertThat(found.mode()).isEqualTo(DatabaseMode.MY_VOTERS);
    }
  }

  @Test
  void theVariablesAreReadOnce() {
    EnvironmentSource source = EnvironmentSource.of(variables);
    variables.clear();
    assertThat(source.list()).hasSize(1);
  }

  @Test
  void aKeyInTheEnvironmentIsRefused() {
    variables.put("CRM_KEY", KEY + "|1");
    assertRefused(Reason.FOREIGN, "CRM_KEY_FILE");
  }

  @Test
  void aKeyInThePlaceOfItsFileIsRefused() {
    variables.put("CRM_KEY_FILE", KEY + "|1");
    assertRefused(Reason.FOREIGN, "put the key into a file");
  }

  @ParameterizedTest
  @ValueSource(strings = {"CRM_KEY_FILE", "CRM_APPLICATION"})
  void whatIsNeededIsMissedByItsName(String name) {
    variables.put(name, "  ");
    assertRefused(Reason.MISSING, name);
    variables.remove(name);
    assertRefused(Reason.MISSING, name);
  }

  @ParameterizedTest
  @CsvSource({
    "CRM_APPLICATION, a:b",
    "CRM_CLIENT, not a client",
    "CRM_LANE, not a lane",
    "CRM_KEY_REFERENCE, 7e577e57-0000-4000-8000-00000000beef",
    "CRM_CLIENT, 7e577e57-0000-4000-8000-00000000beef",
    "CRM_APPLICATION, 7e577e57-0000-4000-8000-00000000beef",
    "CRM_LANE, 7e577e57-0000-4000-8000-00000000beef"
  })
  void aVariableThatHoldsSomethingElseIsNamed(String name, String value) {
    variables.put(name, value);
    assertRefused(Reason.FOREIGN, name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "KEY", "KEY|2", "KEY|1 KEY|1", "KEY|1\nmore", "x", "\0\0"})
  void aFileThatHoldsNoKeyWithItsModeIsRefused(String content) throws IOException {
    Files.writeString(file, content.replace("KEY", KEY));
    assertRefused(Reason.FOREIGN, "|0 (My Voters) or |1 (My Campaign)");
  }

  @Test
  void aMissingKeyFileIsMissed() throws IOException {
    Files.delete(file);
    assertRefused(Reason.MISSING, "the key file");
  }

  @Test
  void aKeyFileThatIsADirectoryIsUnreadable() throws IOException {
    Files.delete(file);
    Files.createDirectory(file);
    assertRefused(Reason.UNREADABLE, "the key file");
  }

  private CredentialSummary onlySummary() {
    return EnvironmentSource.of(variables).list().get(0);
  }

  private void assertRefused(Reason reason, String hint) {
    StoreUnusable refusal = assertThrows(StoreUnusable.class, this::onlySummary);
    assertThat(refusal.reason()).isEqualTo(reason);
    assertThat(refusal).hasMessageContaining(hint);
    for (Throwable each = refusal; each != null; each = each.getCause()) {
      assertThat(each).hasMessageNotContaining("7e577e57");
    }
  }
}
