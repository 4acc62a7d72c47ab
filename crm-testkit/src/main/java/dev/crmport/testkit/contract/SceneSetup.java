package dev.crmport.testkit.contract;

import dev.crmport.core.key.ClientId;
import dev.crmport.core.key.Credential;
import dev.crmport.core.key.DatabaseMode;
import dev.crmport.core.key.KeyState;
import dev.crmport.testkit.FakeCrmServer;
import dev.crmport.testkit.Fixtures;
import dev.crmport.testkit.InMemoryCredentialStore;
import dev.crmport.testkit.TestKeys;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the CRM and the client's key are like in one test of {@link CrmPortContract}. Whoever makes
 * a {@link CrmScene} reads it; over HTTP, {@link #server} and {@link #source} have done so already.
 *
 * @param key what is wrong with the key, if anything
 * @param refusedActions operations that the CRM answers with 403, such as {@code getPerson}
 */
public record SceneSetup(KeyCase key, Set<String> refusedActions) {
  private static final int KEY_NUMBER = 0x5ce9;
  private static final int KEY_THAT_THE_CRM_KNOWS_INSTEAD = 0x07e2;

  /** What may be wrong with a key. */
  public enum KeyCase {
    /** Nothing. */
    GOOD,
    /** The CRM does not know it: 401. */
    UNKNOWN_TO_THE_CRM,
    /** The CRM knows it for My Voters, and it is used for My Campaign: 401. */
    FOR_THE_OTHER_MODE,
    /** The source has no key for the client. */
    MISSING,
    /** The source has it suspended. */
    SUSPENDED,
    /** The source has it retired. */
    RETIRED
  }

  /** Copies the set. */
  public SceneSetup {
    refusedActions = Set.copyOf(refusedActions);
  }

  /** A good key, and a CRM that refuses nothing. */
  public static SceneSetup allWell() {
    return new SceneSetup(KeyCase.GOOD, Set.of());
  }

  static SceneSetup with(KeyCase key) {
    return new SceneSetup(key, Set.of());
  }

  static SceneSetup refusing(String... actions) {
    return new SceneSetup(KeyCase.GOOD, Set.of(actions));
  }

  /** The client that the port speaks for. */
  public ClientId client() {
    return new ClientId("acme");
  }

  /** What the source holds for the client: nothing where the key is missing. Each call copies. */
  public Optional<Credential> credential() {
    return switch (key) {
      case MISSING -> Optional.empty();
      case SUSPENDED -> Optional.of(inState(KeyState.SUSPENDED));
      case RETIRED -> Optional.of(inState(KeyState.RETIRED));
      case GOOD, UNKNOWN_TO_THE_CRM, FOR_THE_OTHER_MODE -> Optional.of(inState(KeyState.ACTIVE));
    };
  }

  private Credential inState(KeyState state) {
    try (Credential active = Fixtures.aCredentialOf(client().value(), KEY_NUMBER)) {
      return active.withState(state);
    }
  }

  /** The text of the only key that the CRM accepts, without a mode. */
  public String acceptedKey() {
    return TestKeys.numbered(
        key == KeyCase.UNKNOWN_TO_THE_CRM ? KEY_THAT_THE_CRM_KNOWS_INSTEAD : KEY_NUMBER);
  }

  /** The mode in which the CRM accepts it. */
  public DatabaseMode acceptedMode() {
    return key == KeyCase.FOR_THE_OTHER_MODE ? DatabaseMode.MY_VOTERS : DatabaseMode.MY_CAMPAIGN;
  }

  /** Members of the key's profile that no reader has a name for. */
  public Map<String, Object> profile() {
    return Map.of("addedLater", "kept");
  }

  /** A server set up like this, not yet started. */
  public FakeCrmServer.Builder server() {
    return FakeCrmServer.builder()
        .acceptKey(acceptedKey(), Set.of(acceptedMode().digit() - '0'), profile())
        .refuseActions(refusedActions);
  }

  /** A source that holds {@link #credential}. */
  public InMemoryCredentialStore source() {
    InMemoryCredentialStore store = new InMemoryCredentialStore();
    credential()
        .ifPresent(
            credential -> {
              store.add(credential);
              credential.close();
            });
    return store;
  }
}
