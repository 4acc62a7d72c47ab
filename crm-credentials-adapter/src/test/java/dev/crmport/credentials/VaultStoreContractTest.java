package dev.crmport.credentials;

import dev.crmport.core.key.CredentialStore;
import dev.crmport.testkit.contract.CredentialStoreContract;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

final class VaultStoreContractTest implements CredentialStoreContract {
  private final FakeVault vault;
  private final List<VaultStore> opened = new ArrayList<>();

  VaultStoreContractTest() throws IOException {
    vault = new FakeVault();
  }

  @Override
  public CredentialStore emptyStore() {
    return reopened();
  }

  @Override
  public CredentialStore reopened() {
    VaultStore store =
        VaultStore.builder(vault.address(), "secret/crm").token(() -> FakeVault.TOKEN).build();
    opened.add(store);
    return store;
  }

  @AfterEach
  void close() {
    opened.forEach(VaultStore::close);
    vault.close();
  }
}
