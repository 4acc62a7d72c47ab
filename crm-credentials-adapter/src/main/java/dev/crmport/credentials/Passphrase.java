package dev.crmport.credentials;

import static dev.crmport.core.key.StoreUnusable.Reason.FOREIGN;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.crmport.core.key.StoreUnusable;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A passphrase or password that a store is encrypted with: in a file, or handed over by a program.
 * Printing one shows where it comes from, never what it is.
 *
 * <p>A file is read anew for each use, so that nothing is in memory meanwhile. What a program hands
 * over is kept outside the heap until it is closed. Safe for use by many threads.
 */
public final class Passphrase implements AutoCloseable {
  /** What UTF-8 needs for one of Java's characters. */
  private static final int MOST_BYTES = 3;

  private final @Nullable SecretFile file;

  /** Guards the bytes against being overwritten while they are copied. */
  private final ReentrantLock lock = new ReentrantLock();

  /** In UTF-8; empty where there is a file. */
  private final KeptSecret kept;

  private boolean closed;

  private Passphrase(@Nullable SecretFile file, KeptSecret kept) {
    this.file = file;
    this.kept = kept;
  }

  /**
   * A passphrase in a file: one line of UTF-8, with or without a line end, for its owner alone
   * (mode 600). The file is first read when the passphrase is used.
   */
  public static Passphrase inFile(Path file) {
    return new Passphrase(new SecretFile("the passphrase file", file), new KeptSecret(new byte[0]));
  }

  /**
   * A passphrase that the program has.
   *
   * @param characters are copied; the caller overwrites them
   * @throws IllegalArgumentException where there are none, or half a character
   */
  public static Passphrase of(char[] characters) {
    byte[] room = new byte[MOST_BYTES * characters.length];
    byte[] utf8 = {};
    try {
      ByteBuffer encoded = ByteBuffer.wrap(room);
      boolean whole =
          !UTF_8.newEncoder().encode(CharBuffer.wrap(characters), encoded, true).isError();
      if (characters.length == 0 || !whole) {
        throw new IllegalArgumentException(
            "the passphrase was not taken: it is empty or has half a character in it; give the one"
                + " that the store is encrypted with");
      }
      utf8 = Arrays.copyOf(room, encoded.position());
      return new Passphrase(null, new KeptSecret(utf8));
    } finally {
      SecretFile.wipe(room);
      SecretFile.wipe(utf8);
    }
  }

  /**
   * Uses its UTF-8.
   *
   * @param use is given the bytes in an array that is overwritten when it returns
   */
  <T> T useBytes(Function<byte[], T> use) {
    return file == null ? useKept(use) : file.use(content -> useLine(file, content, use));
  }

  /**
   * Uses its characters.
   *
   * @param use is given them in an array that is overwritten when it returns
   */
  <T> T use(Function<char[], T> use) {
    return useBytes(
        bytes -> {
          char[] room = new char[bytes.length];
          char[] characters = {};
          try {
            CharBuffer decoded = CharBuffer.wrap(room);
            if (UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes), decoded, true).isError()) {
              throw new StoreUnusable(
                  FOREIGN, this + " was not used: what is in it is no text in UTF-8", null);
            }
            characters = Arrays.copyOf(room, decoded.position());
            return use.apply(characters);
          } finally {
            Arrays.fill(room, '\0');
            Arrays.fill(characters, '\0');
          }
        });
  }

  private <T> T useKept(Function<byte[], T> use) {
    byte[] copy = copyOfKept();
    try {
      return use.apply(copy);
    } finally {
      SecretFile.wipe(copy);
    }
  }

  private byte[] copyOfKept() {
    lock.lock();
    try {
      if (closed) {
        throw new IllegalStateException(
            "the passphrase was not used: it was closed and overwritten; close it after the store"
                + " that is opened with it");
      }
      return kept.use(byte[]::clone);
    } finally {
      lock.unlock();
    }
  }

  private static <T> T useLine(SecretFile file, byte[] content, Function<byte[], T> use) {
    byte[] line = Arrays.copyOf(content, endOfLine(content));
    try {
      if (line.length == 0) {
        throw file.unusable(FOREIGN, "it is empty; write the passphrase into it", null);
      }
      for (byte each : line) {
        if (each == '\n') {
          throw file.unusable(
              FOREIGN, "it has more than one line; leave the one with the passphrase", null);
        }
      }
      return use.apply(line);
    } finally {
      SecretFile.wipe(line);
    }
  }

  private static int endOfLine(byte[] content) {
    int end = content.length;
    if (end == 0 || content[end - 1] != '\n') {
      return end;
    }
    end--;
    return end > 0 && content[end - 1] == '\r' ? end - 1 : end;
  }

  /** Overwrites what a program handed over. Closing again does nothing. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      kept.close();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public String toString() {
    return file == null ? "a passphrase" : file.toString();
  }
}
