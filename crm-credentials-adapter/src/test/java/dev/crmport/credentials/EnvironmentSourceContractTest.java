package dev.crmport.credentials;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.crmport.core.key.Credential;
import dev.crmport.core.key.CredentialSource;
import dev.crmport.testkit.contract.CredentialSourceContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

final class EnvironmentSourceContractTest implements CredentialSourceContract {
  @TempDir private Path directory;

  @Override
  public CredentialSource sourceHolding(Credential... credentials) {
    Credential only = credentials[0];
    Path file = directory.resolve("key");
    String key = only.key().reveal(ascii -> new String(ascii, US_ASCII));
    try {
      Files.writeString(file, key + "|" + only.mode().digit() + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return EnvironmentSource.of(
        Map.of(
            "CRM_KEY_FILE", file.toString(),
            "CRM_APPLICATION", only.application().value(),
            "CRM_CLIENT", only.client().value()));
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
