package dev.crmport.core.key;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.crmport.core.key.MalformedKey.Mistake;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * A CRM API key without its database mode. Printing one shows its last four characters, never more.
 *
 * <p>The characters are kept outside the heap, so that a heap dump does not hold them, and {@link
 * #close} overwrites them. Not a record and not serialisable, so that nothing prints or stores a
 * key by accident. Safe for use by many threads; using a closed key is an {@link
 * IllegalStateException}.
 */
public final class ApiKey implements AutoCloseable {
  /** Bit that turns the upper case of an ASCII letter into the lower; digits and dash have it. */
  private static final int LOWER = 0x20;

  private final ReentrantLock lock = new ReentrantLock();

  /** Guarded by {@link #lock}: a reader must not see a key that is half wiped. */
  private final ByteBuffer characters;

  private final String lastFour;

  /** Guarded by {@link #lock}. */
  private boolean closed;

  private ApiKey(byte[] ascii) {
    characters = ByteBuffer.allocateDirect(KeyShape.LENGTH).put(0, ascii);
    lastFour = new String(ascii, KeyShape.LENGTH - 4, 4, US_ASCII);
  }

  /**
   * Reads a key as a person writes it: a GUID in either case, with or without its {@code |0} or
   * {@code |1}, spaces around it allowed.
   *
   * @param written the text; it is not kept, and wiping it is the caller's part
   * @throws MalformedKey where it is anything else; the message does not repeat it
   * @see DatabaseMode#ofWritten for the mode behind it
   */
  public static ApiKey of(CharSequence written) {
    int start = startOfKey(written);
    modeBehind(written, start);
    byte[] ascii = new byte[KeyShape.LENGTH];
    try {
      for (int i = 0; i < ascii.length; i++) {
        ascii[i] = (byte) written.charAt(start + i);
      }
      return new ApiKey(ascii);
    } finally {
      wipe(ascii);
    }
  }

  static int startOfKey(CharSequence written) {
    int start = 0;
    while (start < written.length() && Character.isWhitespace(written.charAt(start))) {
      start++;
    }
    if (start == written.length()) {
      throw new MalformedKey(Mistake.NOTHING);
    }
    if (!KeyShape.isAt(written, start)) {
      throw new MalformedKey(Mistake.OTHER_SHAPE);
    }
    return start;
  }

  static Optional<DatabaseMode> modeBehind(CharSequence written, int start) {
    int end = written.length();
    while (Character.isWhitespace(written.charAt(end - 1))) {
      end--;
    }
    int behind = start + KeyShape.LENGTH;
    if (end == behind) {
      return Optional.empty();
    }
    if (written.charAt(behind) != '|') {
      throw new MalformedKey(Mistake.MORE_AROUND);
    }
    if (end == behind + 2) {
      char digit = written.charAt(behind + 1);
      if (digit == '0' || digit == '1') {
        return Optional.of(DatabaseMode.ofDigit(digit));
      }
    }
    throw new MalformedKey(Mistake.OTHER_MODE);
  }

  /**
   * The one way out, named so that every use can be found by searching for it.
   *
   * @param use is given the 36 ASCII characters in an array that is overwritten when it returns; it
   *     must not keep the array
   * @return what {@code use} made of them
   */
  public <T> T reveal(Function<byte[], T> use) {
    byte[] copy = new byte[KeyShape.LENGTH];
    try {
      lock.lock();
      try {
        requireOpen();
        characters.get(0, copy);
      } finally {
        lock.unlock();
      }
      return use.apply(copy);
    } finally {
      wipe(copy);
    }
  }

  /** A second key with the same characters, closed on its own. */
  public ApiKey copy() {
    return reveal(ApiKey::new);
  }

  /** The last four characters of the GUID, in lower case; never those of the mode suffix. */
  public String lastFour() {
    return lastFour.toLowerCase(Locale.ROOT);
  }

  /**
   * Whether both are the same key, whatever the letter case, in time that does not depend on where
   * they differ.
   */
  public boolean sameAs(ApiKey other) {
    return reveal(mine -> other.reveal(theirs -> differences(mine, theirs) == 0));
  }

  private static int differences(byte[] a, byte[] b) {
    int difference = 0;
    for (int i = 0; i < KeyShape.LENGTH; i++) {
      difference |= (a[i] | LOWER) ^ (b[i] | LOWER);
    }
    return difference;
  }

  /** Overwrites the characters. Closing again does nothing. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      for (int i = 0; i < KeyShape.LENGTH; i++) {
        characters.put(i, (byte) 0);
      }
    } finally {
      lock.unlock();
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException(
          "the key was not used: it is closed and its characters are gone; ask the credential"
              + " source for a new copy");
    }
  }

  private static void wipe(byte[] bytes) {
    Arrays.fill(bytes, (byte) 0);
  }

  @Override
  public String toString() {
    return "[key ..." + lastFour() + "]";
  }
}
