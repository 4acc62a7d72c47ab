package dev.crmport.credentials;

import static dev.crmport.testkit.Fixtures.aCredentialOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.crmport.core.key.Credential;
import dev.crmport.core.key.StoreUnusable;
import dev.crmport.testkit.TestKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which address opens what. */
final class CredentialBackendsTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"age:", "AGE:"})
  void anAgeAddressOpensTheFileBehindIt(String scheme) {
    Path store = directory.resolve("keys.age");
    try (Credential acme = aCredentialOf("acme", 1)) {
      CredentialBackends.openOrCreate(scheme + store, identity(), Map.of()).add(acme);
      assertThat(CredentialBackends.open(scheme + store, identity(), Map.of()).list())
          .containsExactly(acme.summary());
    }
  }

  @Test
  void aPassphraseFileStandsInThePlaceOfTheIdentity() throws IOException {
    Path passphrase = Files.writeString(directory.resolve("passphrase"), "correct horse");
    Files.setPosixFilePermissions(passphrase, PosixFilePermissions.fromString("rw-------"));
    Map<String, String> variables = Map.of("CRM_PASSPHRASE_FILE", passphrase.toString());
    String address = "age:" + directory.resolve("keys.age");
    try (Credential acme = aCredentialOf("acme", 1)) {
      CredentialBackends.openOrCreate(address, identity(), variables).add(acme);
      assertThat(CredentialBackends.open(address, identity(), variables).list())
          .containsExactly(acme.summary());
    }
    assertThat(identity()).doesNotExist();
    assertThrows(
        IllegalArgumentException.class,
        () -> CredentialBackends.open(address, identity(), Map.of("CRM_PASSPHRASE_FILE", "a\0b")));
  }

  @Test
  void aPkcs12AddressOpensTheFileBehindItWithThePasswordThatTheEnvironmentNames()
      throws IOException {
    Path password = Files.writeString(directory.resolve("password"), "correct horse");
    Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-------"));
    Map<String, String> variables = Map.of("CRM_STORE_PASSWORD_FILE", password.toString());
    String address = "pkcs12:" + directory.resolve("keys.p12");
    try (Credential acme = aCredentialOf("acme", 1)) {
      CredentialBackends.openOrCreate(address, identity(), variables).add(acme);
      assertThat(CredentialBackends.open(address, identity(), variables).list())
          .containsExactly(acme.summary());
    }
    assertThat(refusalOf(address)).hasMessageContaining("CRM_STORE_PASSWORD_FILE");
  }

  @Test
  void theTildeIsTheHomeDirectory() {
    Map<String, String> home = Map.of("HOME", directory.toString());
    CredentialBackends.openOrCreate("age:~/.config/crm/keys.age", identity(), home);
    assertThat(directory.resolve(".config/crm/keys.age")).isRegularFile();
  }

  @Test
  void openingMakesNothing() {
    String address = "age:" + directory.resolve("keys.age");
    assertThrows(StoreUnusable.class, () -> CredentialBackends.open(address, identity(), Map.of()));
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void anEnvironmentAddressReadsTheVariables() throws IOException {
    Path file = Files.writeString(directory.resolve("key"), TestKeys.numbered(1) + "|1");
    Map<String, String> variables =
        Map.of("CRM_KEY_FILE", file.toString(), "CRM_APPLICATION", "acmeCrm");
    assertThat(CredentialBackends.open("env:", identity(), variables).list()).hasSize(1);
  }

  @Test
  void nothingIsStoredInTheEnvironment() {
    assertThrows(
        IllegalArgumentException.class,
        () -> CredentialBackends.openOrCreate("env:", identity(), Map.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "keys.age", "valt:secret/crm", "/srv/keys.age", "age", "env", ":", "agee:x"})
  void anUnknownSchemeIsRefusedWithTheListOfSchemes(String address) {
    assertThat(refusalOf(address)).hasMessageContainingAll("age:PATH", "pkcs12:PATH", "env:");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "age:",
        "pkcs12:",
        "pkcs12:a\0b",
        "age: ",
        "age://host/path",
        "env:CRM_KEY",
        "age:a\0b"
      })
  void anAddressWithTheWrongRestIsRefused(String address) {
    assertThat(refusalOf(address)).hasMessageContaining("address");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "7e577e57-0000-4000-8000-00000000beef",
        "env:7E577E57-0000-4000-8000-00000000BEEF|1",
        "age:/keys?key=7e577e57-0000-4000-8000-00000000beef",
        "age:AGE-SECRET-KEY-1FICTIONAL",
        "jdbc:postgresql://host/db?user=a&password=7e577e57",
        "postgresql://user:7e577e57@host/db",
        "jdbc:postgresql://user:7e577e57@host/db",
        "jdbc:postgresql://host/db?sslpassword=7e577e57",
        "jdbc:h2:mem:x;PASSWORD=7e577e57",
        "jdbc:sqlserver://host;pwd=7e577e57",
        "jdbc:oracle:thin:scott/7e577e57@host:1521/db",
        "chain:env:,jdbc:mysql://root:7e577e57@host/db",
        "vault:https://hvs.7e577e57FICTIONAL@host/secret/crm",
        "vault:https://host/secret/crm?token=7e577e57",
        "vault:hvs.7e577e57FICTIONAL/crm"
      })
  void aSecretInTheAddressIsRefusedWithoutRepeatingIt(String address) {
    assertThat(refusalOf(address))
        .hasMessageContaining("treat it as exposed")
        .hasMessageNotContainingAny("7e577e57", "7E577E57", "FICTIONAL");
  }

  private IllegalArgumentException refusalOf(String address) {
    assertThrows(
        IllegalArgumentException.class,
        () -> CredentialBackends.openOrCreate(address, identity(), Map.of()));
    return assertThrows(
        IllegalArgumentException.class,
        () -> CredentialBackends.open(address, identity(), Map.of()));
  }

  private Path identity() {
    return directory.resolve("identity.txt");
  }
}
