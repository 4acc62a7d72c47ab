package dev.crmport.credentials;

import static dev.crmport.core.key.StoreUnusable.Reason.WRONG_IDENTITY;

import dev.crmport.core.key.StoreUnusable;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A store's keys in one encrypted file. It is decrypted when it has changed; until then the
 * decrypted keys are kept outside the heap, and {@link #close} overwrites them. Changes are made
 * under a lock and put a new file in the place of the old one.
 */
final class DocumentFile implements AutoCloseable {
  private static final String TITLE = "the key store";

  private final WholeFile file;
  private final Form form;

  /** Guards the fields below, and the keys in them against being overwritten while copied. */
  private final ReentrantLock lock = new ReentrantLock();

  /** The encrypted bytes that {@link #decrypted} was made from. */
  private byte[] seen = {};

  private @Nullable KeyDocument decrypted;
  private boolean closed;

  /** How the keys are encrypted in the file. */
  interface Form {
    /** The document, which the caller closes. */
    KeyDocument decrypt(byte[] content);

    /**
     * The file's next content, for whoever is to decrypt it.
     *
     * @param before what is in the file now
     */
    byte[] encrypt(KeyDocument document, byte[] before);
  }

  /**
   * @param form refuses with {@link StoreUnusable}
   */
  DocumentFile(WholeFile file, Form form) {
    this.file = file;
    this.form = form;
  }

  /** A store's file, for the messages and for reading and replacing it. */
  static WholeFile at(Path store, WholeFile.Move move) {
    return new WholeFile(TITLE, store, move);
  }

  /**
   * @param question must not keep the document
   */
  <T> T look(Function<KeyDocument, T> question) {
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
    byte[] content = now;
    while (true) {
      try {
        KeyDocument fresh = form.decrypt(content);
        forget();
        seen = content;
        decrypted = fresh;
        return fresh;
      } catch (StoreUnusable e) {
        byte[] later = file.read();
        if (e.reason() != WRONG_IDENTITY || Arrays.equals(later, content)) {
          throw e;
        }
        // The identity was rotated between the reading of the store and that of the identity.
        content = later;
      }
    }
  }

  /**
   * @param edit is given the document as it is now; where it changes that, the file is replaced
   */
  <T> T change(Function<KeyDocument, T> edit) {
    requireOpenNow();
    try (WriteLock held = file.lock(file.real())) {
      byte[] before = file.read(held.store());
      try (KeyDocument document = form.decrypt(before)) {
        T result = edit.apply(document);
        if (document.changed()) {
          file.replace(held.store(), form.encrypt(document, before));
        }
        return result;
      }
    }
  }

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

  private void forget() {
    if (decrypted != null) {
      decrypted.close();
      decrypted = null;
    }
  }

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
