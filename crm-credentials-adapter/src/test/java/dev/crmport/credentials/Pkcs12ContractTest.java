package dev.crmport.credentials;

import dev.crmport.core.key.CredentialStore;
import dev.crmport.testkit.contract.CredentialStoreContract;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

final class Pkcs12ContractTest implements CredentialStoreContract {
  @TempDir private Path directory;
  private final Passphrase password = Passphrase.of("correct horse".toCharArray());
  private final List<Pkcs12Store> opened = new ArrayList<>();

  @Override
  public CredentialStore emptyStore() {
    return reopened();
  }

  @Override
  public CredentialStore reopened() {
    Pkcs12Store store = Pkcs12Store.openOrCreate(directory.resolve("keys.p12"), password);
    opened.add(store);
    return store;
  }

  @AfterEach
  void close() {
    opened.forEach(Pkcs12Store::close);
    password.close();
  }
}
