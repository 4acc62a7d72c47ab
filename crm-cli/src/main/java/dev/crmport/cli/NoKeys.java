package dev.crmport.cli;

import dev.crmport.core.key.ClientId;
import dev.crmport.core.key.Credential;
import dev.crmport.core.key.CredentialSource;
import dev.crmport.core.key.CredentialSummary;
import java.util.List;
import java.util.Optional;

/** Stands where a store will be that is not there yet. */
record NoKeys() implements CredentialSource {
  @Override
  public Optional<Credential> find(ClientId client) {
    return Optional.empty();
  }

  @Override
  public List<CredentialSummary> list() {
    return List.of();
  }
}
