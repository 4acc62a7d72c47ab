package dev.crmport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmport.testkit.FakeCrmServer;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysTest {
  @TempDir Path directory;

  private static FakeCrmServer server(Integer... modes) {
    return FakeCrmServer.builder().acceptKey(CommandRun.guid(), Set.of(modes)).start();
  }

  private CommandRun crm(FakeCrmServer server) {
    return new CommandRun(directory)
        .with("CRM_BASE_URL", server.baseUrl().toString())
        .typing(CommandRun.guid() + "\n");
  }

  @Test
  void aKeyIsShownByItsReferenceFromAddingToRemoving() {
    try (FakeCrmServer server = server(1)) {
      CommandRun crm = crm(server).typing(CommandRun.guid() + "|1");

      assertThat(crm.run("keys", "add", "acme")).isZero();
      assertThat(crm.out)
          .contains("Riverbend Neighbors Alliance")
          .contains("Demo State")
          .contains("1 (My Campaign)")
          .contains("(reference r001)");
      assertThat(crm.run("keys", "list")).isZero();
      assertThat(crm.out).contains("acme").contains("(reference r001)").contains("active");
      assertThat(crm.run("keys", "list", "--json")).isZero();
      assertThat(crm.out).contains("\"keyReference\" : \"r001\"");
      assertThat(crm.run("keys", "check", "acme")).isZero();
      assertThat(crm.out).contains("The CRM takes this key");
      assertThat(crm.run("keys", "remove", "acme")).isZero();
      assertThat(crm.run("keys", "list")).isZero();
      assertThat(crm.out).contains("No keys");
    }
  }

  @Test
  void theModeIsFoundOutWhereTheKeyDoesNotSayIt() {
    try (FakeCrmServer server = server(0)) {
      CommandRun crm = crm(server);

      assertThat(crm.run("keys", "add", "acme")).isZero();
      assertThat(crm.out).contains("0 (My Voters)");
    }
  }

  @Test
  void aKeyForBothDatabasesNeedsToBeToldWhich() {
    try (FakeCrmServer server = server(0, 1)) {
      CommandRun crm = crm(server);

      assertThat(crm.run("keys", "add", "acme")).isEqualTo(Exit.USAGE);
      assertThat(crm.err).contains("--mode");
      assertThat(crm.kept()).isEmpty();
      assertThat(crm.run("keys", "add", "acme", "--mode", "0")).isZero();
    }
  }

  @Test
  void aKeyThatTheCrmRefusesIsNotKept() {
    try (FakeCrmServer server = server(0)) {
      CommandRun crm = crm(server).typing(CommandRun.guid() + "|1");

      assertThat(crm.run("keys", "add", "acme")).isEqualTo(Exit.KEY);
      assertThat(crm.kept()).isEmpty();
    }
  }

  @Test
  void aClientThatHasAKeyKeepsIt() {
    try (FakeCrmServer server = server(1)) {
      CommandRun crm = crm(server);
      assertThat(crm.run("keys", "add", "acme")).isZero();
      var before = crm.kept();

      assertThat(crm.run("keys", "add", "acme")).isEqualTo(Exit.FAILED);
      assertThat(crm.err).contains("keys rotate acme");
      assertThat(crm.kept()).isEqualTo(before);
    }
  }

  @Test
  void oneKeyForTwoClientsSharesItsPaceAndSaysSo() {
    try (FakeCrmServer server = server(1)) {
      CommandRun crm = crm(server);
      assertThat(crm.run("keys", "add", "acme")).isZero();
      assertThat(crm.run("keys", "add", "other")).isZero();
      assertThat(crm.err).contains("stored for client acme");
    }
  }

  @Test
  void oneRequestGoesAndItsAnswerIsPrinted() {
    try (FakeCrmServer server = server(1)) {
      CommandRun crm = crm(server);
      assertThat(crm.run("keys", "add", "default")).isZero();

      int exit =
          crm.typing("{\"message\": \"hello\"}").run("call", "POST", "/echoes", "--body", "-");

      assertThat(exit).isZero();
      assertThat(crm.err).startsWith("status 200");
      assertThat(crm.out).contains("\"message\" : \"hello\"");
      assertThat(crm.run("call", "GET", "/people/9")).isEqualTo(Exit.FAILED);
      assertThat(crm.err).contains("status 404");
    }
  }

  @Test
  void helpAndVersionAreEverywhere() {
    CommandRun crm = new CommandRun(directory);
    for (String command : new String[] {"demo", "sync", "keys", "call", "fake", "serve"}) {
      assertThat(crm.run(command, "--help")).isZero();
      assertThat(crm.out).contains("Usage: crm " + command);
      assertThat(crm.run(command, "--version")).isZero();
      assertThat(crm.out).startsWith("crm ");
    }
    assertThat(crm.run()).isZero();
    assertThat(crm.out).contains("Usage: crm");
  }
}
