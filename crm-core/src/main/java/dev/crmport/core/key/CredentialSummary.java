package dev.crmport.core.key;

/**
 * All of a credential but its key: safe to list, show and log.
 *
 * @param client whose key it is
 * @param application the user name of HTTP Basic
 * @param reference how the key is said
 * @param mode the database that the key is used for
 * @param lane what paces the key
 * @param state whether the key may be used
 */
public record CredentialSummary(
    ClientId client,
    ApplicationName application,
    KeyReference reference,
    DatabaseMode mode,
    Lane lane,
    KeyState state) {

  CredentialSummary withReference(KeyReference next) {
    return new CredentialSummary(client, application, next, mode, lane, state);
  }

  CredentialSummary withMode(DatabaseMode next) {
    return new CredentialSummary(client, application, reference, next, lane, state);
  }

  CredentialSummary withLane(Lane next) {
    return new CredentialSummary(client, application, reference, mode, next, state);
  }

  /** The same in another state. */
  public CredentialSummary withState(KeyState next) {
    return new CredentialSummary(client, application, reference, mode, lane, next);
  }
}
