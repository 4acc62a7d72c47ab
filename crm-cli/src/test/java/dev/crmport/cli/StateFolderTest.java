package dev.crmport.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.crmport.testkit.FakeCrmServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Without its state folder the command cannot keep the limit, so it sends nothing. */
class StateFolderTest {
  @TempDir Path directory;

  private FakeCrmServer server;
  private CommandRun crm;
  private int sent;

  @BeforeEach
  void start() {
    server = FakeCrmServer.start();
    crm = new CommandRun(directory).with("CRM_BASE_URL", server.baseUrl().toString());
    assertThat(crm.typing(CommandRun.guid() + "|1").run("keys", "add", "default")).isZero();
    crm.file("people.csv", "email\nada@example.org\nbob@example.org\n");
    sent = server.traffic().requests().size();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /** Every command that sends something says the same, in one line, and sends and keeps nothing. */
  private void refused(int exit, String... why) {
    Map<String, String> before = crm.files();
    for (List<String> command :
        List.of(
            List.of("call", "GET", "/apiKeyProfiles"),
            List.of("keys", "check", "default"),
            List.of("keys", "add", "other"),
            List.of("sync", "people.csv"))) {
      int code = crm.run(command.toArray(String[]::new));

      assertThat(crm.err).startsWith("crm: nothing was sent: ").contains(why);
      assertThat(crm.err).contains("CRM_STATE").hasLineCount(1);
      assertThat(code).as("of %s", command).isEqualTo(exit);
    }
    assertThat(crm.files()).isEqualTo(before);
    assertThat(server.traffic().requests()).hasSize(sent);
  }

  @Test
  void aFileInItsPlaceIsRefused() {
    Path file = crm.file("taken", "something else");
    crm.with("CRM_STATE", file.toString());
    refused(Exit.FAILED, file + " is no folder", "Move away");
    crm.with("CRM_STATE", file.resolve("below").toString());
    refused(Exit.FAILED, file + " is no folder", "Move away");
  }

  @Test
  void aFileInThePlaceOfTheLanesIsRefused() throws IOException {
    Path other = Files.createDirectory(directory.resolve("other"));
    Path file = Files.createFile(other.resolve("lanes"));
    crm.with("CRM_STATE", other.toString());
    refused(Exit.FAILED, file + " is no folder");
  }

  @Test
  void aFolderThatMayNotBeWrittenToIsRefused() throws IOException {
    Path locked = Files.createDirectory(directory.resolve("locked"));
    assertThat(locked.toFile().setWritable(false)).isTrue();
    assumeFalse(Files.isWritable(locked), "this user may write anywhere");
    crm.with("CRM_STATE", locked.resolve("deep/down").toString());
    refused(Exit.FAILED, locked.resolve("deep/down").toString(), "may not write in " + locked);
  }

  @Test
  void aPathThatDependsOnWhereTheCommandStandsIsRefused() {
    crm.with("CRM_STATE", "state");
    refused(Exit.USAGE, "Give the whole path");
    crm.with("CRM_STATE", "./state");
    refused(Exit.USAGE, "Give the whole path");
  }

  @Test
  void theHomeIsTheOneOfTheEnvironmentAsForTheShell() {
    assertThat(Surroundings.home(Map.of("HOME", "/somewhere/else")))
        .isEqualTo(Path.of("/somewhere/else"));
    assertThat(Surroundings.home(Map.of("HOME", "")))
        .isEqualTo(Path.of(System.getProperty("user.home")));
  }

  @Test
  void commandsThatSendNothingNeedNoStateFolder() {
    crm.with("CRM_STATE", crm.file("taken", "").toString());
    assertThat(crm.run("keys", "list")).isZero();
    assertThat(crm.run("sync", "people.csv", "--dry-run")).isZero();
    assertThat(crm.run("keys", "remove", "default")).isZero();
  }

  @Test
  void aLaneThatCannotBeUsedEndsACommandAndIsNamed() throws IOException {
    spoilTheLane();
    Map<String, String> before = crm.files();

    assertThat(crm.run("call", "GET", "/apiKeyProfiles")).isEqualTo(Exit.FAILED);

    assertThat(crm.err)
        .startsWith("crm: nothing more was sent: ")
        .contains(crm.state().resolve("lanes").toString())
        .contains("CRM_STATE")
        .hasLineCount(1);
    assertThat(crm.files()).isEqualTo(before);
    assertThat(server.traffic().requests()).hasSize(sent);
  }

  @Test
  void aLaneThatCannotBeUsedEndsASyncWithItsReport() throws IOException {
    spoilTheLane();

    assertThat(crm.run("sync", "people.csv")).isEqualTo(Exit.FAILED);

    assertThat(crm.out).contains("2 rows: ").contains("2 failed").contains("0 requests");
    assertThat(crm.err)
        .contains("crm: the run ended early: nothing more was sent: ")
        .contains(crm.state().resolve("lanes").toString());
    assertThat(server.traffic().requests()).hasSize(sent);
  }

  /** A directory where the lane's file was: nobody may open that for writing, not even root. */
  private void spoilTheLane() throws IOException {
    try (Stream<Path> lanes = Files.list(crm.state().resolve("lanes"))) {
      Path lane = lanes.findFirst().orElseThrow();
      Files.delete(lane);
      Files.createDirectory(lane);
    }
  }
}
