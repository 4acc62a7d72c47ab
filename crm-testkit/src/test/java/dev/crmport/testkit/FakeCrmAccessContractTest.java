package dev.crmport.testkit;

import dev.crmport.core.call.CrmAccess;
import dev.crmport.testkit.contract.CrmAccessContract;
import java.util.Set;

final class FakeCrmAccessContractTest implements CrmAccessContract {
  private final FakeCrm crm =
      FakeCrm.builder().acceptKey(TestKeys.numbered(ACCEPTED), Set.of(1)).build();

  @Override
  public CrmAccess access() {
    return crm.access();
  }

  @Override
  public TrafficRecord traffic() {
    return crm.traffic();
  }
}
