package dev.crmport.credentials;

import dev.crmport.core.key.AddResult;
import dev.crmport.core.key.ClientId;
import dev.crmport.core.key.Credential;
import dev.crmport.core.key.CredentialStore;
import dev.crmport.core.key.CredentialSummary;
import dev.crmport.core.key.StoreUnusable;
import java.net.URI;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * Keys in one secret of Vault or OpenBao, in a KV engine of version 2: a member for each client,
 * whose value is a text in the form of an age store with that client alone. Members that are not
 * named as clients are, {@code _note} say, and values that are no text are left as they are.
 *
 * <p>Each change reads the secret and writes its next version by check-and-set, so processes on
 * many machines lose nothing, share lanes, and find older versions in Vault's own history. Vault
 * keeps about a megabyte in a secret, some 2,000 clients; give more of them secrets of their own. A
 * secret whose newest version was deleted holds nobody, and the next key that is added makes a new
 * version.
 *
 * <p>Each {@code find} asks Vault, and what others changed is found at once; only what has changed
 * is read again. Where Vault does not answer, nothing is found. A Vault that is sealed, on standby
 * or busy is {@link StoreUnusable}, and so is a token without the rights: {@code read} to find,
 * {@code create} and {@code update} to change, on {@code MOUNT/data/PATH}.
 *
 * <p>Keys that were read are kept outside the heap, and {@link #close} overwrites them; so are the
 * texts that were sent and received, as soon as they were used. What cannot be overwritten: the
 * buffers of the JDK's HTTP client and of TLS, which hold a request or an answer until they are
 * collected, and tokens, which are strings.
 *
 * <p>Safe for use by many threads, and the secret by many processes.
 */
public final class VaultStore implements CredentialStore, AutoCloseable {
  /** Others that change it again and again come through in between, but not so often. */
  private static final int ATTEMPTS = 50;

  private final VaultSecret secret;

  /** Held by who changes something, so that this process's threads do not overtake each other. */
  private final ReentrantLock changing = new ReentrantLock();

  /** Guards the fields below, and the keys in them against being overwritten while copied. */
  private final ReentrantLock lock = new ReentrantLock();

  /** Which content {@link #known} is of. */
  private String edition = "";

  private final Map<ClientId, KeyDocument> known = new HashMap<>();
  private boolean closed;

  VaultStore(VaultSecret secret) {
    this.secret = secret;
  }

  /**
   * A store in this secret; nothing is asked of Vault before it is used.
   *
   * @param server such as {@code https://vault.example.org:8200}; plain http to loopback only
   * @param secret {@code MOUNT/PATH}, such as {@code secret/crm}; where the mount has slashes
   *     itself, {@code MOUNT/data/PATH} as in policies
   */
  public static VaultStoreBuilder builder(URI server, String secret) {
    return new VaultStoreBuilder(server, secret);
  }

  @Override
  public Optional<Credential> find(ClientId client) {
    try (VaultContent content = read()) {
      return content.clients().contains(client)
          ? Optional.of(look(client, content, Credential::copy))
          : Optional.empty();
    }
  }

  @Override
  public List<CredentialSummary> list() {
    try (VaultContent content = read()) {
      return content.clients().stream()
          .sorted(Comparator.comparing(ClientId::value))
          .map(client -> look(client, content, Credential::summary))
          .toList();
    }
  }

  /** What is there now; what is known of something else is overwritten. */
  private VaultContent read() {
    requireOpenNow();
    VaultContent content = secret.read();
    lock.lock();
    try {
      keepOnly(content);
      return content;
    } finally {
      lock.unlock();
    }
  }

  private void keepOnly(VaultContent content) {
    if (!edition.equals(content.edition())) {
      forget();
      edition = content.edition();
    }
  }

  /** Asks something of a credential that the content has; it is closed from here. */
  private <T> T look(ClientId client, VaultContent content, Function<Credential, T> question) {
    lock.lock();
    try {
      requireOpen();
      // Another thread may have read a next version meanwhile.
      keepOnly(content);
      KeyDocument document = known.get(client);
      if (document == null) {
        document = read(client, content);
        known.put(client, document);
      }
      return question.apply(OneClientText.credential(document, client));
    } finally {
      lock.unlock();
    }
  }

  private KeyDocument read(ClientId client, VaultContent content) {
    try (PlainText text = content.text(client)) {
      return OneClientText.read(secret.member(client), client, text);
    }
  }

  @Override
  public AddResult add(Credential credential) {
    return change(
        credential.client(),
        Set.of(credential.reference().lastFour()),
        document -> document.add(credential));
  }

  @Override
  public boolean replace(Credential expected, Credential next) {
    return change(
        expected.client(),
        Set.of(next.reference().lastFour()),
        document -> document.replace(expected, next));
  }

  /** Also one whose member cannot be read. */
  @Override
  public boolean remove(ClientId client) {
    return attempt(
        content -> {
          if (!content.clients().contains(client)) {
            return Optional.of(false);
          }
          return secret.write(content, client, null) ? Optional.of(true) : Optional.empty();
        });
  }

  /**
   * @param lastFour how the keys end that this is about
   */
  private <T> T change(ClientId client, Set<String> lastFour, Function<KeyDocument, T> edit) {
    return attempt(
        content -> {
          try (KeyDocument document = forChange(client, content, lastFour)) {
            T result = edit.apply(document);
            if (!document.changed()) {
              return Optional.of(result);
            }
            document.keepOnly(client);
            try (PlainText text = KeyDocumentWriter.write(document)) {
              return secret.write(content, client, text) ? Optional.of(result) : Optional.empty();
            }
          }
        });
  }

  /** A document to change one client in, which the caller closes; see {@link OneClientText}. */
  private KeyDocument forChange(ClientId client, VaultContent content, Set<String> lastFour) {
    List<ClientId> clients = content.clients();
    KeyDocument own = clients.contains(client) ? read(client, content) : KeyDocument.empty();
    boolean whole = false;
    try {
      for (ClientId other : clients) {
        if (!other.equals(client)) {
          look(other, content, held -> OneClientText.addRival(own, held, lastFour));
        }
      }
      whole = true;
      return own;
    } finally {
      if (!whole) {
        own.close();
      }
    }
  }

  /**
   * Tries on what is there, until nobody is faster.
   *
   * @param step answers nothing where somebody was faster
   */
  private <T> T attempt(Function<VaultContent, Optional<T>> step) {
    changing.lock();
    try {
      for (int i = 0; i < ATTEMPTS; i++) {
        try (VaultContent content = read()) {
          Optional<T> done = step.apply(content);
          if (done.isPresent()) {
            return done.get();
          }
        }
      }
      throw new VaultFailure(secret).overtaken();
    } finally {
      changing.unlock();
    }
  }

  private void requireOpenNow() {
    lock.lock();
    try {
      requireOpen();
    } finally {
      lock.unlock();
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException(
          "the key store was not used: it was closed and its keys were overwritten; open it again");
    }
  }

  private void forget() {
    known.values().forEach(KeyDocument::close);
    known.clear();
  }

  /** Overwrites the keys that were read. Closing again does nothing; any other use is an error. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      forget();
    } finally {
      lock.unlock();
    }
    secret.close();
  }

  /** Names the secret and the server, never what is in it. */
  @Override
  public String toString() {
    return secret.toString();
  }
}
