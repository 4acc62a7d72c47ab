package dev.crmport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmport.testkit.FakeCrmServer;
import dev.crmport.testkit.Fault;
import dev.crmport.testkit.TestKeys;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

class SyncTest {
  @TempDir Path directory;

  private FakeCrmServer server;
  private CommandRun crm;

  @BeforeEach
  void start() {
    server = FakeCrmServer.builder().acceptKey(CommandRun.guid(), Set.of(1)).start();
    crm = new CommandRun(directory).with("CRM_BASE_URL", server.baseUrl().toString());
    assertThat(crm.typing(CommandRun.guid() + "|1").run("keys", "add", "default")).isZero();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @SuppressWarnings("unchecked")
  private Map<String, Object> report() throws IOException {
    return (Map<String, Object>)
        Objects.requireNonNull(Json.read(Files.readString(directory.resolve("report.json"))));
  }

  @Test
  void everyRowIsCountedOnceAndTheReportSaysWhatWasMeasured() throws IOException {
    crm.file(
        "people.csv",
        """
        \uFEFFE-Mail,First_Name,LAST NAME,notes
        ada@example.org,Ada,"Test, the first
        of her name",x

        ada@example.org,Ada,"Test, the first of her name",x
        nobody,Bob,Test,x
        cyd@example.org,<b>Cyd,Test,x
        """);

    int exit = crm.run("sync", "people.csv", "--report", "report.json");

    assertThat(exit).isEqualTo(Exit.SOME_ROWS);
    assertThat(report())
        .containsEntry("rows", 4L)
        .containsEntry("stored", 1L)
        .containsEntry("matched", 1L)
        .containsEntry("refused", 2L)
        .containsEntry("unknown", 0L)
        .containsEntry("failed", 0L)
        .containsEntry("requests", 2L)
        .containsEntry("mostInFlight", 1L)
        .containsEntry(
            "keyReference", "..." + CommandRun.guid().substring(32) + " (reference r001)")
        .containsOnlyKeys(
            "rows",
            "stored",
            "matched",
            "refused",
            "unknown",
            "failed",
            "requests",
            "seconds",
            "rate",
            "latencySeconds",
            "waitSeconds",
            "mostInOneSecond",
            "mostInFlight",
            "keyReference");
    assertThat((BigDecimal) report().get("seconds")).isPositive();
    assertThat(Files.readString(directory.resolve("people.refused.csv")).lines())
        .hasSize(3)
        .first()
        .isEqualTo("line,reason,E-Mail,First_Name,LAST NAME,notes");
    assertThat(Files.readString(directory.resolve("people.refused.csv")))
        .contains("\n6,its e-mail address is none")
        .contains("\n7,\"firstName holds <");
    assertThat(crm.err).contains("Columns not used: notes");
    assertThat(server.peopleStored()).isEqualTo(1);
  }

  @Test
  void aFileThatGoesWholeLeavesNoFileOfRefusedRows() {
    crm.file("people.csv", "email\nada@example.org\n");

    assertThat(crm.run("sync", "people.csv")).isZero();
    assertThat(directory.resolve("people.refused.csv")).doesNotExist();
  }

  @Test
  void aDryRunSendsAndWritesNothing() {
    crm.file("people.csv", "email\nada@example.org\nnobody\n");
    int requests = server.traffic().requests().size();
    Map<String, String> before = crm.files();

    int exit = crm.run("sync", "people.csv", "--dry-run");

    assertThat(exit).isEqualTo(Exit.SOME_ROWS);
    assertThat(crm.out).contains("1 rows would be sent").contains("1 would be refused");
    assertThat(server.traffic().requests()).hasSize(requests);
    assertThat(crm.files()).isEqualTo(before);
  }

  @Test
  void columnsAreTakenAsTheyAreMapped() {
    crm.file("people.csv", "Kontakt,phone\nada@example.org,no number\n");

    int exit = crm.run("sync", "people.csv", "--map", "email=Kontakt", "--map", "phoneNumber=");

    assertThat(exit).isZero();
    assertThat(server.peopleStored()).isEqualTo(1);
  }

  @Test
  void onlyTheFirstRowsGoWhereTheyAreLimited() {
    crm.file("people.csv", "email\nada@example.org\nbob@example.org\ncyd@example.org\n");

    assertThat(crm.run("sync", "people.csv", "--limit", "2")).isZero();
    assertThat(crm.out).contains("2 rows: 2 stored");
  }

  @Test
  void aRowThatCannotBeMatchedGoesOnlyWhereDuplicatesAreAllowed() {
    crm.file("people.csv", "first,last\nAda,Test\n");

    assertThat(crm.run("sync", "people.csv", "--allow-duplicates")).isZero();
    assertThat(server.peopleStored()).isEqualTo(1);
  }

  @Test
  void anUnknownOutcomeIsListedCountedAndNotRepeated() throws IOException {
    // Below the minimum match, so that repeating it would store it twice.
    crm.file("people.csv", "first,last\nAda,Test\nBob,Test\n");
    int before = server.traffic().requests().size();
    server.script(Fault.resetAfterApplying());

    int exit = crm.run("sync", "people.csv", "--allow-duplicates", "--report", "report.json");

    assertThat(exit).isEqualTo(Exit.SOME_ROWS);
    assertThat(report()).containsEntry("unknown", 1L).containsEntry("stored", 1L);
    assertThat(crm.err).contains("line 2 unknown: ");
    assertThat(server.traffic().requests()).hasSize(before + 2);
  }

  @Test
  void whatTheCrmRefusesIsRefusedWithItsReason() throws IOException {
    // An area code whose second digit is 9 is kept for later; only the CRM knows.
    crm.file("people.csv", "phone\n(292) 555-0100\n");

    assertThat(crm.run("sync", "people.csv")).isEqualTo(Exit.SOME_ROWS);
    assertThat(Files.readString(directory.resolve("people.refused.csv")))
        .contains("\n2,\"the CRM refused it (400): ");
  }

  @Test
  void aRefusedKeyEndsTheRunAndIsSaid() throws IOException {
    FakeCrmServer other =
        FakeCrmServer.builder().acceptKey(TestKeys.numbered(1), Set.of(1)).start();
    try (other) {
      crm.with("CRM_BASE_URL", other.baseUrl().toString());
      crm.file("people.csv", "email\nada@example.org\nbob@example.org\n");

      int exit = crm.run("sync", "people.csv", "--report", "report.json");

      assertThat(exit).isEqualTo(Exit.KEY);
      assertThat(report()).containsEntry("failed", 2L).containsEntry("rows", 2L);
      assertThat(other.peopleStored()).isZero();
    }
  }

  @Test
  void aStoppedRunSaysWhatWasDoneAndWritesItsReport() throws IOException {
    crm.file("people.csv", "email\nada@example.org\nbob@example.org\n");
    var unused = crm.stop.request();

    int exit = crm.run("sync", "people.csv", "--report", "report.json");

    assertThat(exit).isEqualTo(Exit.INTERRUPTED);
    assertThat(report()).containsEntry("rows", 2L).containsEntry("failed", 2L);
    assertThat(server.peopleStored()).isZero();
  }

  @Test
  void theShippedPeopleAreVaried() throws IOException {
    try (var shipped = SyncTest.class.getResourceAsStream("demo-people.csv")) {
      Files.copy(Objects.requireNonNull(shipped), directory.resolve("people.csv"));
    }

    assertThat(crm.run("sync", "people.csv", "--dry-run")).isEqualTo(Exit.SOME_ROWS);
    assertThat(crm.out).contains("37 rows would be sent").contains("3 would be refused");
  }

  @Test
  @EnabledIfSystemProperty(named = "crm.data", matches = ".+")
  void realPeopleGo() {
    Path real = Path.of(System.getProperty("crm.data"), "legislators-current.csv");

    assertThat(crm.run("sync", real.toString(), "--limit", "10")).isZero();
    assertThat(crm.out).contains("10 rows: 10 stored");
    assertThat(crm.run("sync", real.toString(), "--dry-run")).isEqualTo(Exit.SOME_ROWS);
    assertThat(crm.out).contains("536 rows would be sent").contains("1 would be refused");
  }
}
