package dev.crmport.credentials;

import static dev.crmport.testkit.Fixtures.aCredentialOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.crmport.core.handoff.HandedOver;
import dev.crmport.core.handoff.HandoffBox;
import dev.crmport.core.handoff.Invitation;
import dev.crmport.core.key.ApplicationName;
import dev.crmport.core.key.ClientId;
import dev.crmport.core.key.Credential;
import dev.crmport.core.key.PastedKey;
import dev.crmport.testkit.TestKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Our files and those of the {@code age} tool are the same. Without the tool there is nothing to
 * compare with: skipped, or failed with {@code -Dcrm.require.age=true}.
 */
final class AgeToolTest {
  private static final String TEXT =
      "{\"format\":\"crmport-keys\",\"version\":1,\"credentials\":[{\"client\":\"acme\","
          + "\"application\":\"acmeCrm\",\"key\":\""
          + TestKeys.numbered(0xbeef)
          + "\",\"mode\":0,\"lane\":\"lane-1\",\"state\":\"suspended\"}]}";

  private static final String WORDS = "correct horse battery";

  @TempDir private Path directory;
  private StoreOnDisk disk;
  private CommandLine tool;

  @BeforeEach
  void findTool() {
    disk = new StoreOnDisk(directory);
    tool = new CommandLine(directory);
    try {
      tool.run(List.of("age", "--version"), "");
      tool.run(List.of("age-keygen", "--version"), "");
    } catch (IOException e) {
      String missing = "age and age-keygen are not on the path; install the package age";
      if (Boolean.getBoolean("crm.require.age")) {
        fail(missing, e);
      }
      abort(missing);
    }
  }

  @Test
  void theToolOpensOurStoreWithOurIdentity() throws IOException {
    try (AgeFileStore store = disk.openOrCreate();
        Credential acme = aCredentialOf("acme", 0xbeef)) {
      store.add(acme);
    }
    assertThat(
            tool.run(
                List.of("age", "-d", "-i", disk.identity().toString(), disk.store().toString()),
                ""))
        .contains("\"format\":\"crmport-keys\"")
        .contains("\"key\":\"" + TestKeys.numbered(0xbeef) + "\"");
  }

  @Test
  void theToolOpensTheRowOfATable() throws IOException {
    TestDatabase database = TestDatabase.h2();
    try (JdbcStore store = database.openOrCreate(disk.identity());
        Credential acme = aCredentialOf("acme", 0xbeef)) {
      store.add(acme);
    }
    assertThat(
            tool.run(
                List.of("age", "-d", "-i", disk.identity().toString()), database.sealed("acme")))
        .contains(TestKeys.numbered(0xbeef));
  }

  @Test
  void theToolFindsTheRecipientThatOurIdentityNames() throws IOException {
    disk.openOrCreate().close();
    String recipient =
        tool.run(List.of("age-keygen", "-y", disk.identity().toString()), "").strip();
    assertThat(disk.identity()).content().contains("# public key: " + recipient + "\n");
  }

  @Test
  void theToolOpensAStoreWhoseIdentityWasRotated() throws IOException {
    Path old = directory.resolve("old.txt");
    try (AgeFileStore store = disk.openOrCreate();
        Credential acme = aCredentialOf("acme", 0xbeef)) {
      store.add(acme);
      Files.copy(disk.identity(), old);
      String recipient = store.rotateIdentity();
      assertThat(tool.run(List.of("age-keygen", "-y", disk.identity().toString()), "").strip())
          .isEqualTo(recipient);
    }
    assertThat(
            tool.run(
                List.of("age", "-d", "-i", disk.identity().toString(), disk.store().toString()),
                ""))
        .contains("\"client\":\"acme\"");
    Path both = directory.resolve("both.txt");
    Files.writeString(both, Files.readString(disk.identity()) + Files.readString(old));
    assertThat(tool.run(List.of("age", "-d", "-i", both.toString(), disk.store().toString()), ""))
        .contains("\"client\":\"acme\"");
  }

  @Test
  void aStoreThatTheToolWroteForAnIdentityThatItMadeIsOpenedAndChanged() throws IOException {
    Files.createDirectories(disk.store().getParent());
    Files.createDirectories(disk.identity().getParent());
    tool.run(List.of("age-keygen", "-o", disk.identity().toString()), "");
    Files.setPosixFilePermissions(disk.identity(), PosixFilePermissions.fromString("rw-------"));
    String recipient =
        tool.run(List.of("age-keygen", "-y", disk.identity().toString()), "").strip();
    tool.run(List.of("age", "-r", recipient, "-o", disk.store().toString()), TEXT);
    try (AgeFileStore store = disk.open();
        Credential found = store.find(new ClientId("acme")).orElseThrow();
        Credential birch = aCredentialOf("birch", 2)) {
      assertThat(found.reference().lastFour()).isEqualTo("beef");
      assertThat(found.lane().id()).isEqualTo("lane-1");
      store.add(birch);
    }
    assertThat(
            tool.run(
                List.of("age", "-d", "-i", disk.identity().toString(), disk.store().toString()),
                ""))
        .contains("\"client\":\"acme\"")
        .contains("\"client\":\"birch\"");
  }

  @Test
  void whatTheToolSealsToAnInvitationIsOpened() throws IOException {
    try (AgeFileStore store = disk.openOrCreate()) {
      HandoffBox box = store.handoffs();
      Instant now = Instant.EPOCH;
      Invitation invitation =
          box.invite(new ClientId("acme"), new ApplicationName("acmeCrm"), now.plusSeconds(60));
      Path sealed = directory.resolve("sealed");
      for (List<String> form : List.of(List.of("age", "-a"), List.of("age"))) {
        List<String> command = new ArrayList<>(form);
        command.addAll(List.of("-r", invitation.recipient(), "-o", sealed.toString()));
        tool.run(command, TestKeys.numbered(0xbeef) + "|1\n");
        try (HandedOver opened = box.open(Files.readAllBytes(sealed), now)) {
          assertThat(opened.key().key().lastFour()).isEqualTo("beef");
        }
      }
    }
  }

  @Test
  void aStoreWithAPassphraseIsOpenedByTheTool() throws IOException {
    requireTerminal();
    try (Passphrase passphrase = Passphrase.of(WORDS.toCharArray());
        AgeFileStore store = AgeFileStore.openOrCreate(disk.store(), passphrase);
        Credential acme = aCredentialOf("acme", 0xbeef)) {
      store.add(acme);
    }
    Path plain = directory.resolve("plain");
    onTerminal("age -d -o " + plain + " " + disk.store(), WORDS + "\n");
    assertThat(plain).content().contains("\"key\":\"" + TestKeys.numbered(0xbeef) + "\"");
  }

  @Test
  void aStoreThatTheToolWroteWithAPassphraseIsOpenedAndChanged() throws IOException {
    requireTerminal();
    Path plain = Files.writeString(directory.resolve("plain"), TEXT);
    Files.createDirectories(disk.store().getParent());
    onTerminal("age -p -o " + disk.store() + " " + plain, WORDS + "\n" + WORDS + "\n");
    try (Passphrase passphrase = Passphrase.of(WORDS.toCharArray());
        AgeFileStore store = AgeFileStore.open(disk.store(), passphrase);
        Credential birch = aCredentialOf("birch", 2)) {
      store.add(birch);
      assertThat(store.list()).hasSize(2);
    }
  }

  /** The tool asks a terminal for a passphrase, which the command script stands in for. */
  private void requireTerminal() {
    try {
      tool.run(List.of("script", "--version"), "");
    } catch (IOException e) {
      abort("script is not on the path");
    }
  }

  private void onTerminal(String command, String typed) throws IOException {
    tool.run(List.of("script", "-qec", command, "/dev/null"), typed);
  }

  @Test
  void theToolOpensWhatWeSeal() throws IOException {
    Path identity = directory.resolve("client.txt");
    tool.run(List.of("age-keygen", "-o", identity.toString()), "");
    String recipient = tool.run(List.of("age-keygen", "-y", identity.toString()), "").strip();
    Path sealed = directory.resolve("sealed");
    try (PastedKey key = PastedKey.read(TestKeys.numbered(0xbeef) + "|1")) {
      Files.write(sealed, HandoffSeal.seal(recipient, key));
    }
    assertThat(tool.run(List.of("age", "-d", "-i", identity.toString(), sealed.toString()), ""))
        .isEqualTo(TestKeys.numbered(0xbeef) + "|1");
  }
}
