package dev.crmport.credentials;

import static dev.crmport.core.key.StoreUnusable.Reason.WRONG_IDENTITY;

import dev.crmport.core.key.AddResult;
import dev.crmport.core.key.ClientId;
import dev.crmport.core.key.Credential;
import dev.crmport.core.key.CredentialStore;
import dev.crmport.core.key.CredentialSummary;
import dev.crmport.core.key.StoreUnusable;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Keys in one file, encrypted with age for one identity. {@code age -d -i IDENTITY STORE} shows
 * what is in it, so the keys outlive this library.
 *
 * <p>Reading follows the file: what another process stored is found the next time. It is decrypted
 * again only when it has changed; until then the decrypted keys are kept outside the heap, and
 * {@link #close} overwrites them. Changes are made under a lock on {@code STORE.lock}, which stays
 * beside the store, and by putting a new file in the place of the old one; both hold between the
 * processes of one machine. Where the path is a link, the file behind it is replaced.
 *
 * <p>Safe for use by many threads. A change waits for the lock as long as others hold it, and gives
 * up where its thread is interrupted while it waits. Needs a file system with owners and modes.
 */
public final class AgeFileStore implements CredentialStore, AutoCloseable {
  private final WholeFile file;
  private final AgeIdentity identity;
  private final WholeFile.Move move;
  private final SealedText sealing;

  /** Guards the fields below, and the keys in them against being overwritten while copied. */
  private final ReentrantLock lock = new ReentrantLock();

  /** The encrypted bytes that {@link #decrypted} was made from. */
  private byte[] seen = {};

  private @Nullable KeyDocument decrypted;
  private boolean closed;

  private AgeFileStore(Path store, Path identity, WholeFile.Move move) {
    this.file = new WholeFile("the key store", store, move);
    this.identity = new AgeIdentity(identity);
    this.move = move;
    this.sealing = new SealedText(file, this.identity);
  }

  /**
   * Opens a store that is there.
   *
   * @param store the encrypted file
   * @param identity a file as {@code age-keygen} writes it, for its owner alone (mode 600)
   * @throws StoreUnusable where either is missing, the identity is open to others, or the store
   *     cannot be decrypted and read
   */
  public static AgeFileStore open(Path store, Path identity) {
    return open(store, identity, WholeFile.Move.ATOMIC);
  }

  static AgeFileStore open(Path store, Path identity, WholeFile.Move move) {
    FreshStore.requireStore(store);
    AgeFileStore opened = new AgeFileStore(store, identity, move);
    opened.list();
    return opened;
  }

  /**
   * Opens a store, and makes it where it is missing: an empty one for the identity, with a new
   * identity where that is missing too. Directories are made for the owner alone (mode 700), both
   * files too (mode 600).
   *
   * @throws StoreUnusable as {@link #open} does, and with nothing written where a store is there
   *     and its identity is not
   * @throws IllegalArgumentException where both are the same path
   */
  public static AgeFileStore openOrCreate(Path store, Path identity) {
    FreshStore.makeWhereMissing(store, identity);
    return open(store, identity);
  }

  @Override
  public Optional<Credential> find(ClientId client) {
    return look(document -> document.find(client).map(Credential::copy));
  }

  @Override
  public List<CredentialSummary> list() {
    return look(KeyDocument::summaries);
  }

  private <T> T look(Function<KeyDocument, T> question) {
    lock.lock();
    try {
      requireOpen();
      byte[] now = file.read();
      KeyDocument document = decrypted;
      // The content, not its time stamp: two changes within one tick of the file system's clock
      // can leave inode, size and time alike.
      if (document == null || !Arrays.equals(now, seen)) {
        document = decryptLatest(now);
      }
      return question.apply(document);
    } finally {
      lock.unlock();
    }
  }

  private KeyDocument decryptLatest(byte[] now) {
    byte[] sealed = now;
    while (true) {
      try {
        KeyDocument fresh = decrypt(sealed);
        forget();
        seen = sealed;
        decrypted = fresh;
        return fresh;
      } catch (StoreUnusable e) {
        byte[] later = file.read();
        if (e.reason() != WRONG_IDENTITY || Arrays.equals(later, sealed)) {
          throw e;
        }
        // The identity was rotated between the reading of the store and that of the identity.
        sealed = later;
      }
    }
  }

  private KeyDocument decrypt(byte[] sealed) {
    try (PlainText text = sealing.open(sealed)) {
      return KeyDocumentReader.read(file, text);
    }
  }

  @Override
  public AddResult add(Credential credential) {
    return change(document -> document.add(credential));
  }

  @Override
  public boolean replace(Credential expected, Credential next) {
    return change(document -> document.replace(expected, next));
  }

  @Override
  public boolean remove(ClientId client) {
    return change(document -> document.remove(client));
  }

  /**
   * Gives the store a new identity, written into the identity file in the place of the old one,
   * which does not open the store any more. Processes that have the store open go on working. One
   * that is killed meanwhile leaves a store that the identity file opens; rotate again then.
   *
   * <p>The old identity is gone afterwards. Copies of the store, and other stores, that were
   * encrypted for it need a copy of it: make one before, if there are such.
   *
   * @return whom the store is encrypted for from now on, {@code age1...}; not secret
   * @throws StoreUnusable where one of the two files could not be written; the message says whether
   *     the rotation had begun
   */
  public String rotateIdentity() {
    requireOpenNow();
    return new IdentityRotation(file, identity, move).run();
  }

  private <T> T change(Function<KeyDocument, T> edit) {
    requireOpenNow();
    try (WriteLock held = file.lock(file.real());
        KeyDocument document = decrypt(file.read(held.store()))) {
      T result = edit.apply(document);
      if (document.changed()) {
        try (PlainText text = KeyDocumentWriter.write(document)) {
          file.replace(held.store(), sealing.seal(text));
        }
      }
      return result;
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
    if (decrypted != null) {
      decrypted.close();
      decrypted = null;
    }
  }

  /** Overwrites the decrypted keys. Closing again does nothing; any other use is an error. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      forget();
    } finally {
      lock.unlock();
    }
  }

  /** Names the file, never what is in it. */
  @Override
  public String toString() {
    return file.toString();
  }
}
