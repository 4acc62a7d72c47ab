package dev.crmport.credentials;

import static dev.crmport.core.key.StoreUnusable.Reason.DAMAGED;
import static dev.crmport.core.key.StoreUnusable.Reason.FOREIGN;

import dev.crmport.core.key.ClientId;
import dev.crmport.core.key.Credential;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * The rows of a table, opened. A row is decrypted again only when its text has changed; until then
 * its key is kept outside the heap, and {@link #close} overwrites it.
 */
final class KeyRows implements AutoCloseable {
  private final Object table;
  private final AgeIdentity identity;

  /** Guards the fields below, and the keys in them against being overwritten while copied. */
  private final ReentrantLock lock = new ReentrantLock();

  private final Map<ClientId, Opened> opened = new HashMap<>();
  private boolean closed;

  /** What a text was decrypted to. */
  private record Opened(String sealed, KeyDocument document) {}

  /**
   * @param table what messages call it
   */
  KeyRows(Object table, AgeIdentity identity) {
    this.table = table;
    this.identity = identity;
  }

  /** Asks something of the credential in a row; it is closed from here. */
  <T> T look(ClientId client, String sealed, Function<Credential, T> question) {
    lock.lock();
    try {
      requireOpen();
      Opened known = opened.get(client);
      if (known != null && known.sealed().equals(sealed)) {
        return question.apply(OneClientText.credential(known.document(), client));
      }
    } finally {
      lock.unlock();
    }
    return lookAnew(client, sealed, question);
  }

  /** Decrypts it while others may ask for other rows. */
  private <T> T lookAnew(ClientId client, String sealed, Function<Credential, T> question) {
    KeyDocument fresh = open(client, sealed);
    lock.lock();
    try {
      if (closed) {
        fresh.close();
      }
      requireOpen();
      Opened old = opened.put(client, new Opened(sealed, fresh));
      if (old != null) {
        old.document().close();
      }
      return question.apply(OneClientText.credential(fresh, client));
    } finally {
      lock.unlock();
    }
  }

  /** The document of one row, which the caller closes. */
  private KeyDocument open(ClientId client, String sealed) {
    Storage row = row(client);
    try (PlainText text = new SealedText(row, identity).open(ArmoredText.sealedIn(sealed))) {
      return OneClientText.read(row, client, text);
    } catch (IllegalArgumentException e) {
      throw row.unusable(
          DAMAGED,
          "was not used: its text is no age file, so it was cut or changed by hand; bring it back"
              + " from a backup, or remove the client and add the key anew",
          null);
    }
  }

  /**
   * A document to change one client in, which the caller closes: what it has, and those others that
   * may have the same key.
   *
   * @param lastFour how the keys end that the change is about
   */
  KeyDocument forChange(ClientId client, Map<ClientId, String> rows, Set<String> lastFour) {
    String sealed = rows.get(client);
    KeyDocument own = sealed == null ? KeyDocument.empty() : open(client, sealed);
    boolean whole = false;
    try {
      rows.forEach(
          (other, text) -> {
            if (!other.equals(client)) {
              look(other, text, held -> OneClientText.addRival(own, held, lastFour));
            }
          });
      whole = true;
      return own;
    } finally {
      if (!whole) {
        own.close();
      }
    }
  }

  /** The text of a row for this client of the document. */
  String seal(ClientId client, KeyDocument document) {
    document.keepOnly(client);
    try (PlainText text = KeyDocumentWriter.write(document)) {
      return ArmoredText.of(new SealedText(row(client), identity).seal(text));
    }
  }

  /** Overwrites what is known of a client that is not there any more. */
  void forget(ClientId client) {
    lock.lock();
    try {
      Opened old = opened.remove(client);
      if (old != null) {
        old.document().close();
      }
    } finally {
      lock.unlock();
    }
  }

  /** The same for all clients but these. */
  void keepOnly(Set<ClientId> clients) {
    lock.lock();
    try {
      List<ClientId> gone =
          opened.keySet().stream().filter(client -> !clients.contains(client)).toList();
      gone.forEach(this::forget);
    } finally {
      lock.unlock();
    }
  }

  /** Whether the identity opens what was sealed when the table was made. */
  void requireIdentity(String sealed) {
    Storage storage = Storage.named(table.toString());
    try (PlainText text = new SealedText(storage, identity).open(ArmoredText.sealedIn(sealed))) {
      KeyDocumentReader.read(storage, text).close();
    } catch (IllegalArgumentException e) {
      throw storage.unusable(
          FOREIGN, "was not opened: the table is not one of this library; name another one", null);
    }
  }

  /** What {@link #requireIdentity} opens: an empty store. */
  static String sealedForm(Object table, AgeIdentity identity) {
    try (KeyDocument empty = KeyDocument.empty();
        PlainText text = KeyDocumentWriter.write(empty)) {
      Storage storage = Storage.named(table.toString());
      return ArmoredText.of(new SealedText(storage, identity).seal(text));
    }
  }

  private Storage row(ClientId client) {
    return Storage.named("the row of client " + client + " of " + table);
  }

  /** An error of the caller's where it was closed. */
  void requireOpenNow() {
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

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      opened.values().forEach(each -> each.document().close());
      opened.clear();
    } finally {
      lock.unlock();
    }
  }
}
