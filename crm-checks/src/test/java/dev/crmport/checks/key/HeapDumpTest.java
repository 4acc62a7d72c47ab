package dev.crmport.checks.key;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmport.core.key.ApiKey;
import dev.crmport.core.key.ApplicationName;
import dev.crmport.core.key.ClientId;
import dev.crmport.core.key.Credential;
import dev.crmport.core.key.DatabaseMode;
import dev.crmport.credentials.AgeFileStore;
import dev.crmport.testkit.FakeCrmServer;
import dev.crmport.testkit.Fault;
import dev.crmport.testkit.LeakSweep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is left of a key in the memory of a process that has closed its client. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HeapDumpTest {
  private static final String KEY = "7e577e57-93c1-4f6b-a2d8-5b0e7d19c6f4";
  private static final ApplicationName APPLICATION = new ApplicationName("crmPortTests");

  @TempDir Path home;

  @ParameterizedTest
  @ValueSource(strings = {"age", "env"})
  void noFormOfTheKeyIsInMemoryOnceTheClientIsClosed(String kind) throws Exception {
    try (FakeCrmServer server = FakeCrmServer.start();
        ApiKey key = ApiKey.of(KEY)) {
      server.script(
          Fault.none(),
          Fault.resetAfterApplying(),
          Fault.truncatedBody(),
          Fault.none(),
          Fault.answer(500, Map.of(), new byte[0]));
      runClient(kind, server);
      LeakSweep sweep = LeakSweep.of(key, APPLICATION);

      assertThat(server.traffic().requests()).hasSizeGreaterThan(ClosedClient.CALLS);
      assertThat(findings(sweep, ClosedClient.OPEN))
          .as("found while the client is open, so the sweep would find it")
          .isNotEmpty();
      assertThat(findings(sweep, ClosedClient.CLOSED_LIVE)).as("what is in use").isEmpty();
      assertThat(findings(sweep, ClosedClient.CLOSED_ALL)).as("all there is").isEmpty();
    }
  }

  /** Nothing but the encrypted store, or the key file, tells the process its key. */
  private void runClient(String kind, FakeCrmServer server) throws Exception {
    Path store = home.resolve("keys.age");
    Path identity = home.resolve("identity.txt");
    try (AgeFileStore keys = AgeFileStore.openOrCreate(store, identity);
        Credential credential =
            Credential.of(
                new ClientId("default"), APPLICATION, ApiKey.of(KEY), DatabaseMode.MY_CAMPAIGN)) {
      keys.add(credential);
    }
    Path file = Files.writeString(home.resolve("key"), KEY + "|1\n");
    try (ForkedJvm client =
        ForkedJvm.running(
            ClosedClient.class,
            home.toString(),
            kind.equals("age") ? "age:" + store : "env:",
            identity.toString(),
            file.toString(),
            server.baseUrl().toString())) {
      assertThat(client.line()).startsWith("HttpCrm[");
      assertThat(client.exit()).isZero();
    }
  }

  private List<LeakSweep.Finding> findings(LeakSweep sweep, String dump) throws IOException {
    byte[] bytes = Files.readAllBytes(home.resolve(dump));
    assertThat(bytes.length).as("size of %s", dump).isGreaterThan(1_000_000);
    return sweep.findings(bytes);
  }
}
