package dev.crmport.testkit;

import dev.crmport.core.call.CrmPort;
import dev.crmport.testkit.contract.CrmPortContract;
import dev.crmport.testkit.contract.CrmScene;
import dev.crmport.testkit.contract.SceneSetup;
import java.util.Collections;
import java.util.Set;

/** The fake keeps the promises of the port. */
class FakeCrmContractTest implements CrmPortContract {
  @Override
  public CrmScene scene(SceneSetup setup) {
    FakeCrm crm =
        FakeCrm.builder()
            .acceptKey(
                setup.acceptedKey(), Set.of(setup.acceptedMode().digit() - '0'), setup.profile())
            .refuseActions(setup.refusedActions())
            .credentials(setup.source(), setup.client())
            .build();
    return new CrmScene() {
      @Override
      public CrmPort crm() {
        return crm;
      }

      @Override
      public int requestsSeen() {
        return crm.traffic().requests().size();
      }

      @Override
      public int peopleStored() {
        return crm.people().size();
      }

      @Override
      public void failNext(int times, int status) {
        Fault fault =
            switch (status) {
              case 429 -> Fault.tooManyRequests(1);
              case 500 -> Fault.serverError();
              case 503 -> Fault.serviceUnavailable();
              default -> throw new IllegalArgumentException("no fault with status " + status);
            };
        crm.script(Collections.nCopies(times, fault).toArray(Fault[]::new));
      }

      @Override
      public void close() {}
    };
  }
}
