package dev.crmport.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmport.core.key.ApiKey;
import dev.crmport.core.key.ApplicationName;
import dev.crmport.testkit.FakeCrmServer;
import dev.crmport.testkit.Fault;
import dev.crmport.testkit.LeakSweep;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A key that its owner enters on the page, and a look for every form of it wherever the command
 * that serves the page leaves something: answers, output, logs at their finest, and files.
 */
class PageLeakTest {
  private static final String KEY = "7e577e57-1234-4abc-8def-90abcdef0ae7";
  private static final String APPLICATION = "leakTestApp";
  private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");

  @TempDir Path home;

  @Test
  void thePageLeavesNoFormOfAKeyBehindWhateverIsEnteredAndWhateverTheCrmAnswers() throws Exception {
    Map<String, Object> real = Map.of("databaseName", "Riverbend");
    try (FakeCrmServer server = FakeCrmServer.builder().acceptKey(KEY, Set.of(1), real).start();
        ApiKey key = ApiKey.of(KEY)) {
      LeakSweep sweep = LeakSweep.of(key, new ApplicationName(APPLICATION));
      Map<String, String> environment =
          Map.of("CRM_BASE_URL", server.baseUrl().toString(), "CRM_APPLICATION", APPLICATION);
      try (CommandRun.Running serving =
          CommandRun.start(home, environment, "", "serve", "--client", "acme")) {
        URI link = URI.create(serving.firstLine());
        HttpClient browser = browser();
        for (String wrong : List.of(KEY + "|0", KEY + " " + KEY, "my key is " + KEY, KEY + "|7")) {
          assertThat(enter(browser, link, wrong, sweep)).contains("The key was not stored");
        }
        server.script(Fault.htmlWith200());
        assertThat(enter(browser, link, KEY + "|1", sweep)).contains("The key was not stored");
        server.clearFaults();
        assertThat(enter(browser, link, KEY + "|1", sweep)).contains("The key is stored");

        CommandRun run = serving.end();

        assertThat(run.exit()).as("%s%s", run.out(), run.err()).isZero();
        sweep.assertClean(run.out());
        sweep.assertClean(run.err());
        sweep.assertCleanFiles(home);
        assertThat(run.err()).as("the server's own log was on").contains("httpserver");
      }
    }
  }

  private static HttpClient browser() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(Redirect.NORMAL)
        .cookieHandler(new CookieManager())
        .build();
  }

  private static String enter(HttpClient browser, URI link, String key, LeakSweep sweep)
      throws IOException, InterruptedException {
    Matcher token =
        TOKEN.matcher(
            browser.send(HttpRequest.newBuilder(link).build(), BodyHandlers.ofString()).body());
    assertThat(token.find()).as("a form").isTrue();
    String form = "token=" + token.group(1) + "&key=" + key.replace("|", "%7C").replace(' ', '+');
    HttpRequest post =
        HttpRequest.newBuilder(link)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build();
    HttpResponse<String> answer = browser.send(post, BodyHandlers.ofString());
    sweep.assertClean(answer.body());
    sweep.assertClean(answer.headers().map().toString());
    sweep.assertClean(answer.uri().toString());
    return answer.body();
  }
}
