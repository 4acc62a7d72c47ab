package dev.crmport.http;

import dev.crmport.core.key.ClientId;
import dev.crmport.core.key.Credential;
import dev.crmport.core.key.CredentialSource;
import dev.crmport.core.key.CredentialSummary;
import java.util.List;
import java.util.Optional;

/**
 * A source of one credential that is not stored yet; the credential stays its maker's to close.
 *
 * @param credential the one
 */
record OneCredential(Credential credential) implements CredentialSource {
  @Override
  public Optional<Credential> find(ClientId client) {
    return client.equals(credential.client()) ? Optional.of(credential.copy()) : Optional.empty();
  }

  @Override
  public List<CredentialSummary> list() {
    return List.of(credential.summary());
  }
}
