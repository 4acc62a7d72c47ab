package dev.crmport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmport.testkit.FakeCrmServer;
import dev.crmport.testkit.TestKeys;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A key comes sealed, and is stored when the client has said how it ends. */
class HandoffTest {
  private static final Pattern RECIPIENT = Pattern.compile("age1[a-z0-9]+");
  private static final Pattern INVITATION = Pattern.compile("Invitation ([a-z0-9]+),");

  @TempDir Path directory;
  @TempDir Path elsewhere;

  private FakeCrmServer server;
  private CommandRun vendor;
  private CommandRun client;
  private String recipient = "";
  private String invitation = "";

  @BeforeEach
  void start() {
    server =
        FakeCrmServer.builder()
            .acceptKey(CommandRun.guid(), Set.of(1), Map.of("databaseName", "Riverbend"))
            .start();
    vendor = new CommandRun(directory).with("CRM_BASE_URL", server.baseUrl().toString());
    client = new CommandRun(elsewhere).without("CRM_APPLICATION");
    invite();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private void invite() {
    assertThat(vendor.run("handoff", "invite", "acme")).isZero();
    recipient = first(RECIPIENT, vendor.out);
    invitation = first(INVITATION, vendor.err);
  }

  private static String first(Pattern pattern, String text) {
    Matcher found = pattern.matcher(text);
    assertThat(found.find()).isTrue();
    return found.group(found.groupCount());
  }

  /** What the client's command made. */
  private String sealed(String typed, String... more) {
    String[] arguments = new String[4 + more.length];
    System.arraycopy(new String[] {"handoff", "seal", "--to", recipient}, 0, arguments, 0, 4);
    System.arraycopy(more, 0, arguments, 4, more.length);
    assertThat(client.typing(typed).run(arguments)).isZero();
    return client.out;
  }

  private int open(String sealed, String lastFour) {
    vendor.file("key.age", sealed);
    return vendor.run("handoff", "open", "key.age", "--last-four", lastFour);
  }

  private void assertNothingStored() {
    vendor.run("keys", "list");
    assertThat(vendor.out).contains("No keys");
  }

  @Test
  void theLetterSaysHowAndWithWhomToMakeSure() {
    assertThat(vendor.run("handoff", "invite", "birch", "--page", "https://x.example.org/key"))
        .isZero();
    assertThat(vendor.out)
        .contains("age -a -r age1")
        .contains("crm handoff seal --to age1")
        .contains("--client birch --application 'acmeProduct'")
        .contains("https://x.example.org/key")
        .contains("UTC")
        .doesNotContain("{{")
        .doesNotContain("AGE-SECRET-KEY");
    String fingerprint = first(Pattern.compile("fingerprint ([0-9a-z ]{19})\\."), vendor.err);
    assertThat(vendor.out)
        .contains(fingerprint)
        .contains(fingerprint.replace(" ", "") + " --invitation");
    assertThat(vendor.run("handoff", "list")).isZero();
    assertThat(vendor.out).contains("birch").contains("acme").contains(fingerprint);
  }

  @Test
  void aNamedKeyIsStoredOnceItsEndWasSaid() {
    String sealed =
        sealed(
            CommandRun.guid() + "|1\n",
            "--invitation",
            invitation,
            "--client",
            "acme",
            "--application",
            "acmeProduct");
    assertThat(client.err).contains("key ends in beef").contains("recipient ends in");

    assertThat(open(sealed, "beef")).isZero();

    assertThat(vendor.out)
        .contains("Riverbend Neighbors Alliance")
        .contains("1 (My Campaign)")
        .contains("...beef (reference r001)");
    assertThat(vendor.run("keys", "check", "acme")).isZero();
    assertThat(vendor.run("handoff", "list")).isZero();
    assertThat(vendor.out).contains("Nobody is invited");
  }

  @Test
  void aBareKeyIsTakenToo() {
    assertThat(open(sealed(CommandRun.guid() + "|1"), "BEEF")).isZero();
    assertThat(vendor.err).contains("the key came bare");
  }

  @Test
  void aKeyForBothDatabasesNeedsToBeToldWhich() {
    String both = TestKeys.numbered(0xb07b);
    server.close();
    server = FakeCrmServer.builder().acceptKey(both, Set.of(0, 1)).start();
    vendor.with("CRM_BASE_URL", server.baseUrl().toString());
    String sealed = sealed(both);
    assertThat(client.err).contains("does not end with |0 (My Voters) or |1 (My Campaign)");
    assertThat(open(sealed, "b07b")).isEqualTo(Exit.USAGE);
    assertThat(vendor.err).contains("--mode");
    assertThat(vendor.run("handoff", "open", "key.age", "--last-four", "b07b", "--mode", "0"))
        .isZero();
    assertThat(vendor.out).contains("0 (My Voters)");
  }

  @Test
  void anotherEndStoresNothingAndSpendsNothing() {
    String sealed = sealed(CommandRun.guid() + "|1");
    assertThat(open(sealed, "c9d6")).isEqualTo(Exit.KEY);
    assertThat(vendor.err).contains("another key than the one that the client read out");
    assertNothingStored();
    assertThat(open(sealed, "beef")).isZero();
  }

  @Test
  void whatWasOpenedBeforeIsNamedAsSuch() {
    String sealed = sealed(CommandRun.guid() + "|1");
    assertThat(open(sealed, "beef")).isZero();
    assertThat(open(sealed, "beef")).isEqualTo(Exit.FAILED);
    assertThat(vendor.err).contains("it was opened before");
  }

  @Test
  void aPersonTypesTheEndAtTheTerminal() {
    vendor.file("key.age", sealed(CommandRun.guid() + "|1"));
    assertThat(vendor.answering("").run("handoff", "open", "key.age")).isEqualTo(Exit.FAILED);
    assertThat(vendor.err).contains("nobody confirmed");
    assertThat(vendor.answering("beef").run("handoff", "open", "key.age")).isZero();
  }

  @Test
  void withoutAPersonTheEndHasToBeGiven() {
    vendor.file("key.age", sealed(CommandRun.guid() + "|1"));
    assertThat(vendor.run("handoff", "open", "key.age")).isEqualTo(Exit.USAGE);
    assertThat(vendor.err).contains("--last-four");
    assertThat(vendor.run("handoff", "open", "key.age", "--yes")).isEqualTo(Exit.USAGE);
    assertNothingStored();
  }

  @Test
  void itIsReadFromStandardInputToo() {
    vendor.typing(sealed(CommandRun.guid() + "|1"));
    assertThat(vendor.run("handoff", "open", "-", "--last-four", "beef")).isZero();
  }

  @Test
  void aKeyThatTheCrmRefusesIsNotStored() {
    assertThat(open(sealed(TestKeys.numbered(99) + "|1"), "0063")).isEqualTo(Exit.KEY);
    assertThat(vendor.err).contains("The CRM refused this key");
    assertNothingStored();
  }

  @Test
  void aClientThatHasAKeyGetsTheNewOneInItsPlace() {
    assertThat(vendor.typing(CommandRun.guid() + "|1").run("keys", "add", "acme")).isZero();
    assertThat(open(sealed(CommandRun.guid() + "|1"), "beef")).isZero();
    assertThat(vendor.out).contains("before it ...beef");
  }

  @Test
  void whatWasNotSealedIsCalledExposed() {
    assertThat(open(CommandRun.guid() + "|1", "beef")).isEqualTo(Exit.USAGE);
    assertThat(vendor.err)
        .contains("not encrypted with age")
        .contains("ask the client for a new key");
  }

  @Test
  void aWithdrawnInvitationOpensNothing() {
    String sealed = sealed(CommandRun.guid() + "|1");
    assertThat(vendor.run("handoff", "withdraw", invitation)).isZero();
    assertThat(vendor.run("handoff", "withdraw", invitation)).isEqualTo(Exit.FAILED);
    assertThat(open(sealed, "beef")).isEqualTo(Exit.FAILED);
    assertThat(vendor.err).contains("sealed to somebody else");
  }

  @Test
  void whatCannotBeSealedIsRefused() {
    client.typing(CommandRun.guid() + "|1");
    assertThat(client.run("handoff", "seal", "--to", "age1nobody")).isEqualTo(Exit.USAGE);
    assertThat(client.err).contains("no age recipient");
    assertThat(client.run("handoff", "seal", "--to", recipient, "--client", "acme"))
        .isEqualTo(Exit.USAGE);
    client.typing("a password");
    assertThat(client.run("handoff", "seal", "--to", recipient)).isEqualTo(Exit.USAGE);
    assertThat(client.files()).isEmpty();
  }
}
