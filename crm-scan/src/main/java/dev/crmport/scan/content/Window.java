package dev.crmport.scan.content;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a stream that moves along as it is read, and tells at what line and column an offset
 * in it lies. Its memory is the same however long the stream is, and serves one stream after
 * another. For one thread.
 *
 * <p>At least {@code size / 2} bytes behind the place of reading stay in it; whoever reads must not
 * ask for a place that lies further back.
 */
final class Window extends InputStream {
  /** A redactor that searches reads 64 KB ahead of what it tells of, at the most. */
  static final int SIZE = 1 << 19;

  /** Is told when there is more to look at. */
  interface Watcher {
    /**
     * There is more in the window.
     *
     * @param last whether nothing comes behind it
     */
    void filled(boolean last);
  }

  private final byte[] bytes;
  private InputStream in = InputStream.nullInputStream();
  private @Nullable Watcher watcher;
  private long base;
  private int next;
  private int limit;
  private boolean ended;
  private @Nullable IOException failure;

  /** What lies before {@link #base}. */
  private final Lines before = new Lines();

  /** Where a place was asked for last, since the next one mostly lies behind it. */
  private final Lines asked = new Lines();

  private long askedOffset;

  Window(int size) {
    bytes = new byte[size];
  }

  /** Begins with another stream, which stays the caller's to close. */
  void open(InputStream stream) {
    in = stream;
    watcher = null;
    base = 0;
    next = 0;
    limit = 0;
    ended = false;
    failure = null;
    before.reset();
    asked.reset();
    askedOffset = 0;
  }

  /** From now on this one is told of what comes, and at once of what is there. */
  void watch(Watcher eyes) {
    watcher = eyes;
    eyes.filled(ended);
  }

  /** The bytes; those from {@link #base} on stand at its beginning. */
  byte[] bytes() {
    return bytes;
  }

  /** The offset in the stream of the first byte. */
  long base() {
    return base;
  }

  /** How many bytes there are. */
  int limit() {
    return limit;
  }

  /** Reads so much ahead, where the stream has it; tells how much there is. */
  int peek(int count) {
    while (limit - next < count && fill()) {
      // More.
    }
    return limit - next;
  }

  private boolean fill() {
    if (ended) {
      return false;
    }
    if (limit == bytes.length) {
      slide();
    }
    int count = more();
    if (count < 0) {
      ended = true;
    } else {
      limit += count;
    }
    if (watcher != null) {
      watcher.filled(ended);
    }
    return count >= 0;
  }

  private int more() {
    try {
      return in.read(bytes, limit, bytes.length - limit);
    } catch (IOException torn) {
      failure = torn;
    } catch (RuntimeException damaged) {
      // Libraries that unpack throw these as well.
      failure = new IOException(damaged);
    }
    return -1;
  }

  /**
   * Throws what the stream has thrown. While it is read it just ends there, so that all that came
   * before is looked at.
   */
  void requireWhole() throws IOException {
    if (failure != null) {
      throw failure;
    }
  }

  private void slide() {
    int gone = Math.max(0, next - bytes.length / 2);
    before.pass(bytes, 0, gone);
    System.arraycopy(bytes, gone, bytes, 0, limit - gone);
    base += gone;
    next -= gone;
    limit -= gone;
    if (askedOffset < base) {
      asked.set(before);
      askedOffset = base;
    }
  }

  @Override
  public int read() {
    return next == limit && peek(1) == 0 ? -1 : bytes[next++] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, target.length);
    if (length == 0) {
      return 0;
    }
    if (next == limit && peek(1) == 0) {
      return -1;
    }
    int count = Math.min(length, limit - next);
    System.arraycopy(bytes, next, target, offset, count);
    next += count;
    return count;
  }

  @Override
  public int available() {
    return limit - next;
  }

  /** Moves the place that {@link #line} and {@link #column} tell of. */
  void goTo(long offset) {
    long target = Math.clamp(offset, base, base + limit);
    if (target < askedOffset) {
      asked.set(before);
      askedOffset = base;
    }
    asked.pass(bytes, (int) (askedOffset - base), (int) (target - base));
    askedOffset = target;
  }

  /** The line, from 1. */
  long line() {
    return asked.ends + 1;
  }

  /** The column in characters of UTF-8, from 1. */
  long column() {
    return asked.characters + 1;
  }

  /** What stands behind a place: line ends, and characters since the last of them. */
  private static final class Lines {
    long ends;
    long characters;

    void reset() {
      ends = 0;
      characters = 0;
    }

    void set(Lines other) {
      ends = other.ends;
      characters = other.characters;
    }

    void pass(byte[] bytes, int from, int to) {
      int lineStart = from;
      for (int i = from; i < to; i++) {
        if (bytes[i] == '\n') {
          ends++;
          characters = 0;
          lineStart = i + 1;
        }
      }
      for (int i = lineStart; i < to; i++) {
        // All but the continuation bytes of UTF-8.
        if ((bytes[i] & 0xc0) != 0x80) {
          characters++;
        }
      }
    }
  }
}
