package dev.crmport.core.key;

/**
 * One client's key with all that belongs to it. Owns its key: closing it wipes that copy.
 *
 * <p>The {@code with...} methods answer a new credential with a copy of the key; the one they were
 * called on stays open and is closed on its own. Printing one shows the key's reference only.
 */
public final class Credential implements AutoCloseable {
  private final CredentialSummary summary;
  private final ApiKey key;

  private Credential(CredentialSummary summary, ApiKey key) {
    this.summary = summary;
    this.key = key;
  }

  /**
   * An active credential in a lane of its own, its key not yet introspected.
   *
   * @param key from now on owned by the credential
   */
  public static Credential of(
      ClientId client, ApplicationName application, ApiKey key, DatabaseMode mode) {
    return of(
        new CredentialSummary(
            client, application, KeyReference.of(key), mode, Lane.random(), KeyState.ACTIVE),
        key);
  }

  /**
   * A credential put together again from what a store kept.
   *
   * @param key from now on owned by the credential
   * @throws IllegalArgumentException where the summary names another key
   */
  public static Credential of(CredentialSummary summary, ApiKey key) {
    if (!summary.reference().lastFour().equals(key.lastFour())) {
      throw new IllegalArgumentException(
          "the credential was not made: its reference names another key; put key and reference of"
              + " one record together");
    }
    return new Credential(summary, key);
  }

  /** Whose key it is. */
  public ClientId client() {
    return summary.client();
  }

  /** The user name of HTTP Basic. */
  public ApplicationName application() {
    return summary.application();
  }

  /** The key; it is wiped when this credential is closed. */
  public ApiKey key() {
    return key;
  }

  /** The database that the key is used for. */
  public DatabaseMode mode() {
    return summary.mode();
  }

  /** What paces the key. */
  public Lane lane() {
    return summary.lane();
  }

  /** How the key is said. */
  public KeyReference reference() {
    return summary.reference();
  }

  /** Whether the key may be used. */
  public KeyState state() {
    return summary.state();
  }

  /** All of it but the key. */
  public CredentialSummary summary() {
    return summary;
  }

  /**
   * The same with another key and a reference that awaits introspection. The lane stays; the state
   * is that of a new key, active, whatever became of the old one.
   */
  public Credential withKey(ApiKey next) {
    return new Credential(
        summary.withReference(KeyReference.of(next)).withState(KeyState.ACTIVE), next);
  }

  /** The same with the CRM's own reference of the key. */
  public Credential withCrmReference(String reference) {
    return with(summary.withReference(summary.reference().withCrmReference(reference)));
  }

  /** The same for the other database; the key and its lane stay. */
  public Credential withMode(DatabaseMode mode) {
    return with(summary.withMode(mode));
  }

  /** The same with another lane. */
  public Credential withLane(Lane lane) {
    return with(summary.withLane(lane));
  }

  /** The same in another state. */
  public Credential withState(KeyState state) {
    return with(summary.withState(state));
  }

  /** A second credential, closed on its own. */
  public Credential copy() {
    return with(summary);
  }

  private Credential with(CredentialSummary next) {
    return new Credential(next, key.copy());
  }

  /** Whether both are the same in every part; the keys are compared in constant time. */
  public boolean sameAs(Credential other) {
    return key.sameAs(other.key) && summary.equals(other.summary);
  }

  /** Wipes the key. Closing again does nothing. */
  @Override
  public void close() {
    key.close();
  }

  @Override
  public String toString() {
    return summary.toString();
  }
}
