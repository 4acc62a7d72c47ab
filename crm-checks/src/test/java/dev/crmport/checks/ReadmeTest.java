package dev.crmport.checks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.crmport.core.key.ApiKey;
import dev.crmport.core.key.ApplicationName;
import dev.crmport.core.key.ClientId;
import dev.crmport.core.key.Credential;
import dev.crmport.core.key.DatabaseMode;
import dev.crmport.core.key.KeyState;
import dev.crmport.credentials.AgeFileStore;
import dev.crmport.testkit.FakeCrmServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.CookieManager;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** The README's code, compiled and run as it stands there. */
class ReadmeTest {
  private static final String KEY = "7e577e57-0000-4000-8000-00000000c9d6|1";
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```java\\n(.*?)^```$");
  private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");
  private static final Pattern NAME = Pattern.compile("(?m)^(?:public )?class (\\w+)");

  @TempDir Path home;
  private URLClassLoader compiled;

  @BeforeEach
  void compile() throws IOException {
    Path classes = Files.createDirectories(home.resolve("classes"));
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "-Xlint:all,-path,-classfile",
                "-Werror",
                "-proc:none",
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                classes.toString()));
    for (Example example : examples()) {
      Path source = home.resolve(example.name() + ".java");
      arguments.add(Files.writeString(source, example.code()).toString());
    }
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    int code =
        ToolProvider.getSystemJavaCompiler()
            .run(null, said, said, arguments.toArray(String[]::new));
    assertThat(code).as("the README's code does not compile: %s", said.toString(UTF_8)).isZero();
    compiled = new URLClassLoader(new URL[] {classes.toUri().toURL()}, getClass().getClassLoader());
  }

  @AfterEach
  void close() throws IOException {
    compiled.close();
  }

  @Test
  void thereIsAnExampleOfEachUse() throws IOException {
    assertThat(examples())
        .extracting(Example::name)
        .containsExactlyInAnyOrder(
            "Embedded",
            "Swapped",
            "KeyEntry",
            "Exposed",
            "GuardedPages",
            "GuardedSite",
            "CheckedMail",
            "SignUpTest");
  }

  @Test
  void theEmbeddingExampleStoresAPersonAndKnowsItTheSecondTime() throws Exception {
    try (FakeCrmServer server = FakeCrmServer.start();
        AgeFileStore keys =
            AgeFileStore.openOrCreate(home.resolve("keys.age"), home.resolve("identity.txt"));
        Credential acme =
            Credential.of(
                new ClientId("acme"),
                new ApplicationName("acmeCrmProduct"),
                ApiKey.of(KEY),
                DatabaseMode.MY_CAMPAIGN)) {
      keys.add(acme);
      String url = server.baseUrl().toString();
      assertThat(run("Embedded", home.toString(), url)).startsWith("stored as ");
      assertThat(run("Embedded", home.toString(), url)).startsWith("known as ");
    }
  }

  @Test
  void theSwappedSourceReachesTheCrm() throws Exception {
    Path keyFile = Files.writeString(home.resolve("key"), KEY + "\n");
    try (FakeCrmServer server = FakeCrmServer.start()) {
      assertThat(run("Swapped", keyFile.toString(), server.baseUrl().toString()))
          .isNotBlank()
          .doesNotContain("no committee");
    }
  }

  @Test
  void theKeyEntryExampleTakesAKeyFromItsOwner() throws Exception {
    Map<String, Object> real = Map.of("databaseName", "Riverbend");
    try (FakeCrmServer server =
            FakeCrmServer.builder().acceptKey(KEY.substring(0, 36), Set.of(1), real).start();
        HttpClient browser =
            HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .cookieHandler(new CookieManager())
                .build()) {
      String url = server.baseUrl().toString();
      URI link = URI.create(run("KeyEntry", home.toString(), url).strip());
      HttpRequest opened = HttpRequest.newBuilder(link).build();
      Matcher token = TOKEN.matcher(browser.send(opened, BodyHandlers.ofString()).body());
      assertThat(token.find()).isTrue();
      String form = "token=" + token.group(1) + "&key=" + KEY.replace("|", "%7C");
      HttpRequest entered =
          HttpRequest.newBuilder(link)
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(BodyPublishers.ofString(form))
              .build();
      assertThat(browser.send(entered, BodyHandlers.ofString()).body())
          .contains("The key is stored")
          .contains("c9d6")
          .doesNotContain(KEY.substring(0, 12));
    }
  }

  @Test
  void theExposureExampleStopsTheKeyAndPrintsTheReport() throws Exception {
    try (AgeFileStore keys =
            AgeFileStore.openOrCreate(home.resolve("keys.age"), home.resolve("identity.txt"));
        Credential acme =
            Credential.of(
                new ClientId("acme"),
                new ApplicationName("acmeCrmProduct"),
                ApiKey.of(KEY),
                DatabaseMode.MY_CAMPAIGN)) {
      keys.add(acme);
      assertThat(run("Exposed", home.toString()))
          .startsWith("An API key was exposed")
          .contains("in a page of example.org");
      assertThat(keys.list()).allMatch(summary -> summary.state() == KeyState.SUSPENDED);
    }
  }

  @Test
  void theGuardedPagesAreServed() throws Exception {
    assertThat(run("GuardedPages")).isEqualTo("200\n500\n");
  }

  @Test
  void theCheckedMailIsSentOrRefused() throws Exception {
    Path file = Files.writeString(home.resolve("people.csv"), "first,last\n");
    assertThat(run("CheckedMail", file.toString())).isEqualTo("send it\n");
    Files.writeString(file, KEY);
    assertThat(run("CheckedMail", file.toString()))
        .startsWith("the mail was not sent: key [key ...c9d6] at 0 of attachment 1 (people.csv)");
  }

  @Test
  void theExampleTestPasses() throws Exception {
    SummaryGeneratingListener summary = new SummaryGeneratingListener();
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(compiled.loadClass("SignUpTest")))
                .build(),
            summary);
    assertThat(summary.getSummary().getTestsSucceededCount()).isEqualTo(1);
    assertThat(summary.getSummary().getFailures()).isEmpty();
  }

  private String run(String name, String... arguments) throws Exception {
    PrintStream out = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, UTF_8));
    try {
      compiled.loadClass(name).getMethod("main", String[].class).invoke(null, (Object) arguments);
    } finally {
      System.setOut(out);
    }
    return printed.toString(UTF_8);
  }

  private static List<Example> examples() throws IOException {
    List<Example> examples = new ArrayList<>();
    Matcher block = BLOCK.matcher(Files.readString(Root.of("README.md")));
    while (block.find()) {
      Matcher name = NAME.matcher(block.group(1));
      assertThat(name.find()).as("a block of the README holds no class").isTrue();
      examples.add(new Example(name.group(1), block.group(1)));
    }
    return examples;
  }

  private record Example(String name, String code) {}
}
