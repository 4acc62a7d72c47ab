package dev.crmport.cli;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmport.testkit.FakeCrmServer;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page alone, as a command. */
@Timeout(120)
final class ServeTest {
  private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");
  private static final String PASSWORD = "a password of nobody";

  @TempDir Path directory;

  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private FakeCrmServer server;
  private CommandRun crm;

  @BeforeEach
  void begin() {
    server =
        FakeCrmServer.builder()
            .acceptKey(CommandRun.guid(), Set.of(1), Map.of("databaseName", "Riverbend"))
            .start();
    crm = crm();
  }

  private CommandRun crm() {
    return new CommandRun(directory).with("CRM_BASE_URL", server.baseUrl().toString());
  }

  @AfterEach
  void end() {
    crm.stop.request();
    thread.close();
    server.close();
  }

  private Future<Integer> serve(String... options) {
    List<String> all =
        Stream.concat(Stream.of("serve", "--client", "acme"), Stream.of(options)).toList();
    return thread.submit(() -> crm.run(all.toArray(String[]::new)));
  }

  private URI link() throws Exception {
    return URI.create(crm.firstLine.get(60, SECONDS));
  }

  private static String enter(HttpClient browser, URI link, String key) throws Exception {
    String form =
        browser.send(HttpRequest.newBuilder(link).build(), BodyHandlers.ofString()).body();
    Matcher token = TOKEN.matcher(form);
    assertThat(token.find()).as("a form in %s", form).isTrue();
    HttpRequest post =
        HttpRequest.newBuilder(link)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("token=" + token.group(1) + "&key=" + key))
            .build();
    return browser.send(post, BodyHandlers.ofString()).body();
  }

  private static HttpClient.Builder browser() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.NORMAL)
        .cookieHandler(new CookieManager());
  }

  @Test
  void theLinkTakesOneKeyThenTheCommandEnds() throws Exception {
    Future<Integer> exit = serve();
    URI link = link();
    assertThat(link.toString()).matches("http://localhost:\\d+/\\?link=[\\w-]+\\.[\\w-]+");

    assertThat(enter(browser().build(), link, "wrong")).contains("This is not an API key");
    assertThat(enter(browser().build(), link, CommandRun.guid())).contains("The key is stored");

    assertThat(exit.get(60, SECONDS)).isEqualTo(Exit.DONE);
    assertThat(crm.out).contains("key         ...beef").contains("Stored for client acme in age:");
    assertThat(crm.err).contains("It is good for 30m.");
    CommandRun later = crm();
    assertThat(later.run("keys", "check", "acme")).isZero();
  }

  @Test
  void aClientThatHasAKeyNeedsReplace() throws Exception {
    assertThat(crm().typing(CommandRun.guid() + "|1").run("keys", "add", "acme")).isZero();
    assertThat(serve().get(60, SECONDS)).isEqualTo(Exit.FAILED);
    assertThat(crm.err).contains("--replace").contains("...beef");

    crm = crm();
    Future<Integer> exit = serve("--replace");
    assertThat(enter(browser().build(), link(), CommandRun.guid())).contains("stored already");
    assertThat(crm.stop.request()).isTrue();
    assertThat(exit.get(60, SECONDS)).isEqualTo(Exit.INTERRUPTED);
    assertThat(crm.err).contains("No key was stored: the page was stopped.");
  }

  @Test
  void aKeyOfADemonstrationDatabaseIsTakenWithSandboxOnly() throws Exception {
    server.close();
    server = FakeCrmServer.start();
    crm = crm();
    Future<Integer> exit = serve("--sandbox");
    assertThat(enter(browser().build(), link(), CommandRun.guid() + "%7C1")).contains("Demo State");
    assertThat(exit.get(60, SECONDS)).isEqualTo(Exit.DONE);
  }

  @Test
  void aLinkThatNobodyUsesExpires() throws Exception {
    assertThat(serve("--expires", "1s").get(60, SECONDS)).isEqualTo(Exit.FAILED);
    assertThat(crm.err).contains("no key was stored: the link has expired");
  }

  @Test
  void aLinkOutlivesItsRunWithTheSecretInAFileAndIsUsedOnce() throws Exception {
    String secret = directory.resolve("link-secret").toString();
    Future<Integer> exit = serve("--link-secret", secret);
    URI old = link();
    crm.stop.request();
    exit.get(60, SECONDS);
    String port = Integer.toString(old.getPort());

    crm = crm();
    exit = serve("--link-secret", secret, "--port", port);
    link();
    assertThat(enter(browser().build(), old, CommandRun.guid())).contains("The key is stored");
    assertThat(exit.get(60, SECONDS)).isEqualTo(Exit.DONE);

    crm = crm();
    exit = serve("--link-secret", secret, "--port", port, "--replace");
    link();
    HttpRequest again = HttpRequest.newBuilder(old).build();
    assertThat(browser().build().send(again, BodyHandlers.ofString()).body())
        .contains("This link was used");
    crm.stop.request();
    assertThat(exit.get(60, SECONDS)).isEqualTo(Exit.INTERRUPTED);
  }

  @Test
  void withACertificateThePageIsAtHttps() throws Exception {
    Path keys = certificate();
    crm.file("password", PASSWORD + "\n");
    Future<Integer> exit = serve("--tls", keys.toString(), "--tls-password", "password");
    URI link = link();
    assertThat(link.getScheme()).isEqualTo("https");

    HttpClient browser = browser().sslContext(trusting(keys)).build();
    assertThat(enter(browser, link, CommandRun.guid())).contains("The key is stored");
    assertThat(exit.get(60, SECONDS)).isEqualTo(Exit.DONE);
    assertThat(crm.out + crm.err).doesNotContain(PASSWORD);
  }

  private Path certificate() throws IOException, InterruptedException {
    Path file = directory.resolve("server.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=dns:localhost",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                PASSWORD)
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("keytool.txt").toFile())
            .start();
    assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(keytool.exitValue()).isZero();
    return file;
  }

  private static SSLContext trusting(Path file) throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("server", keys.getCertificate("server"));
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return context;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--port 70000",
        "--port x",
        "--expires 0m",
        "--expires 31d",
        "--expires soon",
        "--expires 99999999d",
        "--host keys.example.org",
        "--host 192.0.2.1",
        "--host a/b --tls none.p12",
        "--tls none.p12",
        "--tls noise --tls-password noise",
        "--tls-password noise",
        "--link-secret noise",
        "--link-secret none/at/all",
        "--client a/b",
        "--unknown"
      })
  void whatCannotBeMeantIsRefusedBeforeAnythingIsMade(String options) {
    crm.file("noise", "too short");
    Map<String, String> before = crm.files();

    String[] arguments = ("serve " + options).split(" ");
    assertThat(crm.run(arguments)).as(options).isEqualTo(Exit.USAGE);

    assertThat(crm.out).isEmpty();
    assertThat(crm.err).startsWith("crm: ").doesNotContain("too short");
    assertThat(crm.files()).isEqualTo(before);
  }

  @Test
  void withoutTheApplicationsNameNothingStarts() {
    assertThat(crm.without("CRM_APPLICATION").run("serve")).isEqualTo(Exit.USAGE);
    assertThat(crm.err).contains("--application");
  }

  @Test
  void aPortThatIsTakenIsSaid() throws Exception {
    String taken = Integer.toString(server.baseUrl().getPort());
    assertThat(crm.run("serve", "--port", taken)).isEqualTo(Exit.FAILED);
    assertThat(crm.err).contains("port " + taken + " cannot be listened on");
  }

  @Test
  void theCommandIsInTheHelp() {
    assertThat(crm.run("--help")).isZero();
    assertThat(crm.out).contains("serve");
    assertThat(crm.run("serve", "--help")).isZero();
    assertThat(crm.out).contains("Usage: crm serve").contains("--expires");
  }
}
