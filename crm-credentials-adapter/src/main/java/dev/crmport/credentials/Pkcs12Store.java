package dev.crmport.credentials;

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
 * Keys in a PKCS12 file, for whoever has to keep all secrets in key stores. {@code keytool -list}
 * shows the clients' names, which are not encrypted; the keys are. Other entries in the file are
 * left as they are.
 *
 * <p>Files and threads: as {@link AgeFileStore}. When the file has changed, each client takes some
 * 10 ms of reading, so for hundreds of clients take that one. The JDK's reader leaves copies of
 * what it decrypts in memory until they are collected; {@link #close} overwrites only what this
 * store keeps.
 */
public final class Pkcs12Store implements CredentialStore, AutoCloseable {
  private final DocumentFile keys;

  private Pkcs12Store(DocumentFile keys) {
    this.keys = keys;
  }

  /**
   * Opens a store that is there.
   *
   * @param password of the file and of each entry; stays the caller's, to be closed after the store
   * @throws StoreUnusable where the file is missing, or cannot be decrypted and read
   */
  public static Pkcs12Store open(Path store, Passphrase password) {
    new FreshStore(store).requireThere();
    WholeFile file = DocumentFile.at(store, WholeFile.Move.ATOMIC);
    Pkcs12Store opened = new Pkcs12Store(new DocumentFile(file, new Pkcs12Form(file, password)));
    opened.list();
    return opened;
  }

  /**
   * Opens a store, and makes an empty one where it is missing: directories for the owner alone
   * (mode 700), the file too (mode 600). A password is never made.
   *
   * @throws StoreUnusable as {@link #open} does, or where it could not be made
   */
  public static Pkcs12Store openOrCreate(Path store, Passphrase password) {
    Pkcs12Form form = new Pkcs12Form(DocumentFile.at(store, WholeFile.Move.ATOMIC), password);
    new FreshStore(store).makeWhereMissing(() -> password.use(characters -> 0), form::empty);
    return open(store, password);
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
