package dev.crmport.credentials;

import static dev.crmport.core.key.StoreUnusable.Reason.FOREIGN;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
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

  /** Guards the characters against being overwritten while they are copied. */
  private final ReentrantLock lock = new ReentrantLock();

  private final CharBuffer characters;
  private boolean closed;

  private Passphrase(@Nullable SecretFile file, CharBuffer characters) {
    this.file = file;
    this.characters = characters;
  }

  /**
   * A passphrase in a file: one line of UTF-8, with or without a line end, for its owner alone
   * (mode 600). The file is first read when the passphrase is used.
   */
  public static Passphrase inFile(Path file) {
    return new Passphrase(new SecretFile("the passphrase file", file), CharBuffer.allocate(0));
  }

  /**
   * A passphrase that the program has.
   *
   * @param characters are copied; the caller overwrites them
   * @throws IllegalArgumentException where there are none, or half a character
   */
  public static Passphrase of(char[] characters) {
    if (characters.length == 0 || !isText(characters)) {
      throw new IllegalArgumentException(
          "the passphrase was not taken: it is empty or ends in the middle of a character; give the"
              + " one that the store is encrypted with");
    }
    CharBuffer kept = ByteBuffer.allocateDirect(2 * characters.length).asCharBuffer();
    return new Passphrase(null, kept.put(0, characters));
  }

  private static boolean isText(char[] characters) {
    for (int i = 0; i < characters.length; i++) {
      if (Character.isHighSurrogate(characters[i])) {
        i++;
        if (i == characters.length || !Character.isLowSurrogate(characters[i])) {
          return false;
        }
      } else if (Character.isLowSurrogate(characters[i])) {
        return false;
      }
    }
    return true;
  }

  /**
   * @param use is given the characters in an array that is overwritten when it returns
   */
  <T> T use(Function<char[], T> use) {
    return file == null ? useKept(use) : file.use(bytes -> useLine(file, bytes, use));
  }

  /** The same in UTF-8. */
  <T> T useBytes(Function<byte[], T> use) {
    return use(
        text -> {
          byte[] room = new byte[MOST_BYTES * text.length];
          ByteBuffer encoded = ByteBuffer.wrap(room);
          // Into room that is large enough, so that no copy is left behind on the way.
          UTF_8.newEncoder().encode(CharBuffer.wrap(text), encoded, true);
          byte[] bytes = Arrays.copyOf(room, encoded.position());
          try {
            return use.apply(bytes);
          } finally {
            SecretFile.wipe(bytes);
            SecretFile.wipe(room);
          }
        });
  }

  private <T> T useKept(Function<char[], T> use) {
    char[] copy = new char[characters.limit()];
    try {
      lock.lock();
      try {
        if (closed) {
          throw new IllegalStateException(
              "the passphrase was not used: it was closed and overwritten; close it after the store"
                  + " that is opened with it");
        }
        characters.get(0, copy);
      } finally {
        lock.unlock();
      }
      return use.apply(copy);
    } finally {
      Arrays.fill(copy, '\0');
    }
  }

  private static <T> T useLine(SecretFile file, byte[] bytes, Function<char[], T> use) {
    CharBuffer decoded = CharBuffer.allocate(bytes.length);
    char[] line = {};
    try {
      if (UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes), decoded, true).isError()) {
        throw new CharacterCodingException();
      }
      line = lineIn(file, decoded.flip());
      return use.apply(line);
    } catch (CharacterCodingException e) {
      throw file.unusable(FOREIGN, "it is no text in UTF-8; write the passphrase into it", null);
    } finally {
      Arrays.fill(decoded.array(), '\0');
      Arrays.fill(line, '\0');
    }
  }

  private static char[] lineIn(SecretFile file, CharBuffer text) {
    int end = text.length();
    if (end > 0 && text.charAt(end - 1) == '\n') {
      end--;
    }
    if (end > 0 && end < text.length() && text.charAt(end - 1) == '\r') {
      end--;
    }
    if (end == 0) {
      throw file.unusable(FOREIGN, "it is empty; write the passphrase into it", null);
    }
    for (int i = 0; i < end; i++) {
      if (text.charAt(i) == '\n') {
        throw file.unusable(
            FOREIGN, "it has more than one line; leave the one with the passphrase", null);
      }
    }
    char[] line = new char[end];
    text.get(0, line);
    return line;
  }

  /** Overwrites what a program handed over. Closing again does nothing. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      for (int i = 0; i < characters.limit(); i++) {
        characters.put(i, '\0');
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public String toString() {
    return file == null ? "a passphrase" : file.toString();
  }
}
