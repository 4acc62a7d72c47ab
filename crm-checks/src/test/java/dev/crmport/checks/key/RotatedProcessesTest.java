package dev.crmport.checks.key;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmport.core.introspection.Introspection;
import dev.crmport.core.key.ClientId;
import dev.crmport.core.key.Credential;
import dev.crmport.core.onboarding.KeyCheck;
import dev.crmport.core.onboarding.KeyOnboarding;
import dev.crmport.core.onboarding.ReplaceResult;
import dev.crmport.credentials.AgeFileStore;
import dev.crmport.http.HttpCrm;
import dev.crmport.testkit.FakeCrmServer;
import dev.crmport.testkit.Fixtures;
import dev.crmport.testkit.TestKeys;
import dev.crmport.testkit.TrafficRecord.Request;
import dev.crmport.testkit.UnpacedPacer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Five real processes, a thousand calls and one new key; what the server saw is the judge. */
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RotatedProcessesTest {
  private static final Duration BOUND = Duration.ofSeconds(5);
  private static final int PROCESSES = 5;
  private static final int CALLS = 200;

  /** So long that the calls go on for twice the bound. */
  private static final Duration LATENCY = Duration.ofMillis(60);

  private static final int OLD = 0x01d0;
  private static final int NEW = 0x0e40;
  private static final int OTHER = 0x07e4;

  @TempDir Path home;
  private final List<ForkedJvm> processes = new ArrayList<>();

  @AfterEach
  void leaveNobodyBehind() {
    processes.forEach(ForkedJvm::close);
  }

  @Test
  void aRotationFailsNoCallAndEndsTheOldKeyInFiveSeconds() throws Exception {
    try (FakeCrmServer server = FakeCrmServer.builder().latency(LATENCY).start();
        AgeFileStore store =
            AgeFileStore.openOrCreate(home.resolve("keys.age"), home.resolve("identity.txt"));
        Credential acme = Fixtures.aCredentialOf("acme", OLD)) {
      store.add(acme);
      for (int i = 0; i < PROCESSES; i++) {
        processes.add(
            ForkedJvm.running(
                CountedCalls.class,
                home.toString(),
                server.baseUrl().toString(),
                "acme",
                String.valueOf(CALLS)));
      }
      for (ForkedJvm process : processes) {
        assertThat(process.line()).isEqualTo(CallingProcess.CALLING);
      }

      rotate(server, store, acme);
      long returned = momentByTheServersClock(server);

      for (ForkedJvm process : processes) {
        assertThat(process.exit()).as("no call failed").isZero();
      }
      List<Long> old = arrivals(server, OLD);
      List<Long> fresh = arrivals(server, NEW);
      int checked = 1;
      assertThat(old.size() + fresh.size() - checked).isEqualTo(PROCESSES * CALLS);
      assertThat(fresh.getLast() - returned)
          .as("calls went on long after the rotation")
          .isGreaterThan(BOUND.toNanos());
      assertThat(Duration.ofNanos(old.getLast() - returned))
          .as("from the rotation to the last of %d requests with the old key", old.size())
          .isLessThanOrEqualTo(BOUND);
      assertThat(store.list()).singleElement().matches(kept -> kept.lane().equals(acme.lane()));
    }
  }

  private static void rotate(FakeCrmServer server, AgeFileStore store, Credential acme) {
    KeyOnboarding onboarding =
        KeyOnboarding.with(
            HttpCrm.access(crm -> crm.baseUrl(server.baseUrl()).pacer(new UnpacedPacer())));
    try (KeyCheck check =
        onboarding.check(
            new ClientId("acme"),
            acme.application(),
            TestKeys.numbered(NEW),
            Optional.empty(),
            store)) {
      assertThat(check)
          .isInstanceOfSatisfying(
              KeyCheck.Accepted.class,
              accepted ->
                  assertThat(accepted.key().replaceIn(store))
                      .isInstanceOf(ReplaceResult.Replaced.class));
    }
  }

  /** A request that is sent now; the server is the one that stamps arrivals. */
  private static long momentByTheServersClock(FakeCrmServer server) {
    try (Credential now = Fixtures.aCredentialOf("other", OTHER)) {
      HttpCrm.access(crm -> crm.baseUrl(server.baseUrl()).pacer(new UnpacedPacer()))
          .with(now, crm -> crm.call(Introspection.keyProfile()));
    }
    return server.traffic().requests().stream()
        .mapToLong(Request::arrivalNanos)
        .max()
        .orElseThrow();
  }

  private static List<Long> arrivals(FakeCrmServer server, int key) {
    String lastFour = TestKeys.numbered(key).substring(32);
    return server.traffic().requests().stream()
        .filter(request -> request.keyLastFour().equals(lastFour))
        .map(Request::arrivalNanos)
        .sorted()
        .toList();
  }
}
