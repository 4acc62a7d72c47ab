package dev.crmport.credentials;

import dev.crmport.core.key.CredentialStore;
import dev.crmport.testkit.contract.CredentialStoreContract;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

final class AgeFileStoreContractTest implements CredentialStoreContract {
  @TempDir private Path directory;
  private final List<AgeFileStore> opened = new ArrayList<>();

  @Override
  public CredentialStore emptyStore() {
    return remembered(new StoreOnDisk(directory).openOrCreate());
  }

  @Override
  public CredentialStore reopened() {
    return remembered(new StoreOnDisk(directory).open());
  }

  private AgeFileStore remembered(AgeFileStore store) {
    opened.add(store);
    return store;
  }

  @AfterEach
  void close() {
    opened.forEach(AgeFileStore::close);
  }
}
