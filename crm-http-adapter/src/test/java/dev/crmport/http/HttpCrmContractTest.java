package dev.crmport.http;

import dev.crmport.testkit.FakeCrmServer;
import dev.crmport.testkit.ManualTime;
import dev.crmport.testkit.UnpacedPacer;
import dev.crmport.testkit.contract.CrmPortContract;
import dev.crmport.testkit.contract.CrmScene;
import dev.crmport.testkit.contract.SceneSetup;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
final class HttpCrmContractTest implements CrmPortContract {
  @Override
  public CrmScene scene(SceneSetup setup) {
    FakeCrmServer server = setup.server().start();
    return CrmScene.over(
        server,
        HttpCrm.builder(setup.source(), setup.client())
            .baseUrl(server.baseUrl())
            .pacer(new UnpacedPacer())
            .time(ManualTime.autoAdvancing())
            .build());
  }
}
