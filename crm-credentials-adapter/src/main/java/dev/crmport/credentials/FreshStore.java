package dev.crmport.credentials;

import static dev.crmport.core.key.StoreUnusable.Reason.MISSING;
import static dev.crmport.core.key.StoreUnusable.Reason.NOT_WRITTEN;

import dev.crmport.core.key.StoreUnusable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Makes an empty store, and its identity where that is missing too. What the system does not let
 * this process see is taken to be there, so that nothing is made in its place.
 */
final class FreshStore {
  private final Path store;
  private final Path identity;

  private FreshStore(Path store, Path identity) {
    this.store = store;
    this.identity = identity;
  }

  static void makeWhereMissing(Path store, Path identity) {
    if (store.toAbsolutePath().normalize().equals(identity.toAbsolutePath().normalize())) {
      throw new IllegalArgumentException(
          "the key store was not made: store and identity have the same path; give each a file of"
              + " its own");
    }
    FreshStore fresh = new FreshStore(store, identity);
    // In this order: another process that makes both at this moment makes the identity first.
    if (Files.notExists(store)) {
      fresh.make();
    } else {
      fresh.requireIdentity();
    }
  }

  private void make() {
    if (Files.isSymbolicLink(store)) {
      requireStore(store);
    }
    if (!Files.notExists(identity)) {
      // One that cannot be used is told before anything is made.
      new AgeIdentity(identity).writer();
    }
    WholeFile file = new WholeFile("the key store", store, WholeFile.Move.ATOMIC);
    try (WriteLock lock = file.lock(place())) {
      if (!Files.notExists(store)) {
        return; // Another process was faster.
      }
      AgeIdentity owner =
          Files.notExists(identity) ? AgeIdentity.create(identity) : new AgeIdentity(identity);
      try (KeyDocument empty = new KeyDocument(List.of());
          PlainText text = KeyDocumentWriter.write(empty)) {
        file.replace(lock.store(), new SealedText(file, owner).seal(text));
      }
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

  static void requireStore(Path store) {
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

  private void requireIdentity() {
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
