package dev.crmport.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmport.core.key.ApiKey;
import dev.crmport.core.key.ApplicationName;
import dev.crmport.testkit.FakeCrmServer;
import dev.crmport.testkit.LeakSweep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A key is requested, sealed, opened, compared and replaced, and nobody on the way sees it. */
class KeyLifeLeakTest {
  private static final String KEY = "7e577e57-1234-4abc-8def-90abcdef0ae7";
  private static final String NEXT = "7e577e57-4321-4cba-9fed-fedcba091337";
  private static final String APPLICATION = "leakTestApp";
  private static final Pattern RECIPIENT = Pattern.compile("age1[a-z0-9]+");

  @TempDir Path home;

  /** Where the client seals; what it seals is encrypted, so this is swept too. */
  @TempDir Path client;

  @Test
  void noStepOfAKeysLifeLeavesAnyFormOfItBehind() throws Exception {
    try (FakeCrmServer server = FakeCrmServer.start()) {
      Map<String, String> environment =
          Map.of("CRM_BASE_URL", server.baseUrl().toString(), "CRM_APPLICATION", APPLICATION);
      for (String typed : List.of(KEY, NEXT)) {
        handOver(environment, typed);
      }
      expect(0, environment, KEY + "|1\n", "keys", "rotate", "acme");
      expect(0, environment, KEY + "|1\n", "keys", "add", "birch");
      expect(0, environment, "", "keys", "compare", "acme", "birch", "--probe", "people");
      expect(0, environment, "", "keys", "request", "--client-name", "R", "--sandbox", "acme");
      expect(0, environment, "", "keys", "renew-identity");
      for (String wrong :
          List.of(KEY + " " + NEXT, "x" + KEY, KEY.substring(0, 20) + "\n" + KEY.substring(20))) {
        assertThat(expect(2, environment, wrong, "keys", "rotate", "acme").err())
            .contains("nothing was stored. ");
      }
    }
  }

  private void handOver(Map<String, String> environment, String typed)
      throws IOException, InterruptedException {
    Matcher letter =
        RECIPIENT.matcher(expect(0, environment, "", "handoff", "invite", "acme").out());
    assertThat(letter.find()).isTrue();
    String sealed = seal(typed + "|1\n", "handoff", "seal", "--to", letter.group()).out();
    Files.writeString(home.resolve("key.age"), sealed);
    String end = typed.substring(32);
    String[] open = {"handoff", "open", "key.age", "--last-four"};
    assertThat(expect(3, environment, "", with(open, "0000")).err()).contains("another key");
    assertThat(expect(0, environment, "", with(open, end)).out()).contains("..." + end);
    assertThat(expect(1, environment, "", with(open, end)).err()).contains("opened before");
  }

  private static String[] with(String[] arguments, String last) {
    String[] all = Arrays.copyOf(arguments, arguments.length + 1);
    all[arguments.length] = last;
    return all;
  }

  private CommandRun seal(String input, String... arguments)
      throws IOException, InterruptedException {
    return swept(client, 0, Map.of(), input, arguments);
  }

  private CommandRun expect(
      int exit, Map<String, String> environment, String input, String... arguments)
      throws IOException, InterruptedException {
    return swept(home, exit, environment, input, arguments);
  }

  /** No form of either key. */
  private static CommandRun swept(
      Path place, int exit, Map<String, String> environment, String input, String... arguments)
      throws IOException, InterruptedException {
    try (ApiKey first = ApiKey.of(KEY);
        ApiKey second = ApiKey.of(NEXT)) {
      LeakSweep other = LeakSweep.of(second, new ApplicationName(APPLICATION));
      CommandRun run =
          CommandRun.swept(
              place,
              exit,
              LeakSweep.of(first, new ApplicationName(APPLICATION)),
              environment,
              input,
              arguments);
      other.assertClean(run.out());
      other.assertClean(run.err());
      other.assertCleanFiles(place);
      return run;
    }
  }
}
