package dev.crmport.credentials;

import static dev.crmport.core.key.StoreUnusable.Reason.DAMAGED;

import dev.crmport.core.key.ClientId;
import dev.crmport.core.key.Credential;
import dev.crmport.core.key.CredentialSummary;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The part of a store that keeps a text for each client: a document with that client alone. Whose
 * it is stands in the text, so one that was put in another's place is noticed.
 */
final class OneClientText {
  private OneClientText() {}

  /**
   * @param storage for the messages
   * @param text stays the caller's to close
   */
  static KeyDocument read(Storage storage, ClientId client, PlainText text) {
    KeyDocument document = KeyDocumentReader.read(storage, text);
    List<CredentialSummary> held = document.summaries();
    if (held.size() == 1 && held.getFirst().client().equals(client)) {
      return document;
    }
    document.close();
    throw storage.unusable(
        DAMAGED,
        "was not used: what is in it is not this client's key alone, so it was copied or swapped"
            + " by hand; bring it back from a backup, or remove the client and add the key anew",
        null);
  }

  /**
   * Adds to the document that one client is changed in another one that may have the same key. Most
   * need not be copied to be told apart.
   *
   * @param other stays where it is
   * @param lastFour how the keys end that the change is about
   */
  static boolean addRival(KeyDocument own, Credential other, Set<String> lastFour) {
    return lastFour.contains(other.reference().lastFour())
        && own.load(new KeyDocument.Entry(other.copy(), List.of()));
  }

  /** The credential of a document as {@link #read} gives it. */
  static Credential credential(KeyDocument document, ClientId client) {
    Optional<Credential> found = document.find(client);
    return found.orElseThrow();
  }
}
