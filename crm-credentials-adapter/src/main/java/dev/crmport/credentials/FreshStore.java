package dev.crmport.credentials;

import static dev.crmport.core.key.StoreUnusable.Reason.MISSING;
import static dev.crmport.core.key.StoreUnusable.Reason.NOT_WRITTEN;

import dev.crmport.core.key.StoreUnusable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * Makes an empty store. What the system does not let this process see is taken to be there, so that
 * nothing is made in its place.
 */
final class FreshStore {
  private final Path store;

  FreshStore(Path store) {
    this.store = store;
  }

  /** Makes the identity too, where that is missing; never one for a store that is there. */
  void makeWhereMissing(Path identity) {
    if (store.toAbsolutePath().normalize().equals(identity.toAbsolutePath().normalize())) {
      throw new IllegalArgumentException(
          "the key store was not made: store and identity have the same path; give each a file of"
              + " its own");
    }
    // In this order: another process that makes both at this moment makes the identity first.
    if (!Files.notExists(store)) {
      requireIdentity(identity);
      return;
    }
    makeWhereMissing(
        () -> {
          if (!Files.notExists(identity)) {
            new AgeIdentity(identity).writer();
          }
        },
        () ->
            emptyAge(
                Files.notExists(identity)
                    ? AgeIdentity.create(identity)
                    : new AgeIdentity(identity)));
  }

  /** Makes none but the store: a passphrase is there already. */
  void makeWhereMissing(PassphraseUnlock passphrase) {
    makeWhereMissing(passphrase::requireUsable, () -> emptyAge(passphrase));
  }

  /**
   * @param check tells what cannot be used, before anything is made
   * @param empty the content of an empty store; asked for with the store locked
   */
  void makeWhereMissing(Runnable check, Supplier<byte[]> empty) {
    if (!Files.notExists(store)) {
      return;
    }
    if (Files.isSymbolicLink(store)) {
      requireThere();
    }
    check.run();
    WholeFile file = file();
    try (WriteLock lock = file.lock(place())) {
      // Another process may have been faster.
      if (Files.notExists(store)) {
        file.replace(lock.store(), empty.get());
      }
    }
  }

  private WholeFile file() {
    return DocumentFile.at(store, WholeFile.Move.ATOMIC);
  }

  private byte[] emptyAge(Unlock owner) {
    try (KeyDocument empty = KeyDocument.empty();
        PlainText text = KeyDocumentWriter.write(empty)) {
      return new SealedText(file(), owner).seal(text);
    }
  }

  /** Where the store will be, free of links, so that all who make it meet in one lock. */
  private Path place() {
    Path directory = WholeFile.directoryOf(store);
    try {
      WholeFile.makeDirectory(directory);
      return directory.toRealPath().resolve(store.getFileName());
    } catch (IOException e) {
      throw new StoreUnusable(
          NOT_WRITTEN,
          "the key store "
              + store
              + " was not made: its directory could not be made; check the rights on the one"
              + " above it",
          e);
    }
  }

  void requireThere() {
    if (Files.notExists(store)) {
      throw new StoreUnusable(
          MISSING,
          "the key store "
              + store
              + " was not opened: "
              + (Files.isSymbolicLink(store)
                  ? "the link leads to no file; mend the link"
                  : "there is no such file; check the path, or add a first key to make it"),
          null);
    }
  }

  private void requireIdentity(Path identity) {
    if (Files.notExists(identity)) {
      throw new StoreUnusable(
          MISSING,
          "the key store "
              + store
              + " was not opened: its identity "
              + identity
              + " is missing; name the file that holds it or bring it back from a backup; if it is"
              + " lost, so are the keys: move the store away, then enter the keys anew",
          null);
    }
  }
}
