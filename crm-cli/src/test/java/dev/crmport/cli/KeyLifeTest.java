package dev.crmport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmport.core.key.ApiKey;
import dev.crmport.core.key.ApplicationName;
import dev.crmport.core.key.ClientId;
import dev.crmport.core.key.Credential;
import dev.crmport.core.key.DatabaseMode;
import dev.crmport.credentials.AgeFileStore;
import dev.crmport.testkit.FakeCrmServer;
import dev.crmport.testkit.TestKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From asking for a key to the one that takes its place. */
class KeyLifeTest {
  private static final String NEXT = TestKeys.numbered(0x5eed);

  @TempDir Path directory;

  private FakeCrmServer server;
  private CommandRun crm;

  @BeforeEach
  void start() {
    server =
        FakeCrmServer.builder()
            .acceptKey(CommandRun.guid(), Set.of(1), Map.of("quota", 30_000L))
            .acceptKey(NEXT, Set.of(1), Map.of("quota", 5_000L, "databaseName", "Riverbend"))
            .start();
    crm =
        new CommandRun(directory)
            .with("CRM_BASE_URL", server.baseUrl().toString())
            .typing(CommandRun.guid() + "|1");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private int requests() {
    return server.traffic().requests().size();
  }

  @Test
  void aNewKeyTakesThePlaceOfTheOldOne() {
    assertThat(crm.run("keys", "add", "acme")).isZero();

    assertThat(crm.typing("\"" + NEXT + "|1\"\n").run("keys", "rotate", "acme")).isZero();

    assertThat(crm.out)
        .contains("...5eed (reference r002), before it ...beef (reference r001)")
        .contains("Within 5 seconds");
    assertThat(crm.run("keys", "check", "acme")).isZero();
    assertThat(server.traffic().requests().getLast().keyLastFour()).isEqualTo("5eed");
  }

  @Test
  void aKeyThatTheCrmRefusesTakesNobodysPlace() {
    assertThat(crm.run("keys", "add", "acme")).isZero();
    var before = crm.kept();

    assertThat(crm.typing(TestKeys.numbered(99) + "|1").run("keys", "rotate", "acme"))
        .isEqualTo(Exit.KEY);

    assertThat(crm.err).contains("The CRM refused this key");
    assertThat(crm.kept()).isEqualTo(before);
  }

  @Test
  void whereThereIsNoKeyNoneIsReplaced() {
    assertThat(crm.run("keys", "add", "acme")).isZero();
    int before = requests();
    assertThat(crm.run("keys", "rotate", "birch")).isEqualTo(Exit.KEY);
    assertThat(crm.err).contains("nothing was replaced: the store has no key of client birch");
    assertThat(requests()).isEqualTo(before);
  }

  @Test
  void theWrongModeIsToldApartFromAWrongKey() {
    assertThat(crm.typing(CommandRun.guid() + "|0").run("keys", "add", "acme")).isEqualTo(Exit.KEY);
    assertThat(crm.err).contains("not for this database");
  }

  @Test
  void whatIsMissingIsSaidBeforeTheRequest() {
    assertThat(crm.run("keys", "request", "--client-name", "Riverbend")).isZero();
    assertThat(crm.err)
        .contains("Before you send this: No sandbox key is named")
        .contains("Before you send this: No use was recorded");
    assertThat(crm.out)
        .contains("Riverbend")
        .contains("acmeProduct")
        .contains("API Integrations")
        .contains("Request an API Key")
        .contains("Submit a Support Request")
        .doesNotContain("{{");
    assertThat(requests()).isZero();
  }

  @Test
  void aWholeRequestNamesTheSandboxKeyAndWhatWasUsed() {
    assertThat(crm.run("keys", "add", "sandbox")).isZero();
    crm.file("use.txt", "findOrCreatePerson POST /people/findOrCreate 12\n");

    assertThat(
            crm.run(
                "keys",
                "request",
                "--client-name",
                "Riverbend & Sons *",
                "--sandbox",
                "sandbox",
                "--use",
                "use.txt",
                "--format",
                "html",
                "--output",
                "request.html"))
        .isZero();

    assertThat(crm.err).startsWith("Written to ").doesNotContain("Before you send");
    assertThat(directory.resolve("request.html"))
        .content()
        .contains("Riverbend &amp; Sons *")
        .contains("...beef (reference r001)")
        .contains("<li>POST /people/findOrCreate</li>");
  }

  @Test
  void theWordingCanBeReplaced() {
    crm.file("mine.md", "# Hello {{client}}\n{{#sandbox}}never{{/sandbox}}");
    assertThat(
            crm.run(
                "keys",
                "request",
                "--client-name",
                "R",
                "--template",
                "mine.md",
                "--format",
                "markdown"))
        .isZero();
    assertThat(crm.out).isEqualTo("# Hello R\n");
    crm.file("wrong.md", "Hello {{clinet}}");
    assertThat(crm.run("keys", "request", "--client-name", "R", "--template", "wrong.md"))
        .isEqualTo(Exit.USAGE);
    assertThat(crm.err).contains("nothing is known for clinet");
  }

  @Test
  void aFileThatIsNotThereOrNoRecordIsRefused() {
    assertThat(crm.run("keys", "request", "--client-name", "R", "--use", "nowhere"))
        .isEqualTo(Exit.USAGE);
    assertThat(crm.err).contains("the record of use could not be read");
    crm.file("use.txt", "POST findOrCreate\n");
    assertThat(crm.run("keys", "request", "--client-name", "R", "--use", "use.txt"))
        .isEqualTo(Exit.USAGE);
    assertThat(crm.err).contains("line 1");
    assertThat(crm.run("keys", "request", "--client-name", "R", "--format", "pdf"))
        .isEqualTo(Exit.USAGE);
    assertThat(crm.run("keys", "request")).isEqualTo(Exit.USAGE);
  }

  @Test
  void twoKeysAreHeldAgainstEachOther() {
    assertThat(crm.run("keys", "add", "sandbox")).isZero();
    assertThat(crm.typing(NEXT + "|1").run("keys", "add", "acme")).isZero();
    crm.file(
        "use.txt", "searchPeople GET /people 3\nfindOrCreatePerson POST /people/findOrCreate 2");

    assertThat(crm.run("keys", "compare", "sandbox", "acme", "--use", "use.txt")).isZero();

    assertThat(crm.out)
        .containsPattern("sandbox \\.\\.\\.beef \\(reference r001\\) +acme \\.\\.\\.5eed")
        .containsPattern("hasMyCampaign +yes +yes +same")
        .containsPattern("quota +30000 +5000 +less")
        .containsPattern("databaseName +Demo State +Riverbend +unknown")
        .containsPattern("read people +may read +may read +same")
        .containsPattern("GET /people +used 3 times +may read people +same")
        .containsPattern("POST /people/findOrCreate +used 2 times +may read people +unknown")
        .contains("The second may do less.")
        .doesNotContain("riverbend.api");
    assertThat(crm.run("keys", "compare", "sandbox", "acme", "--json")).isZero();
    assertThat(crm.out).contains("\"verdict\" : \"less\"");
  }

  @Test
  void aFamilyThatCannotBeReadIsRefusedBeforeAnythingIsSent() {
    assertThat(crm.run("keys", "add", "acme")).isZero();
    int before = requests();
    assertThat(crm.run("keys", "compare", "acme", "acme", "--probe", "people,peple"))
        .isEqualTo(Exit.USAGE);
    assertThat(crm.err).contains("activistCodes, ballotTypes");
    assertThat(requests()).isEqualTo(before);
  }

  @Test
  void aKeyInTheWrongModeIsExplained() {
    store("acme", CommandRun.guid(), DatabaseMode.MY_VOTERS);
    store("birch", TestKeys.numbered(99), DatabaseMode.MY_CAMPAIGN);

    assertThat(crm.run("keys", "compare", "acme", "acme")).isEqualTo(Exit.KEY);
    assertThat(crm.err)
        .contains("but in the other mode, 1 (My Campaign)")
        .contains("crm keys rotate acme --mode 1");

    assertThat(crm.run("keys", "compare", "birch", "acme")).isEqualTo(Exit.KEY);
    assertThat(crm.err).contains("in either mode: it is wrong or revoked");
  }

  @Test
  void checkingAKeyKeepsTheReferenceThatTheCrmHasForIt() {
    store("acme", CommandRun.guid(), DatabaseMode.MY_CAMPAIGN);
    assertThat(crm.run("keys", "list")).isZero();
    assertThat(crm.out).doesNotContain("r001");

    assertThat(crm.run("keys", "check", "acme")).isZero();
    assertThat(crm.out).contains("...beef (reference r001)");

    assertThat(crm.run("keys", "list")).isZero();
    assertThat(crm.out).contains("...beef (reference r001)");
  }

  @Test
  void aStoreGetsANewIdentity() throws IOException {
    assertThat(crm.run("keys", "add", "acme")).isZero();
    Path identity = directory.resolve("identity.txt");
    byte[] old = Files.readAllBytes(identity);

    assertThat(crm.run("keys", "renew-identity")).isZero();

    assertThat(crm.out).contains("age1").doesNotContain("AGE-SECRET-KEY");
    assertThat(crm.run("keys", "check", "acme")).isZero();
    Files.write(identity, old);
    assertThat(crm.run("keys", "list")).isEqualTo(Exit.FAILED);
    assertThat(crm.err).contains("identity");
  }

  private void store(String client, String guid, DatabaseMode mode) {
    try (AgeFileStore store =
            AgeFileStore.openOrCreate(
                directory.resolve("keys.age"), directory.resolve("identity.txt"));
        Credential credential =
            Credential.of(
                new ClientId(client), new ApplicationName("acmeProduct"), ApiKey.of(guid), mode)) {
      store.add(credential);
    }
  }
}
