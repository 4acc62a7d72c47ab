package dev.crmport.credentials;

import dev.crmport.core.key.Credential;
import dev.crmport.core.key.CredentialSource;
import dev.crmport.testkit.contract.CredentialSourceContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class DirectorySourceContractTest implements CredentialSourceContract {
  @TempDir private Path directory;

  @Override
  public CredentialSource sourceHolding(Credential... credentials) {
    return new KeyDirectory(directory).holding(credentials).source();
  }

  @Override
  public boolean keepsTheSummary() {
    return false;
  }
}
