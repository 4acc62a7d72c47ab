package dev.crmport.credentials;

import dev.crmport.core.key.CredentialStore;
import dev.crmport.testkit.contract.CredentialStoreContract;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** An age store with a passphrase, made quick: scrypt's cost bears on no promise of a store. */
final class PassphraseContractTest implements CredentialStoreContract {
  private static final int LITTLE_WORK = 4;

  @TempDir private Path directory;
  private final Passphrase passphrase = Passphrase.of("correct horse".toCharArray());
  private final List<AgeFileStore> opened = new ArrayList<>();

  @Override
  public CredentialStore emptyStore() {
    return reopened();
  }

  @Override
  public CredentialStore reopened() {
    AgeFileStore store =
        AgeFileStore.openOrCreate(
            directory.resolve("keys.age"), new PassphraseUnlock(passphrase, LITTLE_WORK));
    opened.add(store);
    return store;
  }

  @AfterEach
  void close() {
    opened.forEach(AgeFileStore::close);
    passphrase.close();
  }
}
