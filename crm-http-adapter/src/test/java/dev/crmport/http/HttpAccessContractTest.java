package dev.crmport.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmport.core.call.CrmAccess;
import dev.crmport.core.introspection.Introspection;
import dev.crmport.core.key.Credential;
import dev.crmport.testkit.FakeCrmServer;
import dev.crmport.testkit.Fixtures;
import dev.crmport.testkit.TestKeys;
import dev.crmport.testkit.TrafficRecord;
import dev.crmport.testkit.UnpacedPacer;
import dev.crmport.testkit.contract.CrmAccessContract;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class HttpAccessContractTest implements CrmAccessContract {
  private final FakeCrmServer server =
      FakeCrmServer.builder().acceptKey(TestKeys.numbered(ACCEPTED), Set.of(1)).start();
  private final RecordingPacer pacer = new RecordingPacer(new UnpacedPacer());

  @AfterEach
  void stop() {
    server.close();
  }

  @Override
  public CrmAccess access() {
    return HttpCrm.access(crm -> crm.baseUrl(server.baseUrl()).pacer(pacer));
  }

  @Override
  public TrafficRecord traffic() {
    return server.traffic();
  }

  @Test
  void eachRequestTakesATurnInTheCredentialsLane() {
    try (Credential credential = Fixtures.aCredentialOf("acme", ACCEPTED)) {
      access().with(credential, crm -> crm.call(Introspection.keyProfile()));
      assertThat(pacer.turns())
          .singleElement()
          .matches(turn -> turn.lane.equals(credential.lane()));
    }
  }
}
