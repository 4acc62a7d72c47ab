package dev.crmport.credentials;

import dev.crmport.core.key.Credential;
import dev.crmport.core.key.SuspendableSource;
import dev.crmport.testkit.InMemoryCredentialStore;
import dev.crmport.testkit.contract.SuspendableSourceContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The key comes from a link that nothing can be written to; the other one could keep a state. */
final class SuspendedChainContractTest implements SuspendableSourceContract {
  @TempDir private Path directory;

  @Override
  public SuspendableSource sourceHolding(Credential... credentials) {
    return MachineSuspensions.over(
        ChainSource.builder()
            .link(
                "mounted",
                new KeyDirectory(directory.resolve("keys")).holding(credentials).source())
            .link("store", InMemoryCredentialStore.holding())
            .build(),
        directory.resolve("suspensions"));
  }

  @Override
  public boolean keepsTheSummary() {
    return false;
  }
}
