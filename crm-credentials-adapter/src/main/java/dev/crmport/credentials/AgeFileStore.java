package dev.crmport.credentials;

import static dev.crmport.core.key.StoreUnusable.Reason.NOT_WRITTEN;

import dev.crmport.core.handoff.HandoffBox;
import dev.crmport.core.key.AddResult;
import dev.crmport.core.key.ClientId;
import dev.crmport.core.key.Credential;
import dev.crmport.core.key.CredentialStore;
import dev.crmport.core.key.CredentialSummary;
import dev.crmport.core.key.StoreUnusable;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Keys in one file, encrypted with age for one identity or with a passphrase. {@code age -d -i
 * IDENTITY STORE}, or {@code age -d STORE}, shows what is in it, so the keys outlive this library.
 *
 * <p>Reading follows the file: what another process stored is found the next time. It is decrypted
 * again only when it has changed; until then the decrypted keys are kept outside the heap, and
 * {@link #close} overwrites them. Changes are made under a lock on {@code STORE.lock}, which stays
 * beside the store, and by putting a new file in the place of the old one; both hold between the
 * processes of one machine. Where the path is a link, the file behind it is replaced.
 *
 * <p>Safe for use by many threads. A change waits for the lock as long as others hold it, and gives
 * up where its thread is interrupted while it waits. Needs a file system with owners and modes.
 *
 * <p>A passphrase needs {@code org.bouncycastle:bcprov-jdk18on} beside this library. It takes half
 * a second and 128 MiB whenever the file is decrypted or changed; an identity takes a millisecond.
 */
public final class AgeFileStore implements CredentialStore, AutoCloseable {
  private final WholeFile file;
  private final Unlock unlock;
  private final WholeFile.Move move;
  private final DocumentFile keys;

  private AgeFileStore(WholeFile file, Unlock unlock, WholeFile.Move move) {
    this.file = file;
    this.unlock = unlock;
    this.move = move;
    this.keys = new DocumentFile(file, new AgeForm(file, new SealedText(file, unlock)));
  }

  private record AgeForm(WholeFile file, SealedText sealing) implements DocumentFile.Form {
    @Override
    public KeyDocument decrypt(byte[] content) {
      try (PlainText text = sealing.open(content)) {
        return KeyDocumentReader.read(file, text);
      }
    }

    @Override
    public byte[] encrypt(KeyDocument document, byte[] before) {
      try (PlainText text = KeyDocumentWriter.write(document)) {
        return sealing.seal(text);
      }
    }
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
    return open(store, new AgeIdentity(identity), WholeFile.Move.ATOMIC);
  }

  /**
   * The same for a store that is encrypted with a passphrase, as {@code age -p} does it.
   *
   * @param passphrase stays the caller's, to be closed after the store
   */
  public static AgeFileStore open(Path store, Passphrase passphrase) {
    return open(store, new PassphraseUnlock(passphrase), WholeFile.Move.ATOMIC);
  }

  static AgeFileStore open(Path store, Unlock unlock, WholeFile.Move move) {
    new FreshStore(store).requireThere();
    AgeFileStore opened = new AgeFileStore(DocumentFile.at(store, move), unlock, move);
    opened.list();
    return opened;
  }

  /**
   * Opens a store, and makes it where it is missing: an empty one for the identity, with a new
   * identity where that is missing too. Directories are made for the owner alone (mode 700), both
   * files too (mode 600).
   *
   * @throws StoreUnusable as {@link #open(Path, Path)} does, and with nothing written where a store
   *     is there and its identity is not
   * @throws IllegalArgumentException where both are the same path
   */
  public static AgeFileStore openOrCreate(Path store, Path identity) {
    new FreshStore(store).makeWhereMissing(identity);
    return open(store, identity);
  }

  /**
   * The same with a passphrase, which is never made.
   *
   * @param passphrase stays the caller's, to be closed after the store
   */
  public static AgeFileStore openOrCreate(Path store, Passphrase passphrase) {
    return openOrCreate(store, new PassphraseUnlock(passphrase));
  }

  static AgeFileStore openOrCreate(Path store, PassphraseUnlock unlock) {
    new FreshStore(store).makeWhereMissing(unlock);
    return open(store, unlock, WholeFile.Move.ATOMIC);
  }

  @Override
  public Optional<Credential> find(ClientId client) {
    return keys.look(document -> document.find(client).map(Credential::copy));
  }

  @Override
  public List<CredentialSummary> list() {
    return keys.look(KeyDocument::summaries);
  }

  @Override
  public AddResult add(Credential credential) {
    return keys.change(document -> document.add(credential));
  }

  @Override
  public boolean replace(Credential expected, Credential next) {
    return keys.change(document -> document.replace(expected, next));
  }

  @Override
  public boolean remove(ClientId client) {
    return keys.change(document -> document.remove(client));
  }

  /**
   * How clients hand their keys over to this store. Its secrets are kept beside the keys, and it is
   * open as long as the store is.
   */
  public HandoffBox handoffs() {
    return new StoredHandoffs(keys);
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
   * @throws StoreUnusable where one of the two files could not be written, and the message says
   *     whether the rotation had begun; or where a passphrase opens the store
   */
  public String rotateIdentity() {
    keys.requireOpenNow();
    if (unlock instanceof AgeIdentity identity) {
      return new IdentityRotation(file, identity, move).run();
    }
    throw file.unusable(
        NOT_WRITTEN,
        "was not changed: it is opened with a passphrase and has no identity to rotate; to change"
            + " the passphrase, decrypt the store with age and encrypt it again",
        null);
  }

  /** Overwrites the decrypted keys. Closing again does nothing; any other use is an error. */
  @Override
  public void close() {
    keys.close();
  }

  /** Names the file, never what is in it. */
  @Override
  public String toString() {
    return keys.toString();
  }
}
