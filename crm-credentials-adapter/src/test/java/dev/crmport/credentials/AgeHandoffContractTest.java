package dev.crmport.credentials;

import dev.crmport.core.handoff.HandoffBox;
import dev.crmport.core.key.ApplicationName;
import dev.crmport.core.key.ClientId;
import dev.crmport.testkit.contract.HandoffBoxContract;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

final class AgeHandoffContractTest implements HandoffBoxContract {
  @TempDir private Path directory;

  private final List<AgeFileStore> opened = new ArrayList<>();

  @Override
  public HandoffBox emptyBox() {
    return reopenedBox();
  }

  @Override
  public HandoffBox reopenedBox() {
    AgeFileStore store =
        AgeFileStore.openOrCreate(directory.resolve("keys.age"), directory.resolve("id.txt"));
    opened.add(store);
    return store.handoffs();
  }

  @Override
  public byte[] seal(String recipient, byte[] text) {
    return Sealing.seal(recipient, text);
  }

  @Override
  public byte[] named(String id, ClientId client, ApplicationName application, String key) {
    return Sealing.named(id, client, application, key);
  }

  @AfterEach
  void close() {
    opened.forEach(AgeFileStore::close);
  }
}
