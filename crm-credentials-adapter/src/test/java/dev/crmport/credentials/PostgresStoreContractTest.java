package dev.crmport.credentials;

import dev.crmport.core.key.CredentialStore;
import dev.crmport.testkit.contract.CredentialStoreContract;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

final class PostgresStoreContractTest implements CredentialStoreContract {
  private final TestDatabase database = TestDatabase.postgres();
  private final List<JdbcStore> opened = new ArrayList<>();
  @TempDir private Path directory;

  @Override
  public CredentialStore emptyStore() {
    return remembered(database.openOrCreate(identity()));
  }

  @Override
  public CredentialStore reopened() {
    return remembered(database.open(identity()));
  }

  private Path identity() {
    return directory.resolve("identity.txt");
  }

  private JdbcStore remembered(JdbcStore store) {
    opened.add(store);
    return store;
  }

  @AfterEach
  void close() {
    opened.forEach(JdbcStore::close);
  }
}
