package dev.crmport.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmport.core.key.ApiKey;
import dev.crmport.core.key.ApplicationName;
import dev.crmport.core.key.ClientId;
import dev.crmport.core.key.Credential;
import dev.crmport.core.key.CredentialSummary;
import dev.crmport.core.key.DatabaseMode;
import dev.crmport.core.key.KeyState;
import dev.crmport.core.key.SuspendableSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** A store, and somebody else who is faster now and then. */
final class MeddledStore implements SuspendableSource, AutoCloseable {
  static final int EXPOSED = 0x1abcd;
  static final int ENDS_ALIKE = 0x2abcd;
  static final int NEXT = 0x3beef;
  static final ClientId ACME = new ClientId("acme");

  final InMemoryCredentialStore store = new InMemoryCredentialStore();
  private final List<Runnable> beforeNextChanges = new ArrayList<>();
  private Optional<RuntimeException> failure = Optional.empty();

  @Override
  public Optional<Credential> find(ClientId client) {
    return store.find(client);
  }

  @Override
  public List<CredentialSummary> list() {
    return store.list();
  }

  @Override
  public Optional<Reach> setState(Credential seen, KeyState state) {
    if (failure.isPresent()) {
      throw failure.get();
    }
    if (!beforeNextChanges.isEmpty()) {
      beforeNextChanges.removeFirst().run();
    }
    return store.setState(seen, state);
  }

  /** Runs once, before the next change; those that were given earlier come first. */
  void beforeNext(Runnable meddling) {
    beforeNextChanges.add(meddling);
  }

  /** From now on nothing can be written. */
  void failWith(RuntimeException thrown) {
    failure = Optional.of(thrown);
  }

  MeddledStore add(Credential credential) {
    try (credential) {
      store.add(credential);
    }
    return this;
  }

  void become(ClientId client, UnaryOperator<Credential> change) {
    try (Credential before = store.find(client).orElseThrow();
        Credential after = change.apply(before)) {
      assertThat(store.replace(before, after)).isTrue();
    }
  }

  Map<String, KeyState> states() {
    Map<String, KeyState> states = new TreeMap<>();
    store.list().forEach(summary -> states.put(summary.client().value(), summary.state()));
    return states;
  }

  /** The exposed key in upper case and the other mode. */
  static Credential inOtherMode(String client) {
    return Credential.of(
        new ClientId(client),
        new ApplicationName("other"),
        ApiKey.of(TestKeys.numbered(EXPOSED).toUpperCase(Locale.ROOT)),
        DatabaseMode.MY_VOTERS);
  }

  @Override
  public void close() {
    store.close();
  }
}
