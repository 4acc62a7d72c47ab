package dev.crmport.credentials;

import static dev.crmport.core.key.StoreUnusable.Reason.DAMAGED;
import static dev.crmport.core.key.StoreUnusable.Reason.FOREIGN;
import static dev.crmport.core.key.StoreUnusable.Reason.NOT_WRITTEN;
import static dev.crmport.core.key.StoreUnusable.Reason.WRONG_IDENTITY;

import com.exceptionfactory.jagged.RecipientStanzaReader;
import com.exceptionfactory.jagged.RecipientStanzaWriter;
import dev.crmport.core.key.StoreUnusable;
import java.security.GeneralSecurityException;
import java.util.List;

/** Encrypts and decrypts a store's text: binary age v1, for one recipient. */
final class SealedText {
  private final Storage file;
  private final Unlock unlock;

  /**
   * @param file the store, for the messages
   */
  SealedText(Storage file, Unlock unlock) {
    this.file = file;
    this.unlock = unlock;
  }

  /** The bytes of an age file. */
  byte[] seal(PlainText plain) {
    return seal(plain, unlock.writer());
  }

  /** The same for another recipient. */
  byte[] seal(PlainText plain, RecipientStanzaWriter recipient) {
    try {
      return AgeFile.encrypt(plain, recipient);
    } catch (GeneralSecurityException e) {
      throw file.unusable(
          NOT_WRITTEN,
          "was not changed: its new content could not be encrypted; use a complete JDK 21 or newer;"
              + " the old content is intact",
          null);
    }
  }

  /** The text, which the caller closes. */
  PlainText open(byte[] sealed) {
    return open(sealed, unlock.readers());
  }

  /** The same with what else may open it. */
  PlainText open(byte[] sealed, List<RecipientStanzaReader> readers) {
    try {
      return AgeFile.decrypt(sealed, readers);
    } catch (NotOpened e) {
      throw switch (e.why()) {
        case NOT_AGE ->
            file.unusable(
                FOREIGN,
                "was not opened: it is no binary age file; check the path, and if it is a store in"
                    + " text form (armor), decrypt it and encrypt it again without that",
                null);
        case DAMAGED ->
            file.unusable(
                DAMAGED,
                "was not opened: it was cut short or changed since it was written; it was left as"
                    + " it is; bring it back from a backup",
                null);
        case TOO_MUCH_WORK ->
            file.unusable(
                FOREIGN,
                "was not opened: its passphrase was made slower than is taken (work factor above "
                    + PassphraseUnlock.MOST_WORK
                    + "); decrypt it with age and encrypt it again with that factor or less",
                null);
        case NO_MATCH -> wrongUnlock(e);
      };
    }
  }

  private StoreUnusable wrongUnlock(NotOpened tried) {
    boolean forPassphrase = tried.isOnlyFor(AgeFile.SCRYPT);
    String why;
    if (forPassphrase && unlock instanceof AgeIdentity) {
      why =
          "it was encrypted with a passphrase, and an identity was given; name the passphrase's"
              + " file by CRM_PASSPHRASE_FILE";
    } else if (!forPassphrase && unlock instanceof PassphraseUnlock) {
      why = "it was not encrypted with a passphrase; name the identity that it was made with";
    } else if (tried.isOnlyFor(AgeFile.POST_QUANTUM)) {
      why =
          "it was encrypted for a post-quantum recipient, which is not taken here; decrypt it with"
              + " age and encrypt it again for an identity as age-keygen makes it";
    } else {
      // age names no recipient in its header: a damaged one and another one's look alike.
      why =
          "the "
              + unlock.kind()
              + " given does not open it; name the one that the store was made with, and if this is"
              + " the one, the first lines of the store were changed: bring it back from a backup";
    }
    return file.unusable(WRONG_IDENTITY, "was not opened: " + why, null);
  }
}
