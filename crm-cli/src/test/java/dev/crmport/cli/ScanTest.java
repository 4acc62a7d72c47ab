package dev.crmport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmport.testkit.FakeCrmServer;
import dev.crmport.testkit.TestKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScanTest {
  /** Of no test shape, and put together here: a scan of this project's sources stays quiet. */
  private static final String STRANGE = "0" + TestKeys.numbered(0x1234).substring(1);

  @TempDir Path directory;
  private CommandRun crm;

  @BeforeEach
  void begin() {
    crm = new CommandRun(directory);
  }

  private void storeKey() {
    try (FakeCrmServer server = FakeCrmServer.start()) {
      crm.with("CRM_BASE_URL", server.baseUrl().toString()).typing(CommandRun.guid() + "|1\n");
      assertThat(crm.run("keys", "add", "acme", "--mode", "1")).isZero();
    }
  }

  @Test
  void nothingFoundIsSaidWithZero() {
    crm.file("a.txt", "nothing\n");
    assertThat(crm.run("scan", "a.txt")).isZero();
    assertThat(crm.out).isEmpty();
    assertThat(crm.err).contains("No stored keys to look for").contains("No exposures in 1 file");
  }

  @Test
  void aShapeIsToldByPlaceFormAndReference() {
    crm.file("a.txt", "x\n  " + STRANGE + "|1\n");
    assertThat(crm.run("scan", ".")).isEqualTo(Exit.EXPOSED);
    assertThat(crm.out).isEqualTo("a.txt:2:3: key [key ...1234]\n");
    assertThat(crm.err).contains("1 exposure in ");
  }

  @Test
  void aStoredKeyIsToldWithItsClient() {
    storeKey();
    crm.file("a.txt", CommandRun.guid() + "\n");
    assertThat(crm.run("scan", "a.txt")).isEqualTo(Exit.EXPOSED);
    assertThat(crm.out).contains("a.txt:1:1: key [key ...beef] of client acme");
    assertThat(crm.err).doesNotContain("No stored keys");
  }

  @Test
  void aStoredKeyThatIsFoundIsSuspendedWhereThatIsAskedFor() {
    storeKey();
    crm.file("a.txt", "\n" + CommandRun.guid() + "\n" + CommandRun.guid() + "|1\n");
    assertThat(crm.run("scan", "a.txt", "--suspend")).isEqualTo(Exit.EXPOSED);
    assertThat(crm.err).containsOnlyOnce("An API key was exposed").contains("a.txt:2:1");
    assertThat(crm.run("keys", "list")).isZero();
    assertThat(crm.out).contains("suspended");
  }

  @Test
  void aShapeAloneSuspendsNothingAndWithoutTheOptionNothingIsSuspended() {
    storeKey();
    String lookalike = STRANGE.substring(0, 32) + "beef|1";
    crm.file("a.txt", lookalike + "\n");
    assertThat(crm.run("scan", "a.txt", "--suspend")).isEqualTo(Exit.EXPOSED);
    assertThat(crm.err).doesNotContain("An API key was exposed");
    crm.file("a.txt", CommandRun.guid() + "\n");
    assertThat(crm.run("scan", "a.txt")).isEqualTo(Exit.EXPOSED);
    assertThat(crm.run("keys", "list")).isZero();
    assertThat(crm.out).contains("active").doesNotContain("suspended");
  }

  @Test
  void whatIsAcceptedIsNotSuspended() {
    assertThat(crm.run("scan", "--suspend", "--write-baseline", "accepted.json"))
        .isEqualTo(Exit.USAGE);
    storeKey();
    crm.file("a.txt", CommandRun.guid() + "\n");
    assertThat(crm.run("scan", "a.txt", "--write-baseline", "accepted.json")).isZero();
    assertThat(crm.run("scan", "a.txt", "--baseline", "accepted.json", "--suspend")).isZero();
    assertThat(crm.run("keys", "list")).isZero();
    assertThat(crm.out).doesNotContain("suspended");
  }

  @Test
  void aStoreThatCannotBeOpenedEndsTheScan() {
    storeKey();
    crm.file("identity.txt", "no identity");
    assertThat(crm.run("scan", "a.txt")).isEqualTo(Exit.FAILED);
  }

  @Test
  void whatCannotBeReadIsOneUnlessSomethingIsFound() throws IOException {
    Files.write(directory.resolve("a.gz"), new byte[] {0x1f, (byte) 0x8b, 8, 0});
    assertThat(crm.run("scan", "a.gz", "nowhere")).isEqualTo(Exit.FAILED);
    assertThat(crm.err)
        .contains("not read: a.gz: it is damaged")
        .contains("not read: nowhere: it is not there")
        .contains("2 not read");
    crm.file("b.txt", STRANGE + "|0");
    assertThat(crm.run("scan", "a.gz", "b.txt")).isEqualTo(Exit.EXPOSED);
  }

  @Test
  void jsonSaysTheSame() {
    crm.file("a.txt", "api key " + STRANGE + "\n");
    assertThat(crm.run("scan", "a.txt", "--json")).isEqualTo(Exit.EXPOSED);
    Map<?, ?> report = (Map<?, ?>) Objects.requireNonNull(Json.read(crm.out));
    Map<?, ?> first = (Map<?, ?>) ((List<?>) report.get("exposures")).getFirst();
    assertThat(first.get("path")).isEqualTo("a.txt");
    assertThat(first.get("line")).isEqualTo(1L);
    assertThat(first.get("column")).isEqualTo(9L);
    assertThat(first.get("rule")).isEqualTo("named-guid");
    assertThat(first.get("lastFour")).isEqualTo("1234");
  }

  @Test
  void whatIsAcceptedIsNotToldAndWhatIsGoneIsNamed() throws IOException {
    crm.file("a.txt", STRANGE + "|1\n");
    assertThat(crm.run("scan", "a.txt", "--write-baseline", "accepted.json")).isZero();
    assertThat(Files.readString(directory.resolve("accepted.json"))).doesNotContain(STRANGE);
    crm.file("a.txt", "\n\n" + STRANGE + "|1\n");
    assertThat(crm.run("scan", "a.txt", "--baseline", "accepted.json")).isZero();
    assertThat(crm.err).contains("1 accepted");
    crm.file("a.txt", STRANGE + "|1\n" + STRANGE + "|1\n");
    assertThat(crm.run("scan", "a.txt", "--baseline", "accepted.json")).isEqualTo(Exit.EXPOSED);
    assertThat(crm.out).isEqualTo("a.txt:2:1: key [key ...1234]\n");
    crm.file("a.txt", "clean\n");
    assertThat(crm.run("scan", "a.txt", "--baseline", "accepted.json")).isZero();
    assertThat(crm.err).contains("write it again: a.txt: key-shape");
  }

  @Test
  void aSarifFileIsWrittenWholeOrNotAtAll() throws IOException {
    crm.file("a.txt", STRANGE + "|1\n");
    assertThat(crm.run("scan", "a.txt", "--sarif", "scan.sarif")).isEqualTo(Exit.EXPOSED);
    assertThat(Files.readString(directory.resolve("scan.sarif")))
        .contains("\"version\" : \"2.1.0\"")
        .doesNotContain(STRANGE);
    assertThat(crm.run("scan", "a.txt", "--sarif", "no/such/file")).isEqualTo(Exit.USAGE);
    assertThat(crm.err).contains("cannot be written");
  }

  @Test
  void whatCannotBeMeantIsRefused() {
    assertThat(crm.run("scan", "--staged", "--history")).isEqualTo(Exit.USAGE);
    assertThat(crm.run("scan", "--baseline", "nowhere.json")).isEqualTo(Exit.USAGE);
    crm.file("b.json", "{}");
    assertThat(crm.run("scan", "--baseline", "b.json")).isEqualTo(Exit.USAGE);
    assertThat(crm.run("scan", "--baseline", "b.json", "--write-baseline", "c.json"))
        .isEqualTo(Exit.USAGE);
    assertThat(crm.run("scan", STRANGE + "|1")).isEqualTo(Exit.USAGE);
  }

  @Test
  void whereThereIsNoRepositoryThatIsSaid() {
    assertThat(crm.run("scan", "--staged")).isEqualTo(Exit.FAILED);
    assertThat(crm.err).contains("no git repository");
  }

  @Test
  void theHelpSaysTheHook() {
    assertThat(crm.run("scan", "--help")).isZero();
    assertThat(crm.out).contains(".git/hooks/pre-commit").contains("crm scan --staged");
  }

  @Test
  void aNameThatHoldsAKeyIsToldAndNotRepeated() {
    crm.file(STRANGE + "|1.txt", "nothing");
    assertThat(crm.run("scan", ".")).isEqualTo(Exit.EXPOSED);
    assertThat(crm.out + crm.err).contains("[key ...1234].txt").doesNotContain(STRANGE);
  }
}
