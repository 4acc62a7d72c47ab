package dev.crmport.testkit;

import dev.crmport.core.key.AddResult;
import dev.crmport.core.key.ClientId;
import dev.crmport.core.key.Credential;
import dev.crmport.core.key.CredentialStore;
import dev.crmport.core.key.CredentialSummary;
import dev.crmport.core.key.StoreUnusable;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A credential store that lives as long as the object: durable for nobody else. Closing it wipes
 * every key in it; it then is {@linkplain StoreUnusable unusable}. Safe for use by many threads.
 */
public final class InMemoryCredentialStore implements CredentialStore, AutoCloseable {
  private final ReentrantLock lock = new ReentrantLock();

  /** Copies that only this store closes. Guarded by the lock, as is the flag. */
  private final TreeMap<ClientId, Credential> kept =
      new TreeMap<>(Comparator.comparing(ClientId::value));

  private boolean closed;

  /** An empty store. */
  public InMemoryCredentialStore() {}

  /** A store that holds copies of these; they stay the caller's to close. */
  public static InMemoryCredentialStore holding(Credential... credentials) {
    InMemoryCredentialStore store = new InMemoryCredentialStore();
    for (Credential credential : credentials) {
      if (store.add(credential) instanceof AddResult.AlreadyStored twice) {
        throw new IllegalArgumentException(
            "the store was not made: the client "
                + twice.existing().client()
                + " was given twice; give each client once");
      }
    }
    return store;
  }

  @Override
  public Optional<Credential> find(ClientId client) {
    lock.lock();
    try {
      requireOpen();
      return Optional.ofNullable(kept.get(client)).map(Credential::copy);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public List<CredentialSummary> list() {
    lock.lock();
    try {
      requireOpen();
      return kept.values().stream().map(Credential::summary).toList();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public AddResult add(Credential credential) {
    lock.lock();
    try {
      requireOpen();
      Credential existing = kept.get(credential.client());
      if (existing != null) {
        return new AddResult.AlreadyStored(existing.summary());
      }
      Optional<Credential> sameKey = sharing(credential);
      Credential stored = inLaneOf(sameKey, credential);
      kept.put(stored.client(), stored);
      return new AddResult.Added(stored.summary(), sameKey.map(Credential::client));
    } finally {
      lock.unlock();
    }
  }

  /**
   * Another client with this key. Looks at every credential, so that the time taken does not tell
   * which one it is.
   */
  private Optional<Credential> sharing(Credential credential) {
    Optional<Credential> found = Optional.empty();
    for (Credential other : kept.values()) {
      boolean another = !other.client().equals(credential.client());
      if (other.key().sameAs(credential.key()) && another && found.isEmpty()) {
        found = Optional.of(other);
      }
    }
    return found;
  }

  private static Credential inLaneOf(Optional<Credential> sameKey, Credential credential) {
    return sameKey.map(other -> credential.withLane(other.lane())).orElseGet(credential::copy);
  }

  @Override
  public boolean replace(Credential expected, Credential next) {
    if (!expected.client().equals(next.client())) {
      throw new IllegalArgumentException(
          "the credential was not replaced: "
              + expected.client()
              + " and "
              + next.client()
              + " are two clients; replace a credential by one of the same client");
    }
    lock.lock();
    try {
      requireOpen();
      Credential current = kept.get(expected.client());
      if (current == null || !current.sameAs(expected)) {
        return false;
      }
      kept.put(next.client(), inLaneOf(sharing(next), next));
      current.close();
      return true;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean remove(ClientId client) {
    lock.lock();
    try {
      requireOpen();
      Credential removed = kept.remove(client);
      if (removed != null) {
        removed.close();
      }
      return removed != null;
    } finally {
      lock.unlock();
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new StoreUnusable(
          StoreUnusable.Reason.MISSING,
          "the credential store in memory was not used: it is closed and its keys are wiped; make"
              + " a new one",
          null);
    }
  }

  /** Wipes every key. Closing again does nothing. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      kept.values().forEach(Credential::close);
      kept.clear();
    } finally {
      lock.unlock();
    }
  }

  /** How many clients it holds. */
  @Override
  public String toString() {
    lock.lock();
    try {
      return "InMemoryCredentialStore[" + kept.size() + " clients]";
    } finally {
      lock.unlock();
    }
  }
}
