package dev.crmport.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.crmport.core.call.CrmPort;
import dev.crmport.core.key.Credential;
import dev.crmport.core.people.People;
import dev.crmport.core.people.Person;
import dev.crmport.core.people.PersonMatch;
import dev.crmport.http.HttpCrm;
import dev.crmport.testkit.FakeCrmServer;
import dev.crmport.testkit.Fixtures;
import dev.crmport.testkit.InMemoryCredentialStore;
import dev.crmport.testkit.TestKeys;
import dev.crmport.testkit.UnpacedPacer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One call on loopback, unpaced: through the whole stack, and by hand with the JDK's client and
 * Jackson's data binding. Both find the same person on the same server.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(3)
public class WholeCall {
  /** Without gzip, for which only one of the two asks: both get the same bytes. */
  private final FakeCrmServer server = FakeCrmServer.builder().gzip(false).start();

  private final JsonMapper mapper = JsonMapper.builder().build();
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final URI find = URI.create(server.baseUrl() + "/people/find");
  private final String header =
      "Basic "
          + Base64.getEncoder()
              .encodeToString(("benchApp:" + TestKeys.numbered(1) + "|1").getBytes(UTF_8));
  private final Person person = Fixtures.aPerson().build();
  private final InMemoryCredentialStore keys = new InMemoryCredentialStore();
  private final HttpCrm http;
  private final CrmPort crm;

  /** Both talk to one server of this JVM. */
  public WholeCall() {
    try (Credential credential = Fixtures.aCredential()) {
      keys.add(credential);
      http =
          HttpCrm.builder(keys, credential.client())
              .baseUrl(server.baseUrl())
              .pacer(new UnpacedPacer())
              .build();
    }
    crm = http;
  }

  /** So that both answers are a match. */
  @Setup
  public void store() {
    crm.call(People.findOrCreate(person));
  }

  /** Frees the port. */
  @TearDown
  public void close() {
    http.close();
    keys.close();
    server.close();
    client.close();
  }

  /** The library. */
  @Benchmark
  public PersonMatch throughTheStack() {
    return crm.call(People.find(person));
  }

  /** What a user would write. */
  @Benchmark
  public JsonNode byHand() throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(find)
            .header("Authorization", header)
            .header("Content-Type", "application/json")
            .header("Accept", "application/json")
            .POST(BodyPublishers.ofByteArray(mapper.writeValueAsBytes(person.members().asMap())))
            .build();
    return mapper.readTree(client.send(request, BodyHandlers.ofByteArray()).body());
  }
}
