package dev.crmport.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmport.core.call.Operation;
import dev.crmport.core.failure.CrmException;
import dev.crmport.core.key.ClientId;
import dev.crmport.core.key.Credential;
import dev.crmport.core.pace.Time;
import dev.crmport.testkit.FakeCrmServer;
import dev.crmport.testkit.Fixtures;
import dev.crmport.testkit.InMemoryCredentialStore;
import dev.crmport.testkit.ManualTime;
import dev.crmport.testkit.UnpacedPacer;
import java.net.URI;
import java.util.function.UnaryOperator;
import org.assertj.core.api.Assertions;

/**
 * A fake CRM, a key, and the adapter between them; time passes as soon as somebody waits for it.
 */
final class Rig implements AutoCloseable {
  static final ClientId CLIENT = new ClientId("acme");

  final FakeCrmServer server;
  final ManualTime time = ManualTime.autoAdvancing();
  final RecordingPacer pacer = new RecordingPacer(new UnpacedPacer());
  final InMemoryCredentialStore store;
  final HttpCrm crm;

  private Rig(FakeCrmServer.Builder server, UnaryOperator<HttpCrm.Builder> options) {
    this.server = server.start();
    try (Credential credential = Fixtures.aCredential()) {
      store = InMemoryCredentialStore.holding(credential);
    }
    crm = options.apply(to(this.server.baseUrl())).build();
  }

  static Rig standard() {
    return with(options -> options);
  }

  static Rig with(UnaryOperator<HttpCrm.Builder> options) {
    return new Rig(FakeCrmServer.builder(), options);
  }

  static Rig over(FakeCrmServer.Builder server) {
    return new Rig(server, options -> options);
  }

  /** An adapter with this rig's key, pacer and clock to another address. */
  HttpCrm.Builder to(URI address) {
    return HttpCrm.builder(store, CLIENT).baseUrl(address).pacer(pacer).time(clock());
  }

  private Time clock() {
    return time;
  }

  /** The failure that a call ends in; every turn was closed, and none carried two requests. */
  <F extends CrmException> F failure(Class<F> type, Operation<?> operation) {
    F failure = Assertions.catchThrowableOfType(type, () -> crm.call(operation));
    assertTurnsKept();
    return failure;
  }

  void assertTurnsKept() {
    assertThat(pacer.turns()).allMatch(turn -> turn.closed, "closed");
    assertThat((long) server.traffic().requests().size()).isLessThanOrEqualTo(pacer.used());
  }

  int arrivals() {
    return server.traffic().requests().size();
  }

  @Override
  public void close() {
    crm.close();
    server.close();
    store.close();
  }
}
