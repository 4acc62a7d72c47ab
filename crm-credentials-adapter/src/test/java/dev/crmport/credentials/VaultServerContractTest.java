package dev.crmport.credentials;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.crmport.core.key.CredentialStore;
import dev.crmport.testkit.contract.CredentialStoreContract;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;

/**
 * The same on a real Vault or OpenBao: {@code CRM_TEST_VAULT_ADDR} names it, {@code
 * CRM_TEST_VAULT_TOKEN} is a token for it, and {@code CRM_TEST_VAULT_MOUNT} a KV engine of version
 * 2, {@code secret} by default. What is written stays there, under {@code crm-test}.
 */
final class VaultServerContractTest implements CredentialStoreContract {
  private final Map<String, String> variables = System.getenv();
  private final String path = "crm-test/" + UUID.randomUUID();
  private final List<VaultStore> opened = new ArrayList<>();

  @Override
  public CredentialStore emptyStore() {
    assumeTrue(
        variables.containsKey("CRM_TEST_VAULT_ADDR")
            && variables.containsKey("CRM_TEST_VAULT_TOKEN"),
        "no Vault was named: set CRM_TEST_VAULT_ADDR and CRM_TEST_VAULT_TOKEN");
    return reopened();
  }

  @Override
  public CredentialStore reopened() {
    String mount = variables.getOrDefault("CRM_TEST_VAULT_MOUNT", "secret");
    VaultStore store =
        VaultAddress.open(
            mount + "/" + path,
            Map.of(
                "VAULT_ADDR", variables.get("CRM_TEST_VAULT_ADDR"),
                "VAULT_TOKEN", variables.get("CRM_TEST_VAULT_TOKEN")));
    opened.add(store);
    return store;
  }

  @AfterEach
  void close() {
    opened.forEach(VaultStore::close);
  }
}
