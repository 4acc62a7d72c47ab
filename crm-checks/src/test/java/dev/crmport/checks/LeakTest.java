package dev.crmport.checks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmport.core.key.ApiKey;
import dev.crmport.core.key.ApplicationName;
import dev.crmport.core.key.Credential;
import dev.crmport.core.key.CredentialSummary;
import dev.crmport.credentials.AgeFileStore;
import dev.crmport.testkit.FakeCrmServer;
import dev.crmport.testkit.Fault;
import dev.crmport.testkit.KeyForm;
import dev.crmport.testkit.KeyForms;
import dev.crmport.testkit.LeakSweep;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A planted key, and a look for every form of it wherever the command leaves something: output,
 * logs at their finest with the HTTP client's own log on, and files.
 */
class LeakTest {
  private static final String KEY = "7e577e57-1234-4abc-8def-90abcdef0ae7";
  private static final String APPLICATION = "leakTestApp";

  /** As much of the key as nobody may see, and too little for it to be refused as an argument. */
  private static final String HALF = KEY.substring(0, 18);

  @TempDir Path home;

  /** Where others have left the key: found by the command, and not swept. */
  @TempDir Path exposed;

  @Test
  void noCommandLeavesAnyFormOfAKeyBehindWhateverTheCrmAnswers() throws Exception {
    Files.writeString(
        home.resolve("people.csv"),
        """
        first_name,last_name,email
        Adela,Quillfeather,adela@example.org
        Bo,,not-an-address
        """);
    try (FakeCrmServer server = FakeCrmServer.start();
        ApiKey key = ApiKey.of(KEY)) {
      LeakSweep sweep = LeakSweep.of(key, new ApplicationName(APPLICATION));
      Map<String, String> environment = environment(server);

      expect(0, sweep, environment, KEY + "|1\n", "keys", "add", "acme");
      expect(0, sweep, environment, "", "keys", "list");
      expect(0, sweep, environment, "", "keys", "check", "acme");
      expect(4, sweep, environment, "", "sync", "people.csv", "--client", "acme");
      expect(0, sweep, environment, "", "call", "GET", "/apiKeyProfiles", "--client", "acme");
      assertThat(home.resolve("state/lanes")).as("was swept").isNotEmptyDirectory();
      String[] suspend = {"keys", "suspend", "acme", "--exposed", "--where", "a page"};
      expect(0, sweep, environment, "", suspend);
      expect(3, sweep, environment, "", "keys", "check", "acme");
      expect(0, sweep, environment, "", "keys", "resume", "acme");

      server.whenever((method, path) -> true, Fault.answer(401, Map.of(), new byte[0]));
      expect(3, sweep, environment, "", "keys", "check", "acme");
      server.clearFaults();
      server.whenever((method, path) -> true, Fault.htmlWith200());
      expect(1, sweep, environment, "", "call", "GET", "/apiKeyProfiles", "--client", "acme");
      server.clearFaults();
      server.whenever((method, path) -> true, Fault.resetAfterApplying());
      expect(1, sweep, environment, "", "keys", "check", "acme");
    }
  }

  @Test
  void aScanTellsEachFormOfAKeyAndShowsNone() throws Exception {
    List<Path> planted = plantEveryForm();
    Files.writeString(exposed.resolve(KEY + ".txt"), "nothing");
    Path damaged = Files.write(exposed.resolve(KEY + ".gz"), new byte[] {0x1f, (byte) 0x8b, 8, 0});
    try (FakeCrmServer server = FakeCrmServer.start();
        ApiKey key = ApiKey.of(KEY)) {
      LeakSweep sweep = LeakSweep.of(key, new ApplicationName(APPLICATION));
      Map<String, String> environment = environment(server);
      String where = exposed.toString();

      // Of the test shape, and of nobody: counted, and not told.
      Path shape = Files.writeString(exposed.resolve("shape.txt"), KEY + "|1");
      CommandRun unknown = expect(0, sweep, environment, "", "scan", shape.toString());
      assertThat(unknown.err()).contains("No stored keys").contains("1 keys for tests not told");
      expect(0, sweep, environment, KEY + "|1\n", "keys", "add", "acme");
      CommandRun lines = expect(5, sweep, environment, "", "scan", where, "--sarif", "scan.sarif");
      Set<String> told =
          lines.out().lines().map(line -> line.split("[:, ]", 2)[0]).collect(Collectors.toSet());
      assertThat(planted.stream().map(Path::toString).filter(file -> !told.contains(file)))
          .as("not found")
          .isEmpty();
      assertThat(lines.out()).contains("[key ...0ae7].txt").contains("of client acme");
      assertThat(lines.err()).contains("not read: ").contains("[key ...0ae7].gz: it is damaged");
      assertThat(home.resolve("scan.sarif")).content().contains(planted.getFirst().toString());
      // For what follows a part of them will do: all are thousands of files, scanned and swept.
      for (int i = 0; i < planted.size(); i++) {
        if (i % 100 != 0) {
          Files.delete(planted.get(i));
        }
      }
      Files.delete(home.resolve("scan.sarif"));
      CommandRun json = expect(5, sweep, environment, "", "scan", where, "--json");
      assertThat(json.out()).contains(planted.getFirst().toString());

      Files.delete(damaged);
      expect(0, sweep, environment, "", "scan", where, "--write-baseline", "accepted.json");
      Files.delete(exposed.resolve(KEY + ".txt"));
      CommandRun accepted =
          expect(0, sweep, environment, "", "scan", where, "--baseline", "accepted.json");
      assertThat(accepted.err()).contains("write it again: ");

      CommandRun suspended = expect(5, sweep, environment, "", "scan", where, "--suspend");
      assertThat(suspended.err()).contains("An API key was exposed");
      expect(3, sweep, environment, "", "keys", "check", "acme");
    }
  }

  @Test
  void noSuspensionLeavesAnyFormOfAKeyBehindWhereverTheKeyIsKept() throws Exception {
    Path file = Files.writeString(exposed.resolve("key.txt"), KEY + "|1\n");
    try (FakeCrmServer server = FakeCrmServer.start();
        ApiKey key = ApiKey.of(KEY)) {
      LeakSweep sweep = LeakSweep.of(key, new ApplicationName(APPLICATION));
      Map<String, String> stored = environment(server);
      expect(0, sweep, stored, KEY + "|1\n", "keys", "add", "default");
      suspendAndResume(sweep, stored);

      Map<String, String> readOnly = new HashMap<>(stored);
      readOnly.put("CRM_STORE", "env:");
      readOnly.put("CRM_KEY_FILE", file.toString());
      suspendAndResume(sweep, readOnly);
    }
  }

  private void suspendAndResume(LeakSweep sweep, Map<String, String> environment)
      throws IOException, InterruptedException {
    String[] why = {"keys", "suspend", "default", "--why", "it begins with " + HALF};
    assertThat(expect(0, sweep, environment, "", why).out()).contains("is suspended");
    expect(3, sweep, environment, "", "keys", "check", "default");
    expect(0, sweep, environment, "", "keys", "list", "--json");
    expect(0, sweep, environment, "", "keys", "resume", "default");
    String[] shown = {"keys", "suspend", "default", "--exposed", "--where", "a page with " + HALF};
    assertThat(expect(0, sweep, environment, "", shown).out()).contains("a page with ");
    expect(0, sweep, environment, "", "keys", "resume", "default");
    List<String> written = new ArrayList<>(List.of(shown));
    written.addAll(List.of("--report", "report.txt"));
    expect(0, sweep, environment, "", written.toArray(String[]::new));
    assertThat(home.resolve("report.txt")).content().contains("a page with ");
    expect(0, sweep, environment, "", "keys", "resume", "default");
  }

  private static Map<String, String> environment(FakeCrmServer server) {
    return Map.of("CRM_BASE_URL", server.baseUrl().toString(), "CRM_APPLICATION", APPLICATION);
  }

  /** Each in a file of its own. */
  private List<Path> plantEveryForm() throws IOException {
    List<Path> planted = new ArrayList<>();
    for (KeyForm form : KeyForms.of(KEY, new ApplicationName(APPLICATION))) {
      Path file = exposed.resolve("form" + planted.size() + ".txt");
      planted.add(Files.write(file, form.bytes()));
    }
    return planted;
  }

  @Test
  void aKeyInTheWrongPlaceIsRefusedWithoutBeingRepeated() throws Exception {
    try (ApiKey key = ApiKey.of(KEY)) {
      LeakSweep sweep = LeakSweep.of(key, new ApplicationName(APPLICATION));
      expect(2, sweep, Map.of(), "", "keys", "add", KEY);
      expect(2, sweep, Map.of(), "", "keys", "add", "acme", "--application", KEY + "|1");
      expect(2, sweep, Map.of(), "", "call", "GET", "/people?key=" + KEY);
      expect(2, sweep, Map.of(), "", "sync", "--" + KEY);
      expect(
          2,
          sweep,
          Map.of("CRM_BASE_URL", "https://app:" + KEY + "@api.example.org/v4"),
          "",
          "keys",
          "check",
          "acme");
    }
  }

  @Test
  void theDemoLeavesNoFormOfItsKeyBehind() throws Exception {
    CommandRun run = CommandRun.of(home, Map.of(), "", "demo");
    assertThat(run.exit()).as("%s%s", run.out(), run.err()).isZero();
    try (AgeFileStore store = AgeFileStore.open(only(".age"), only("identity"))) {
      for (CredentialSummary summary : store.list()) {
        try (Credential credential = store.find(summary.client()).orElseThrow()) {
          LeakSweep sweep = LeakSweep.of(credential.key(), credential.application());
          sweep.assertClean(run.out());
          sweep.assertClean(run.err());
          sweep.assertCleanFiles(home);
        }
      }
      assertThat(store.list()).isNotEmpty();
    }
    assertThat(run.err()).as("the HTTP client's own log was on").contains("HttpClient");
  }

  @Test
  void aPlantedLeakIsFound() throws IOException {
    try (ApiKey key = ApiKey.of(KEY)) {
      LeakSweep sweep = LeakSweep.of(key, new ApplicationName(APPLICATION));
      Files.writeString(home.resolve("log"), "Basic " + basic());
      assertThatThrownBy(() -> sweep.assertCleanFiles(home)).isInstanceOf(AssertionError.class);
      assertThatThrownBy(() -> sweep.assertClean("got " + KEY)).isInstanceOf(AssertionError.class);
      RuntimeException outer = new IllegalStateException("no key here");
      outer.addSuppressed(new IllegalStateException("one here: " + KEY + "|1"));
      assertThatThrownBy(() -> sweep.assertClean(new IllegalStateException("nor here", outer)))
          .isInstanceOf(AssertionError.class);
      sweep.assertClean(URI.create("http://127.0.0.1/v4/people").toString());
    }
  }

  private static String basic() {
    return Base64.getEncoder().encodeToString((APPLICATION + ":" + KEY + "|1").getBytes(UTF_8));
  }

  private CommandRun expect(
      int exit, LeakSweep sweep, Map<String, String> environment, String input, String... arguments)
      throws IOException, InterruptedException {
    return CommandRun.swept(home, exit, sweep, environment, input, arguments);
  }

  private Path only(String part) throws IOException {
    try (Stream<Path> files = Files.walk(home)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> file.getFileName().toString().contains(part))
          .filter(file -> !file.getFileName().toString().endsWith(".lock"))
          .findFirst()
          .orElseThrow();
    }
  }
}
