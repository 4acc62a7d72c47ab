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
import dev.crmport.testkit.LeakSweep;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
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

  @TempDir Path home;

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
      Map<String, String> environment =
          Map.of("CRM_BASE_URL", server.baseUrl().toString(), "CRM_APPLICATION", APPLICATION);

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

  private void expect(
      int exit, LeakSweep sweep, Map<String, String> environment, String input, String... arguments)
      throws IOException, InterruptedException {
    CommandRun run = CommandRun.of(home, environment, input, arguments);
    sweep.assertClean(run.out());
    sweep.assertClean(run.err());
    sweep.assertCleanFiles(home);
    assertThat(run.exit()).as("%s", run.out() + run.err()).isEqualTo(exit);
    assertThat(run.out() + run.err()).doesNotContain("Exception in thread");
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
