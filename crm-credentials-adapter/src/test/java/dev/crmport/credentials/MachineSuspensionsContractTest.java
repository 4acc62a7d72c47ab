package dev.crmport.credentials;

import dev.crmport.core.key.Credential;
import dev.crmport.core.key.SuspendableSource;
import dev.crmport.testkit.contract.SuspendableSourceContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Around a source that nothing can be written to. */
final class MachineSuspensionsContractTest implements SuspendableSourceContract {
  @TempDir private Path directory;

  @Override
  public SuspendableSource sourceHolding(Credential... credentials) {
    return MachineSuspensions.over(
        KeyFile.in(directory).holding(credentials[0]), directory.resolve("state/suspended"));
  }

  @Override
  public boolean holdsMany() {
    return false;
  }

  @Override
  public boolean keepsTheSummary() {
    return false;
  }
}
