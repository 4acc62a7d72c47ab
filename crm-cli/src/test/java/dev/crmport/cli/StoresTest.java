package dev.crmport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmport.testkit.FakeCrmServer;
import dev.crmport.testkit.TestKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same commands, wherever the keys are. */
class StoresTest {
  private static final String NEXT = TestKeys.numbered(0x5eed);

  @TempDir Path directory;

  private FakeCrmServer server;
  private CommandRun crm;

  @BeforeEach
  void start() {
    server = FakeCrmServer.start();
    crm =
        new CommandRun(directory)
            .with("CRM_BASE_URL", server.baseUrl().toString())
            .typing(CommandRun.guid() + "|1");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private String secretFile(String text) throws IOException {
    Path file = crm.file("secret.txt", text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    return file.toString();
  }

  private void fromAddingToRemoving() {
    assertThat(crm.run("keys", "add", "acme")).isZero();
    assertThat(crm.run("keys", "check", "acme")).isZero();
    assertThat(crm.run("keys", "suspend", "acme")).isZero();
    assertThat(crm.run("keys", "check", "acme")).isEqualTo(Exit.KEY);
    assertThat(crm.typing(NEXT + "|1").run("keys", "rotate", "acme")).isZero();
    assertThat(crm.run("keys", "check", "acme")).isZero();
    assertThat(crm.run("keys", "list")).isZero();
    assertThat(crm.out).contains("...5eed").contains("active");
    assertThat(crm.run("handoff", "invite", "birch")).isZero();
    assertThat(crm.run("handoff", "list")).isZero();
    assertThat(crm.out).contains("birch");
    assertThat(crm.run("keys", "remove", "acme")).isZero();
  }

  @Test
  void aPkcs12FileKeepsKeysAndInvitations() throws IOException {
    crm.with("CRM_STORE", "pkcs12:" + directory.resolve("keys.p12"))
        .with("CRM_STORE_PASSWORD_FILE", secretFile("a password of some length\n"));
    fromAddingToRemoving();
    assertThat(directory.resolve("identity.txt")).doesNotExist();
  }

  @Test
  void aPassphraseTakesThePlaceOfTheIdentity() throws IOException {
    // Each look at such a store takes a second on purpose, so this one goes a shorter way.
    crm.with("CRM_PASSPHRASE_FILE", secretFile("a passphrase of some length\n"));
    assertThat(crm.run("keys", "add", "acme")).isZero();
    assertThat(crm.run("keys", "list")).isZero();
    assertThat(crm.out).contains("...beef");
    assertThat(directory.resolve("identity.txt")).doesNotExist();
  }

  @Test
  void aMountedDirectoryIsReadAndNeverWritten() {
    crm.file("acme", CommandRun.guid() + "|1");
    crm.with("CRM_STORE", "dir:" + directory);
    assertThat(crm.run("keys", "rotate", "acme")).isEqualTo(Exit.USAGE);
    assertThat(crm.err).contains("keys cannot be stored in dir:");
    assertThat(crm.run("handoff", "invite", "acme")).isEqualTo(Exit.USAGE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://vendor:secret@db.example.org/keys",
        "jdbc:postgresql://db.example.org/keys?user=vendor&password=secret",
        "vault:https://x:secret@vault.example.org:8200/secret/crm"
      })
  void aPasswordInAnAddressIsRefusedAndNotRepeated(String address) {
    assertThat(crm.run("keys", "list", "--store", address)).isEqualTo(Exit.USAGE);
    assertThat(crm.err).contains("password").doesNotContain("secret@").doesNotContain("=secret");
    crm.with("CRM_STORE", address);
    assertThat(crm.run("keys", "list")).isEqualTo(Exit.USAGE);
    assertThat(crm.err).doesNotContain("secret@").doesNotContain("=secret");
  }

  @Test
  void anAddressThatNamesNoKindOfStoreIsRefused() {
    assertThat(crm.run("keys", "list", "--store", "ftp:keys")).isEqualTo(Exit.USAGE);
    assertThat(crm.err).contains("pkcs12:PATH").contains("vault:MOUNT/PATH");
  }
}
