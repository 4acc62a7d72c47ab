package dev.crmport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmport.testkit.FakeCrmServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BadInputTest {
  @TempDir Path directory;

  private CommandRun crm;
  private FakeCrmServer server;

  @BeforeEach
  void start() {
    server = FakeCrmServer.start();
    crm = new CommandRun(directory).with("CRM_BASE_URL", server.baseUrl().toString());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /** Runs a command that must change nothing on disk and send nothing. */
  private void refused(int exit, String why, String... arguments) {
    Map<String, String> before = crm.files();

    int code = crm.run(arguments);

    assertThat(crm.err).startsWith("crm: ").contains(why);
    assertThat(crm.err.lines().filter(line -> !line.startsWith("Columns not used"))).hasSize(1);
    assertThat(code).isEqualTo(exit);
    assertThat(crm.files()).isEqualTo(before);
    assertThat(server.traffic().requests()).isEmpty();
  }

  private void addKey() {
    assertThat(crm.typing(CommandRun.guid() + "|1\n").run("keys", "add", "acme")).isZero();
    server.close();
    server = FakeCrmServer.start();
    crm.with("CRM_BASE_URL", server.baseUrl().toString());
  }

  @Test
  void aMalformedKeyIsRefused() {
    crm.typing(CommandRun.guid().substring(0, 30));
    refused(Exit.USAGE, "This is not an API key", "keys", "add", "acme");
  }

  @Test
  void aKeyWithSomethingBehindItIsRefused() {
    crm.typing(CommandRun.guid() + "|7");
    refused(Exit.USAGE, "not a database mode", "keys", "add", "acme");
  }

  @Test
  void anUnknownClientIsRefused() {
    addKey();
    crm.file("people.csv", "email\nada@example.org\n");
    refused(Exit.KEY, "no key of client nobody", "sync", "people.csv", "--client", "nobody");
    refused(Exit.KEY, "no key of client nobody", "keys", "check", "nobody");
    refused(Exit.KEY, "no key of client nobody", "keys", "remove", "nobody");
    refused(Exit.KEY, "no key of client nobody", "call", "GET", "/people/1", "--client", "nobody");
  }

  @Test
  void aMissingStoreIsRefused() {
    crm.file("people.csv", "email\nada@example.org\n");
    refused(Exit.FAILED, "keys.age", "sync", "people.csv");
    refused(Exit.FAILED, "keys.age", "keys", "list");
  }

  @Test
  void aWrongIdentityIsRefused() {
    addKey();
    CommandRun other = new CommandRun(directory.resolve("../" + directory.getFileName() + "-b"));
    assertThat(other.directory.toFile().mkdir()).isTrue();
    other.with("CRM_BASE_URL", server.baseUrl().toString());
    assertThat(other.typing(CommandRun.guid() + "|1").run("keys", "add", "acme")).isZero();
    server.close();
    server = FakeCrmServer.start();
    crm.with("CRM_IDENTITY", other.directory.resolve("identity.txt").toString());
    refused(Exit.FAILED, "identity", "keys", "list");
  }

  @Test
  void aDamagedStoreIsRefused() {
    addKey();
    crm.file("keys.age", "age-encryption.org/v1\nnothing more");
    refused(Exit.FAILED, "keys.age", "keys", "list");
    crm.typing(CommandRun.guid() + "|1");
    refused(Exit.FAILED, "keys.age", "keys", "add", "other");
  }

  @Test
  void aFileWithoutUsableColumnsIsRefusedWithWhatItHas() {
    crm.file("people.csv", "colour,shape\nred,round\n");
    refused(Exit.USAGE, "\"colour\", \"shape\"", "sync", "people.csv");
    assertThat(crm.err).contains("--map");
  }

  @Test
  void aFileInWhichNobodyCouldBeLookedForIsRefused() {
    crm.file("people.csv", "first name,last name\nAda,Test\n");
    refused(Exit.USAGE, "store all people again", "sync", "people.csv");
  }

  @Test
  void aFileThatIsMissingEmptyOrNoFileIsRefused() {
    crm.file("empty.csv", "");
    refused(Exit.USAGE, "no such file", "sync", "nowhere.csv");
    refused(Exit.USAGE, "it is empty", "sync", "empty.csv");
    refused(Exit.USAGE, "no regular file", "sync", ".");
  }

  @Test
  void plainHttpToAnotherHostIsRefused() {
    crm.file("people.csv", "email\nada@example.org\n");
    addKey();
    crm.with("CRM_BASE_URL", "http://crm.example.org/v4");
    refused(Exit.USAGE, "loopback", "sync", "people.csv", "--client", "acme");
    crm.typing(CommandRun.guid() + "|1");
    refused(Exit.USAGE, "loopback", "keys", "add", "other");
  }

  @Test
  void aBaseUrlThatIsNoneIsRefused() {
    addKey();
    crm.with("CRM_BASE_URL", "http://[");
    refused(Exit.USAGE, "base URL", "keys", "check", "acme");
  }

  @Test
  void aKeyAsAnArgumentIsRefusedWhereverItStands() {
    String key = CommandRun.guid();
    refused(Exit.USAGE, "an API key", "keys", "add", key);
    refused(Exit.USAGE, "an API key", "keys", "add", "acme", "--key=" + key + "|1");
    refused(Exit.USAGE, "an API key", "--" + key.toUpperCase(Locale.ROOT));
    refused(Exit.USAGE, "an API key", "sync", "x.csv", "--base-url", "https://h/v4?k=" + key);
    refused(Exit.USAGE, "an API key", "call", "GET", "/people/" + key.replace("-", ""));
    String header =
        Base64.getEncoder()
            .encodeToString(("app:" + key + "|1").getBytes(StandardCharsets.US_ASCII));
    refused(Exit.USAGE, "an API key", "call", "GET", "/people", "--query", "a=" + header);
  }

  @Test
  void aKeyInAVariableThatIsReadIsRefused() {
    crm.with("CRM_STORE", "vault:" + CommandRun.guid());
    refused(Exit.USAGE, "CRM_STORE", "keys", "list");
  }

  @Test
  void aPasswordInAUriIsRefused() {
    refused(Exit.USAGE, "password", "keys", "list", "--store", "jdbc:postgresql://me:pw@h/db");
    refused(Exit.USAGE, "password", "keys", "list", "--base-url", "https://me:pw@example.org/v4");
    assertThat(crm.err).doesNotContain("pw@");
  }

  @Test
  void moreThanTwoThousandRowsAreRefusedWithTheBulkRouteAndHowToInsist() {
    StringBuilder csv = new StringBuilder("email\n");
    for (int i = 0; i < 2_001; i++) {
      csv.append("p").append(i).append("@example.org\n");
    }
    crm.file("people.csv", csv.toString());
    refused(Exit.USAGE, "2001 rows", "sync", "people.csv");
    assertThat(crm.err)
        .contains("Bulk Upload")
        .contains("/bulkImportJobs")
        .contains("--row-by-row");
  }

  @Test
  void whatIsNoUtf8IsRefused() throws IOException {
    Files.write(
        directory.resolve("latin.csv"),
        "email,last name\nada@example.org,Müller\n".getBytes(StandardCharsets.ISO_8859_1));
    refused(Exit.USAGE, "UTF-8", "sync", "latin.csv");
  }

  @Test
  void aQuoteThatIsNotClosedIsRefused() {
    crm.file("people.csv", "email,city\nada@example.org,x\"y\nbob@example.org,\"open\n");
    refused(Exit.USAGE, "no CSV", "sync", "people.csv");
  }

  @ParameterizedTest
  @ValueSource(strings = {"email", "=x", "nothing=email", "email=nowhere", "email=mail email=mail"})
  void aMapThatDoesNotFitIsRefused(String map) {
    crm.file("people.csv", "mail\nada@example.org\n");
    String[] arguments =
        Stream.concat(
                Stream.of("sync", "people.csv"),
                Arrays.stream(map.split(" ", -1)).flatMap(one -> Stream.of("--map", one)))
            .toArray(String[]::new);
    refused(Exit.USAGE, "map", arguments);
  }

  @Test
  void anUnknownOptionIsRefused() {
    refused(Exit.USAGE, "--no-such", "sync", "people.csv", "--no-such");
    refused(Exit.USAGE, "no-such", "no-such");
  }

  @Test
  void aFileToBeWrittenThatCannotBeIsRefusedBeforeAnythingIsSent() {
    crm.file("people.csv", "email\nada@example.org\n");
    refused(Exit.USAGE, "cannot be written", "sync", "people.csv", "--report", "no/such/r.json");
    refused(Exit.USAGE, "itself", "sync", "people.csv", "--refused", "people.csv");
  }

  @Test
  void aBodyThatIsNoJsonIsRefused() {
    crm.file("body.json", "{\"a\": tru");
    refused(Exit.USAGE, "no JSON", "call", "POST", "/people/find", "--body", "body.json");
  }
}
