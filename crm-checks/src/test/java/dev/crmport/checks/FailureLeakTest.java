package dev.crmport.checks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.crmport.core.introspection.Introspection;
import dev.crmport.core.key.ApiKey;
import dev.crmport.core.key.ApplicationName;
import dev.crmport.core.key.ClientId;
import dev.crmport.core.key.Credential;
import dev.crmport.core.key.DatabaseMode;
import dev.crmport.core.key.KeyReference;
import dev.crmport.core.key.Lane;
import dev.crmport.core.pace.Deadline;
import dev.crmport.core.pace.Exchange;
import dev.crmport.core.pace.Urgency;
import dev.crmport.credentials.AgeFileStore;
import dev.crmport.credentials.CredentialBackends;
import dev.crmport.credentials.EnvironmentSource;
import dev.crmport.http.HttpCrm;
import dev.crmport.pacing.MachinePacer;
import dev.crmport.testkit.InMemoryCredentialStore;
import dev.crmport.testkit.LeakSweep;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What lies underneath is made to fail with a key in its words: files that are called like one,
 * documents and answers that hold one. What leaves the library shows no form of it, in no message,
 * cause, suppressed one or stack.
 */
class FailureLeakTest {
  private static final String KEY = "7e577e57-4321-4cba-9fed-fedcba980ae7";
  private static final ApplicationName APPLICATION = new ApplicationName("failureTests");
  private static final ClientId ACME = new ClientId("acme");

  @TempDir Path home;
  private ApiKey key;
  private LeakSweep sweep;

  @BeforeEach
  void plant() {
    key = ApiKey.of(KEY);
    sweep = LeakSweep.of(key, APPLICATION);
  }

  @AfterEach
  void close() {
    key.close();
  }

  private void assertFailsClean(ThrowingCallable action) {
    Throwable thrown = catchThrowable(action);
    assertThat(thrown).as("the failure that was planned").isNotNull();
    sweep.assertClean(thrown);
  }

  @Test
  void noValueRepeatsAKeyThatItRefuses() {
    assertFailsClean(() -> ApiKey.of(KEY + "|7"));
    assertFailsClean(() -> ApiKey.of("x" + KEY));
    assertFailsClean(() -> new ClientId(KEY));
    assertFailsClean(() -> new ClientId("acme " + KEY));
    assertFailsClean(() -> new ApplicationName("app\n" + KEY));
    assertFailsClean(() -> new ApplicationName("app:" + KEY));
    assertFailsClean(() -> new KeyReference(KEY, Optional.empty()));
    assertFailsClean(() -> new KeyReference("0ae7", Optional.of(KEY)));
    assertFailsClean(() -> new Lane(KEY + " "));
    assertFailsClean(() -> DatabaseMode.ofWritten(KEY + "|7"));
  }

  @Test
  void noStoreRepeatsAPathThatIsCalledLikeAKey() throws IOException {
    Path identity = home.resolve("identity.txt");
    Path named = home.resolve(KEY + ".age");
    Path taken = Files.createDirectory(home.resolve(KEY));
    try (AgeFileStore made = AgeFileStore.openOrCreate(home.resolve("keys.age"), identity)) {
      assertThat(made.list()).isEmpty();
    }
    assertFailsClean(() -> AgeFileStore.open(named, identity).list());
    assertFailsClean(() -> AgeFileStore.open(taken, identity).list());
    assertFailsClean(() -> AgeFileStore.openOrCreate(taken, identity).list());
    assertFailsClean(() -> AgeFileStore.open(home.resolve("keys.age"), named).list());
    assertFailsClean(() -> AgeFileStore.open(home.resolve("keys.age"), taken).list());
    assertFailsClean(() -> AgeFileStore.open(home.resolve("keys.age/" + KEY), identity).list());
    assertFailsClean(
        () -> AgeFileStore.openOrCreate(home.resolve("keys.age/" + KEY), identity).list());
    Files.writeString(named, "no age file");
    assertFailsClean(() -> AgeFileStore.open(named, identity).list());
  }

  @Test
  void noStoreRepeatsAKeyThatStandsWhereItDoesNotBelong() throws IOException {
    Path store = home.resolve("keys.age");
    Path identity = home.resolve("identity.txt");
    try (AgeFileStore made = AgeFileStore.openOrCreate(store, identity)) {
      assertThat(made.list()).isEmpty();
    }
    String good = Files.readString(identity);
    for (String bad : List.of(KEY, "AGE-SECRET-KEY-1" + KEY, good + KEY + "\n", "# " + KEY)) {
      Files.writeString(identity, bad);
      assertFailsClean(() -> AgeFileStore.open(store, identity).list());
    }
    Files.writeString(identity, good);
    byte[] sealed = Files.readAllBytes(store);
    String head = "age-encryption.org/v1\n";
    for (String bad : List.of(KEY, head + KEY + "\n", head + "-> " + KEY + "\n" + KEY + "\n---")) {
      Files.writeString(store, bad);
      assertFailsClean(() -> AgeFileStore.open(store, identity).list());
    }
    Files.write(store, sealed);
    assertFailsClean(() -> CredentialBackends.open(KEY, identity, Map.of()));
    assertFailsClean(() -> CredentialBackends.open(KEY + ":x", identity, Map.of()));
    assertFailsClean(() -> CredentialBackends.open("age:" + home + "/" + KEY, identity, Map.of()));
    assertFailsClean(() -> CredentialBackends.open("age:\0" + KEY, identity, Map.of()));
  }

  @Test
  void noVariableIsRepeated() throws IOException {
    String file = Files.writeString(home.resolve("key"), KEY + "|1\n").toString();
    String bad = Files.writeString(home.resolve("bad"), KEY + "|7\n").toString();
    String twice = Files.writeString(home.resolve("twice"), KEY + "\n" + KEY + "\n").toString();
    String application = APPLICATION.value();
    for (Map<String, String> variables :
        List.of(
            Map.of("CRM_KEY_FILE", KEY, "CRM_APPLICATION", application),
            Map.of("CRM_KEY_FILE", KEY + "|1", "CRM_APPLICATION", application),
            Map.of("CRM_KEY_FILE", "\"" + KEY + "|1\"", "CRM_APPLICATION", application),
            Map.of("CRM_KEY_FILE", "key=" + KEY, "CRM_APPLICATION", application),
            Map.of("CRM_KEY_FILE", "\0" + KEY, "CRM_APPLICATION", application),
            Map.of("CRM_KEY_FILE", home.resolve(KEY).toString(), "CRM_APPLICATION", application),
            Map.of("CRM_KEY_FILE", bad, "CRM_APPLICATION", application),
            Map.of("CRM_KEY_FILE", twice, "CRM_APPLICATION", application),
            Map.of("CRM_KEY_FILE", file, "CRM_APPLICATION", "\n" + KEY),
            Map.of("CRM_KEY_FILE", file, "CRM_APPLICATION", application + ":" + KEY + "|1"),
            Map.of("CRM_KEY_FILE", file, "CRM_APPLICATION", application, "CRM_CLIENT", KEY))) {
      assertFailsClean(
          () -> EnvironmentSource.of(variables).find(new ClientId("default")).orElseThrow());
    }
  }

  @Test
  void noPacerRepeatsAFolderThatIsCalledLikeAKey() throws IOException {
    Path file = Files.writeString(home.resolve(KEY), "no folder");
    for (Path folder : List.of(file, file.resolve("lanes"))) {
      assertFailsClean(
          () -> {
            try (MachinePacer pacer = MachinePacer.in(folder).build()) {
              pacer
                  .take(
                      new Lane("failures"),
                      Urgency.INTERACTIVE,
                      Deadline.none(),
                      Exchange.unnamed())
                  .close();
            }
          });
    }
  }

  private HttpCrm crm(String url) {
    InMemoryCredentialStore store = new InMemoryCredentialStore();
    try (Credential acme = Credential.of(ACME, APPLICATION, key.copy(), DatabaseMode.MY_CAMPAIGN)) {
      store.add(acme);
    }
    return HttpCrm.builder(store, ACME)
        .baseUrl(URI.create(url))
        .attempts(1)
        .exchangeLimit(Duration.ofSeconds(5))
        .build();
  }

  private void assertCallFailsClean(String url) {
    assertFailsClean(
        () -> {
          try (HttpCrm crm = crm(url)) {
            crm.call(Introspection.keyProfile());
          }
        });
  }

  @Test
  void noAddressIsRepeated() throws IOException {
    int free;
    try (ServerSocket nobody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = nobody.getLocalPort();
    }
    for (String url :
        List.of(
            "https://app:" + KEY + "@api.example.org/v4",
            "https://api.example.org/v4?key=" + KEY,
            "https://api.example.org/v4#" + KEY,
            "http://" + KEY + ".example.org/v4",
            "ftp://127.0.0.1/" + KEY,
            "http://127.0.0.1:" + free + "/" + KEY)) {
      assertCallFailsClean(url);
    }
  }

  static List<String> nonsense() {
    String pair =
        Base64.getEncoder()
            .encodeToString((APPLICATION.value() + ":" + KEY + "|1").getBytes(UTF_8));
    return List.of(
        KEY + "\r\n\r\n",
        "HTTP/1.1 " + KEY + "\r\n\r\n",
        "HTTP/1.1 200 OK\r\n" + KEY + "\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: " + KEY + "\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + KEY + "\r\n",
        "HTTP/1.1 200 OK\r\nBad Name " + KEY + ": 1\r\n\r\n",
        "HTTP/1.1 200 OK\r\nX: Basic " + pair + "\u0000\r\n\r\n",
        "HTTP/1.1 401 Basic " + pair + "\r\nWWW-Authenticate: Basic " + pair + "\r\n\r\n",
        "HTTP/1.1 302 Found\r\nLocation: http://" + KEY + " /\r\n\r\n",
        json("{\"a\":" + KEY + "}"),
        json("{\"" + KEY + "\""),
        json("\"" + KEY + "\\q"),
        json("{\"errors\":[{\"code\":\"" + KEY + "\",\"text\":\"Basic " + pair + "\"}]}"),
        json("{\"hasMyCampaign\":\"" + KEY + "\"}"));
  }

  private static String json(String body) {
    return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
        + body.length()
        + "\r\n\r\n"
        + body;
  }

  @ParameterizedTest
  @MethodSource("nonsense")
  void noNonsenseOfTheServerIsRepeated(String answer) throws Exception {
    Thread answering;
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      answering = Thread.ofVirtual().start(() -> answer(server, answer));
      Throwable thrown =
          catchThrowable(
              () -> {
                try (HttpCrm crm = crm("http://127.0.0.1:" + server.getLocalPort() + "/v4")) {
                  assertThat(crm.call(Introspection.keyProfile())).isNotNull();
                }
              });
      // Some of it is a strange answer, and no failure.
      if (thrown != null) {
        sweep.assertClean(thrown);
      }
    }
    answering.join();
  }

  private static void answer(ServerSocket server, String answer) {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        byte[] request = new byte[8192];
        if (socket.getInputStream().read(request) > 0) {
          socket.getOutputStream().write(answer.getBytes(UTF_8));
        }
      } catch (IOException closed) {
        // The test is over, or the client has had enough.
      }
    }
  }

  @Test
  void theCommandRepeatsNoKeyOfAFileThatItCannotUse() throws Exception {
    Map<String, String> environment =
        Map.of("CRM_BASE_URL", "http://127.0.0.1:9/v4", "CRM_APPLICATION", APPLICATION.value());
    Map<String, String> tables =
        Map.of(
            "column.csv", "first_name," + KEY + "\nAdela,1\n",
            "columns.csv", KEY + "," + KEY + "\n1,2\n",
            "only.csv", KEY + "|1\n",
            "quoted.csv", "first_name,last_name\n\"" + KEY + ",x\n",
            "value.csv", "first_name,email\nAdela," + KEY + "|1\n",
            "date.csv", "first_name,last_name,date_of_birth\nAdela,Q," + KEY + "\n");
    for (Map.Entry<String, String> table : tables.entrySet()) {
      Files.writeString(home.resolve(table.getKey()), table.getValue());
      assertRunsClean(environment, "sync", table.getKey(), "--dry-run");
    }
    for (String body : List.of("{\"a\":" + KEY + "}", KEY, "{\"" + KEY + "\":\"\\q\"}")) {
      Files.writeString(home.resolve("body.json"), body);
      assertRunsClean(environment, "call", "POST", "/people", "--body", "body.json");
    }
    assertRunsClean(Map.of("CRM_STORE", "env:", "CRM_KEY_FILE", KEY), "keys", "list");
    assertRunsClean(Map.of("CRM_STORE", "env:", "CRM_KEY_FILE", "x/" + KEY), "keys", "list");
    assertRunsClean(Map.of("CRM_STATE", home.resolve(KEY).toString()), "keys", "check", "acme");
  }

  private void assertRunsClean(Map<String, String> environment, String... arguments)
      throws Exception {
    CommandRun run = CommandRun.of(home, environment, "", arguments);
    sweep.assertClean(run.out());
    sweep.assertClean(run.err());
    assertThat(run.out() + run.err()).doesNotContain("Exception in thread");
  }
}
