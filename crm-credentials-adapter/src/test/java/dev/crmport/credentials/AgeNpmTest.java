package dev.crmport.credentials;

import static dev.crmport.testkit.Fixtures.aCredentialOf;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.crmport.core.handoff.HandedOver;
import dev.crmport.core.handoff.HandoffBox;
import dev.crmport.core.handoff.Invitation;
import dev.crmport.core.key.ApplicationName;
import dev.crmport.core.key.ClientId;
import dev.crmport.core.key.Credential;
import dev.crmport.testkit.TestKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Our files and those of the npm package {@code age-encryption} are the same. It is looked for in
 * the folder that {@code -Dcrm.age-npm} names, where {@code npm install age-encryption} was run;
 * without it: skipped, or failed with {@code -Dcrm.require.age-npm=true}.
 */
final class AgeNpmTest {
  private static final String TEXT =
      "{\"format\":\"crmport-keys\",\"version\":1,\"credentials\":[]}";
  private static final String WORDS = "correct horse battery";

  @TempDir private Path directory;
  private StoreOnDisk disk;

  @BeforeEach
  void findPackage() throws IOException {
    disk = new StoreOnDisk(directory);
    Files.createDirectories(disk.store().getParent());
    try {
      node("");
    } catch (IOException | AssertionError e) {
      String missing = "node, or age-encryption in the folder of -Dcrm.age-npm, is missing";
      if (Boolean.getBoolean("crm.require.age-npm")) {
        fail(missing, e);
      }
      abort(missing);
    }
  }

  @Test
  void itOpensOurStoreWithOurIdentity() throws IOException {
    try (AgeFileStore store = disk.openOrCreate();
        Credential acme = aCredentialOf("acme", 0xbeef)) {
      store.add(acme);
    }
    assertThat(
            node(
                "const d = new age.Decrypter(); d.addIdentity(argument(1));"
                    + "console.log(await d.decrypt(readFileSync(argument(0)), 'text'))",
                disk.store().toString(),
                Files.readAllLines(disk.identity()).getLast()))
        .contains("\"key\":\"" + TestKeys.numbered(0xbeef) + "\"");
  }

  @Test
  void aStoreThatItWroteForAnIdentityThatItMadeIsOpenedAndChanged() throws IOException {
    String identity =
        node(
            "const i = await age.generateX25519Identity(); const e = new age.Encrypter();"
                + "e.addRecipient(await age.identityToRecipient(i));"
                + "writeFileSync(argument(0), await e.encrypt(argument(1))); console.log(i)",
            disk.store().toString(),
            TEXT);
    AgeIdentity.create(disk.identity());
    Files.writeString(disk.identity(), identity);
    try (AgeFileStore store = disk.open();
        Credential acme = aCredentialOf("acme", 1)) {
      store.add(acme);
      assertThat(store.list()).hasSize(1);
    }
  }

  @Test
  void itOpensOurStoreWithThePassphrase() throws IOException {
    try (Passphrase passphrase = Passphrase.of(WORDS.toCharArray())) {
      AgeFileStore.openOrCreate(disk.store(), passphrase).close();
    }
    assertThat(
            node(
                "const d = new age.Decrypter(); d.addPassphrase(argument(1));"
                    + "console.log(await d.decrypt(readFileSync(argument(0)), 'text'))",
                disk.store().toString(),
                WORDS))
        .contains("crmport-keys");
  }

  @Test
  void aStoreThatItWroteWithAPassphraseIsOpened() throws IOException {
    node(
        "const e = new age.Encrypter(); e.setPassphrase(argument(2));"
            + "writeFileSync(argument(0), await e.encrypt(argument(1)))",
        disk.store().toString(),
        TEXT,
        WORDS);
    try (Passphrase passphrase = Passphrase.of(WORDS.toCharArray());
        AgeFileStore store = AgeFileStore.open(disk.store(), passphrase)) {
      assertThat(store.list()).isEmpty();
    }
  }

  @Test
  void whatItSealsToAnInvitationIsOpened() throws IOException {
    try (AgeFileStore store = disk.openOrCreate()) {
      HandoffBox box = store.handoffs();
      Instant now = Instant.EPOCH;
      Invitation invitation =
          box.invite(new ClientId("acme"), new ApplicationName("acmeCrm"), now.plusSeconds(60));
      String armored =
          node(
              "const e = new age.Encrypter(); e.addRecipient(argument(0));"
                  + "console.log(age.armor.encode(await e.encrypt(argument(1))))",
              invitation.recipient(),
              TestKeys.numbered(0xbeef) + "|1");
      try (HandedOver opened = box.open(armored.getBytes(US_ASCII), now)) {
        assertThat(opened.key().key().lastFour()).isEqualTo("beef");
      }
    }
  }

  /** Runs a script with the package in {@code age}, and answers what it prints. */
  private String node(String script, String... arguments) throws IOException {
    String imports =
        "import * as age from 'age-encryption';"
            + "import {readFileSync, writeFileSync} from 'node:fs';"
            + "const argument = number => process.argv[number + 1];";
    List<String> command =
        new ArrayList<>(List.of("node", "--input-type=module", "-e", imports + script));
    command.addAll(List.of(arguments));
    Path folder = Path.of(System.getProperty("crm.age-npm", directory.toString()));
    return new CommandLine(directory).run(folder, command, "");
  }
}
