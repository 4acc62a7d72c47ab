package dev.crmport.checks.key;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmport.core.exposure.Exposure;
import dev.crmport.core.exposure.Suspensions;
import dev.crmport.core.introspection.Introspection;
import dev.crmport.core.key.ApplicationName;
import dev.crmport.core.key.ClientId;
import dev.crmport.core.key.Credential;
import dev.crmport.core.key.DatabaseMode;
import dev.crmport.core.key.KeyState;
import dev.crmport.credentials.AgeFileStore;
import dev.crmport.http.HttpCrm;
import dev.crmport.testkit.FakeCrmServer;
import dev.crmport.testkit.Fixtures;
import dev.crmport.testkit.InMemoryCredentialStore;
import dev.crmport.testkit.TestKeys;
import dev.crmport.testkit.TrafficRecord.Request;
import dev.crmport.testkit.UnpacedPacer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real processes that use one store; what the server saw is the judge. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SuspendedProcessesTest {
  private static final Duration BOUND = Duration.ofSeconds(5);
  private static final int EXPOSED = 0x0e40;
  private static final int OTHER = 0x07e4;

  @TempDir Path home;
  private final List<ForkedJvm> processes = new ArrayList<>();

  @AfterEach
  void leaveNobodyBehind() {
    processes.forEach(ForkedJvm::close);
  }

  @Test
  void noProcessOfTheStoreSendsAnythingFiveSecondsAfterASuspension() throws Exception {
    try (FakeCrmServer server = FakeCrmServer.start();
        AgeFileStore store =
            AgeFileStore.openOrCreate(home.resolve("keys.age"), home.resolve("identity.txt"))) {
      Exposure exposure = fill(store);
      for (String client : List.of("acme", "birch", "acme")) {
        processes.add(
            ForkedJvm.running(
                CallingProcess.class, home.toString(), server.baseUrl().toString(), client));
      }
      for (ForkedJvm process : processes) {
        assertThat(process.line()).isEqualTo(CallingProcess.CALLING);
      }

      Suspensions.in(store).suspend(exposure);
      long returned = arrivalOfAnotherKey(server);

      for (ForkedJvm process : processes) {
        assertThat(process.exit()).as("all threads were refused for the suspension").isZero();
      }
      assertThat(store.list()).allMatch(client -> client.state() == KeyState.SUSPENDED);
      long last = arrivals(server, EXPOSED).getLast();
      assertThat(Duration.ofNanos(last - returned))
          .as("from the suspension to the last of %d requests", arrivals(server, EXPOSED).size())
          .isLessThanOrEqualTo(BOUND);
    }
  }

  /** One key for two clients, in either mode. */
  private static Exposure fill(AgeFileStore store) {
    try (Credential acme = Fixtures.aCredentialOf("acme", EXPOSED);
        Credential birch =
            Credential.of(
                new ClientId("birch"),
                new ApplicationName("crmPortTests"),
                TestKeys.key(EXPOSED),
                DatabaseMode.MY_VOTERS)) {
      store.add(acme);
      store.add(birch);
      return Exposure.of(
          acme.client(),
          acme.reference(),
          "a page of example.org",
          Instant.parse("2026-01-05T12:00:00Z"));
    }
  }

  /** The moment by the server's own clock: a request that is sent now, with a key of its own. */
  private static long arrivalOfAnotherKey(FakeCrmServer server) {
    try (Credential other = Fixtures.aCredentialOf("other", OTHER);
        InMemoryCredentialStore keys = InMemoryCredentialStore.holding(other);
        HttpCrm crm =
            HttpCrm.builder(keys, other.client())
                .baseUrl(server.baseUrl())
                .pacer(new UnpacedPacer())
                .build()) {
      crm.call(Introspection.keyProfile());
    }
    return arrivals(server, OTHER).getLast();
  }

  private static List<Long> arrivals(FakeCrmServer server, int key) {
    String lastFour = TestKeys.numbered(key).substring(32);
    return server.traffic().requests().stream()
        .filter(request -> request.keyLastFour().equals(lastFour))
        .map(Request::arrivalNanos)
        .toList();
  }
}
