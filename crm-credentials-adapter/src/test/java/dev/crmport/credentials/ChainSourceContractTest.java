package dev.crmport.credentials;

import dev.crmport.core.key.Credential;
import dev.crmport.core.key.SuspendableSource;
import dev.crmport.testkit.InMemoryCredentialStore;
import dev.crmport.testkit.contract.SuspendableSourceContract;
import java.util.Arrays;

/** Its clients are divided among two stores. */
final class ChainSourceContractTest implements SuspendableSourceContract {
  @Override
  public SuspendableSource sourceHolding(Credential... credentials) {
    int half = credentials.length / 2;
    return ChainSource.builder()
        .link("one", InMemoryCredentialStore.holding(Arrays.copyOf(credentials, half)))
        .link(
            "two",
            InMemoryCredentialStore.holding(
                Arrays.copyOfRange(credentials, half, credentials.length)))
        .build();
  }
}
