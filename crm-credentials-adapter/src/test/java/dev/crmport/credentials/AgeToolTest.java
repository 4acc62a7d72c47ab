package dev.crmport.credentials;

import static dev.crmport.testkit.Fixtures.aCredentialOf;
import static java.nio.charset.StandardCharsets.UTF_8;
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
import java.util.concurrent.TimeUnit;
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

  @TempDir private Path directory;
  private StoreOnDisk disk;

  @BeforeEach
  void findTool() {
    disk = new StoreOnDisk(directory);
    try {
      run(List.of("age", "--version"), "");
      run(List.of("age-keygen", "--version"), "");
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
            run(
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
    assertThat(run(List.of("age", "-d", "-i", disk.identity().toString()), database.sealed("acme")))
        .contains(TestKeys.numbered(0xbeef));
  }

  @Test
  void theToolFindsTheRecipientThatOurIdentityNames() throws IOException {
    disk.openOrCreate().close();
    String recipient = run(List.of("age-keygen", "-y", disk.identity().toString()), "").strip();
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
      assertThat(run(List.of("age-keygen", "-y", disk.identity().toString()), "").strip())
          .isEqualTo(recipient);
    }
    assertThat(
            run(
                List.of("age", "-d", "-i", disk.identity().toString(), disk.store().toString()),
                ""))
        .contains("\"client\":\"acme\"");
    Path both = directory.resolve("both.txt");
    Files.writeString(both, Files.readString(disk.identity()) + Files.readString(old));
    assertThat(run(List.of("age", "-d", "-i", both.toString(), disk.store().toString()), ""))
        .contains("\"client\":\"acme\"");
  }

  @Test
  void aStoreThatTheToolWroteForAnIdentityThatItMadeIsOpenedAndChanged() throws IOException {
    Files.createDirectories(disk.store().getParent());
    Files.createDirectories(disk.identity().getParent());
    run(List.of("age-keygen", "-o", disk.identity().toString()), "");
    Files.setPosixFilePermissions(disk.identity(), PosixFilePermissions.fromString("rw-------"));
    String recipient = run(List.of("age-keygen", "-y", disk.identity().toString()), "").strip();
    run(List.of("age", "-r", recipient, "-o", disk.store().toString()), TEXT);
    try (AgeFileStore store = disk.open();
        Credential found = store.find(new ClientId("acme")).orElseThrow();
        Credential birch = aCredentialOf("birch", 2)) {
      assertThat(found.reference().lastFour()).isEqualTo("beef");
      assertThat(found.lane().id()).isEqualTo("lane-1");
      store.add(birch);
    }
    assertThat(
            run(
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
        run(command, TestKeys.numbered(0xbeef) + "|1\n");
        try (HandedOver opened = box.open(Files.readAllBytes(sealed), now)) {
          assertThat(opened.key().key().lastFour()).isEqualTo("beef");
        }
      }
    }
  }

  @Test
  void theToolOpensWhatWeSeal() throws IOException {
    Path identity = directory.resolve("client.txt");
    run(List.of("age-keygen", "-o", identity.toString()), "");
    String recipient = run(List.of("age-keygen", "-y", identity.toString()), "").strip();
    Path sealed = directory.resolve("sealed");
    try (PastedKey key = PastedKey.read(TestKeys.numbered(0xbeef) + "|1")) {
      Files.write(sealed, HandoffSeal.seal(recipient, key));
    }
    assertThat(run(List.of("age", "-d", "-i", identity.toString(), sealed.toString()), ""))
        .isEqualTo(TestKeys.numbered(0xbeef) + "|1");
  }

  /** What the command prints on standard output; it must succeed. */
  private String run(List<String> command, String input) throws IOException {
    Path output = directory.resolve("output");
    Path errors = directory.resolve("errors");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile())
            .start();
    try (var stdin = process.getOutputStream()) {
      stdin.write(input.getBytes(UTF_8));
    }
    try {
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).as(command + " ends").isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.exitValue()).as(Files.readString(errors)).isZero();
    return Files.readString(output);
  }
}
