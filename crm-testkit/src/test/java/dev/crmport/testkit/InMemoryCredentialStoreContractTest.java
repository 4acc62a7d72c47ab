package dev.crmport.testkit;

import dev.crmport.core.key.CredentialStore;
import dev.crmport.testkit.contract.CredentialStoreContract;
import org.junit.jupiter.api.AfterEach;

final class InMemoryCredentialStoreContractTest implements CredentialStoreContract {
  private final InMemoryCredentialStore store = new InMemoryCredentialStore();

  @Override
  public CredentialStore emptyStore() {
    return store;
  }

  /** The object is all the data there is. */
  @Override
  public CredentialStore reopened() {
    return store;
  }

  @AfterEach
  void close() {
    store.close();
  }
}
