package dev.crmport.http;

import static dev.crmport.testkit.Fixtures.aPerson;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmport.core.call.Operation;
import dev.crmport.core.failure.CrmException;
import dev.crmport.core.failure.KeyRefused;
import dev.crmport.core.failure.NotPermitted;
import dev.crmport.core.failure.RequestRejected;
import dev.crmport.core.failure.Throttled;
import dev.crmport.core.failure.Unavailable;
import dev.crmport.core.introspection.Introspection;
import dev.crmport.core.people.People;
import dev.crmport.core.people.PersonMatch;
import dev.crmport.core.people.PersonSearch;
import dev.crmport.core.people.VanId;
import dev.crmport.testkit.FakeCrmServer;
import dev.crmport.testkit.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Recorded answers, not made by the fake, read through the operations. */
@Timeout(60)
final class SamplesTest {
  private final Rig rig = Rig.with(options -> options.attempts(1));

  @AfterEach
  void close() {
    rig.close();
  }

  private static byte[] sample(String name) {
    try (InputStream in = FakeCrmServer.class.getResourceAsStream("samples/" + name + ".json")) {
      return in.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private <R> R read(int status, String name, Operation<R> operation) {
    rig.server.script(
        Fault.answer(
            status, Map.of("Content-Type", "application/json; charset=utf-8"), sample(name)));
    return rig.crm.call(operation);
  }

  private <F extends CrmException> F failure(
      Class<F> type, int status, String name, Operation<?> operation) {
    rig.server.script(
        Fault.answer(
            status, Map.of("Content-Type", "application/json; charset=utf-8"), sample(name)));
    return rig.failure(type, operation);
  }

  @Test
  void answersOfPeopleAreRead() {
    assertThat(read(200, "getPerson.response", People.get(new VanId(7)))).isPresent();
    assertThat(read(404, "getPerson.error404.response", People.get(new VanId(7)))).isEmpty();
    assertThat(
            read(200, "searchPeople.response", People.search(PersonSearch.byLastName("Q"))).items())
        .isNotEmpty();
    assertThat(read(302, "findPerson.response", People.find(aPerson().build())).vanId())
        .isPresent();
    assertThat(read(404, "findPerson.error404.response", People.find(aPerson().build())))
        .isEqualTo(new PersonMatch.Unmatched());
    assertThat(
            read(201, "findOrCreatePerson.response", People.findOrCreate(aPerson().build()))
                .vanId())
        .isPresent();
    assertThat(
            read(302, "updatePerson.response", People.update(new VanId(7), aPerson().build()))
                .vanId())
        .isPresent();
  }

  @Test
  void answersAboutTheKeyAreRead() {
    assertThat(read(200, "getApiKeyProfile.response", Introspection.keyProfile()).keyReference())
        .contains("a1b2");
    assertThat(read(200, "createEcho.response", Introspection.echo("x")).message()).isPresent();
  }

  @Test
  void errorsBecomeTheirFailures() {
    Operation<?> search = People.search(PersonSearch.byLastName("Q"));
    assertThat(failure(RequestRejected.class, 400, "searchPeople.error400.response", search))
        .hasMessageContaining("at least one search parameter");
    assertThat(
            failure(
                    RequestRejected.class,
                    400,
                    "findOrCreatePerson.error400.response",
                    People.findOrCreate(aPerson().build()))
                .errors())
        .isNotEmpty();
    assertThat(
            failure(
                    NotPermitted.class,
                    403,
                    "getPerson.error403.response",
                    People.get(new VanId(7)))
                .errors())
        .isNotEmpty();
    assertThat(failure(Throttled.class, 429, "searchPeople.error429.response", search).closedFor())
        .hasMillis(30);
    assertThat(failure(Unavailable.class, 500, "searchPeople.error500.response", search))
        .hasMessageContaining("00AA11-223344");
    failure(KeyRefused.class, 401, "createEcho.error401.response", Introspection.echo("x"));
  }

  @Test
  void requestsAreWrittenAsTheSamplesAre() throws NotReadable {
    String request = new String(sample("createEcho.request"), UTF_8);
    Object plain = JsonReader.read(request.getBytes(UTF_8)).orElseThrow();
    assertThat(JsonReader.read(JsonWriter.write(plain))).contains(plain);
  }
}
