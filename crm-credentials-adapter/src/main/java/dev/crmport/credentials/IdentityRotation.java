package dev.crmport.credentials;

import static dev.crmport.core.key.StoreUnusable.Reason.NOT_WRITTEN;

import dev.crmport.core.key.StoreUnusable;
import java.security.GeneralSecurityException;
import java.util.List;

/**
 * Gives a store a new identity, in three steps, each of which replaces one file whole:
 *
 * <ol>
 *   <li>the new identity is written in front of the old one
 *   <li>the store is encrypted for the new one
 *   <li>the new one is written alone
 * </ol>
 *
 * <p>So the identity file opens the store at each instant, and one that was killed is finished by
 * the next. The order of locks is the store's, then the identity's; nobody else takes both.
 */
final class IdentityRotation {
  private final WholeFile store;
  private final AgeIdentity old;
  private final WholeFile identity;

  IdentityRotation(WholeFile store, AgeIdentity old, WholeFile.Move move) {
    this.store = store;
    this.old = old;
    this.identity = new WholeFile(AgeIdentity.TITLE, old.path(), move);
  }

  /** Whom the store is encrypted for from now on: {@code age1...}. */
  String run() {
    try (WriteLock storeLock = store.lock(store.real());
        WriteLock identityLock = identity.lock(identity.real());
        FreshIdentity next = FreshIdentity.generate()) {
      byte[] sealed = sealedFor(next, store.read(storeLock.store()));
      writeBesideTheOld(next, identityLock);
      try {
        store.replace(storeLock.store(), sealed);
        replaceIdentity(identityLock, next, new byte[0]);
      } catch (StoreUnusable e) {
        throw identity.unusable(
            NOT_WRITTEN,
            "was not rotated to the end: the system refused to write it or the store; it holds the"
                + " new identity and the old one, so that the store is opened by it; make room on"
                + " the disk or check the rights on both directories, then rotate again",
            e);
      }
      return next.recipient();
    } catch (GeneralSecurityException e) {
      throw AgeIdentity.withoutX25519();
    }
  }

  private byte[] sealedFor(FreshIdentity next, byte[] before) throws GeneralSecurityException {
    SealedText sealing = new SealedText(store, old);
    try (PlainText text = sealing.open(before)) {
      byte[] sealed = sealing.seal(text, next.writer());
      // What it does not open must not take the place of what the old one opens.
      sealing.open(sealed, List.of(next.reader())).close();
      return sealed;
    }
  }

  /** In front, so that whoever changes the store from now on encrypts for the new one. */
  private void writeBesideTheOld(FreshIdentity next, WriteLock lock) {
    byte[] before = identity.read(lock.store());
    try {
      replaceIdentity(lock, next, before);
    } finally {
      SecretFile.wipe(before);
    }
  }

  private void replaceIdentity(WriteLock lock, FreshIdentity next, byte[] rest) {
    byte[] text = next.fileWith(rest);
    try {
      identity.replace(lock.store(), text);
    } finally {
      SecretFile.wipe(text);
    }
  }
}
