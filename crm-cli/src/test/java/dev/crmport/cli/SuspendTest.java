package dev.crmport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmport.testkit.FakeCrmServer;
import dev.crmport.testkit.TestKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A key is taken out of use, and the way back is said. */
class SuspendTest {
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
    assertThat(crm.run("keys", "add", "acme")).isZero();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private int requests() {
    return server.traffic().requests().size();
  }

  private void assertRefused(String way) {
    int before = requests();
    assertThat(crm.run("call", "GET", "/apiKeyProfiles", "--client", "acme")).isEqualTo(Exit.KEY);
    assertThat(crm.err).contains("is suspended").contains(way).contains("crm keys resume acme");
    assertThat(crm.run("keys", "check", "acme")).isEqualTo(Exit.KEY);
    assertThat(requests()).isEqualTo(before);
  }

  @Test
  void anExposedKeyIsStoppedAndTheReportAloneIsOnStandardOutput() {
    assertThat(crm.run("keys", "suspend", "acme", "--exposed", "--where", "a page of example.org"))
        .isZero();

    assertThat(crm.out)
        .startsWith("An API key was exposed\n")
        .contains("a page of example.org")
        .contains("...beef (reference r001)")
        .doesNotContain("Next:");
    assertThat(crm.err)
        .contains("Within 5 seconds no process that uses age:")
        .contains("1. Send this report to the CRM's support and to the client")
        .contains("2. Once acme has a new key: crm keys rotate acme")
        .contains("3. If it was a false alarm: crm keys resume acme");
    assertThat(crm.run("keys", "list")).isZero();
    assertThat(crm.out).contains("suspended");
    assertRefused("crm keys rotate acme");

    assertThat(crm.run("keys", "resume", "acme")).isZero();
    assertThat(crm.out).contains("is in use again");
    assertThat(crm.run("keys", "check", "acme")).isZero();
  }

  @Test
  void theReportGoesToAFileForItsOwner() throws IOException {
    int exit =
        crm.run("keys", "suspend", "acme", "--exposed", "--where", "a log", "--report", "r.txt");

    assertThat(exit).isZero();
    Path report = directory.resolve("r.txt");
    assertThat(report).content().startsWith("An API key was exposed\n").contains("a log");
    assertThat(Files.getPosixFilePermissions(report)).hasSize(2);
    assertThat(crm.out).contains("1. Send " + report).doesNotContain("What was done");
  }

  @Test
  void aReportThatCannotBeWrittenIsShownAndTheKeyIsStoppedAllTheSame() {
    int exit =
        crm.run("keys", "suspend", "acme", "--exposed", "--where", "a log", "--report", "no/r.txt");

    assertThat(exit).isZero();
    assertThat(crm.err).contains("the report was not written");
    assertThat(crm.out).startsWith("An API key was exposed\n");
    assertRefused("crm keys rotate acme");
  }

  @Test
  void aReasonThatHoldsAPartOfTheKeyIsRepeatedWithoutIt() {
    String part = CommandRun.guid().substring(0, 18);
    assertThat(crm.run("keys", "suspend", "acme", "--why", "it begins with " + part)).isZero();
    assertThat(crm.out).contains("is suspended: it begins with ").doesNotContain(part);
  }

  @Test
  void aKeyIsSuspendedForAReasonAndForAllItsClients() {
    assertThat(crm.run("keys", "add", "birch")).isZero();

    assertThat(crm.run("keys", "suspend", "birch", "--why", "audit until Friday")).isZero();

    assertThat(crm.out)
        .contains("of client acme is suspended: audit until Friday")
        .contains("of client birch is suspended: audit until Friday")
        .contains("crm keys resume acme");
    assertThat(crm.run("keys", "suspend", "acme")).isZero();
    assertThat(crm.out).contains("of client acme was suspended before.");
    assertThat(crm.run("keys", "resume", "birch")).isZero();
    assertThat(crm.run("keys", "resume", "birch")).isZero();
    assertThat(crm.out).contains("of client acme was not suspended.");
  }

  @Test
  void aSuspendedKeyDoesNotComeBackUnderAnotherName() {
    assertThat(crm.run("keys", "suspend", "acme")).isZero();
    int before = requests();
    assertThat(crm.run("keys", "add", "birch")).isEqualTo(Exit.KEY);
    assertThat(crm.err).contains("stored for client acme and is suspended");
    assertThat(requests()).isEqualTo(before);
  }

  @Test
  void aNewKeyInItsPlaceIsInUse() {
    assertThat(crm.run("keys", "suspend", "acme")).isZero();
    assertThat(crm.run("keys", "remove", "acme")).isZero();
    crm.typing(TestKeys.numbered(0x7e57) + "|1");
    assertThat(crm.run("keys", "add", "acme")).isZero();
    assertThat(crm.run("keys", "check", "acme")).isZero();
  }

  @Test
  void aKeyOfTheEnvironmentIsSuspendedOnThisMachineOnlyWhichIsSaid() {
    Path key = crm.file("key", CommandRun.guid() + "|1\n");
    crm.with("CRM_STORE", "env:").with("CRM_KEY_FILE", key.toString()).with("CRM_CLIENT", "acme");

    assertThat(crm.run("keys", "suspend", "acme", "--exposed", "--where", "a log")).isZero();

    assertThat(crm.out).contains("That binds one machine");
    assertThat(crm.err)
        .contains("binds the commands of this machine only")
        .contains("write it into the file that CRM_KEY_FILE names");
    assertThat(crm.run("keys", "list")).isZero();
    assertThat(crm.out).contains("suspended");
    assertRefused("write it into the file that CRM_KEY_FILE names");

    crm.file("key", TestKeys.numbered(0x7e57) + "|1\n");
    assertThat(crm.run("keys", "check", "acme")).as("with a new key").isZero();
    crm.file("key", CommandRun.guid() + "|1\n");
    assertThat(crm.run("keys", "resume", "acme")).isZero();
    assertThat(crm.run("keys", "check", "acme")).isZero();
  }

  @Test
  void whatWasAskedWronglySuspendsNothing() {
    assertMisused("needs --where", "keys", "suspend", "acme", "--exposed");
    assertMisused("needs --where", "keys", "suspend", "acme", "--exposed", "--where", " ");
    assertMisused("add --exposed", "keys", "suspend", "acme", "--where", "a log");
    assertMisused("add --exposed", "keys", "suspend", "acme", "--report", "r.txt");
    assertMisused(
        "say it with --where",
        "keys",
        "suspend",
        "acme",
        "--exposed",
        "--where",
        "a log",
        "--why",
        "x");
    assertMisused("CLIENT", "keys", "suspend");
    assertMisused(
        "holds what looks like an API key",
        "keys",
        "suspend",
        "acme",
        "--exposed",
        "--where",
        CommandRun.guid());
    assertThat(crm.run("keys", "suspend", "nobody")).isEqualTo(Exit.KEY);
    assertThat(crm.err).contains("nothing was suspended");
    assertThat(crm.run("keys", "suspend", "nobody", "--exposed", "--where", "a log"))
        .isEqualTo(Exit.KEY);
    assertThat(crm.run("keys", "resume", "nobody")).isEqualTo(Exit.KEY);
    assertThat(crm.err).contains("nothing was resumed");
    assertThat(crm.run("keys", "check", "acme")).isZero();
  }

  private void assertMisused(String why, String... arguments) {
    assertThat(crm.run(arguments)).isEqualTo(Exit.USAGE);
    assertThat(crm.err).contains(why);
  }

  @Test
  void helpSaysHow() {
    assertThat(crm.run("keys", "suspend", "--help")).isZero();
    assertThat(crm.out).contains("--exposed").contains("--where=TEXT").contains("CRM_STATE");
    assertThat(crm.run("keys", "resume", "--help")).isZero();
    assertThat(crm.out).contains("false alarm");
  }
}
