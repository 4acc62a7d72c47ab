package dev.crmport.pacing;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A file that is open once in this JVM, however many pacers use it: a process that closes a file
 * loses all its locks on it, also those that it took through another opening.
 *
 * <p>It is a {@link RandomAccessFile} and not a channel, since an interrupt closes a channel that
 * reads or writes, and here threads that are interrupted close their turns.
 */
final class OpenFile {
  private static final ReentrantLock OPENING = new ReentrantLock();

  /** By file key, which sees through links and spellings. Guarded by {@link #OPENING}. */
  private static final Map<Object, OpenFile> OPEN = new HashMap<>();

  private final Object key;
  private final RandomAccessFile file;

  /**
   * Held while the file is locked, as the system does not tell two pacers of one JVM apart; guards
   * the file's position as well.
   */
  private final ReentrantLock use = new ReentrantLock();

  private @Nullable FileLock lock;

  /** Guarded by {@link #OPENING}. */
  private int users;

  private OpenFile(Object key, RandomAccessFile file) {
    this.key = key;
    this.file = file;
  }

  /**
   * Opens it, or shares it.
   *
   * @throws java.nio.file.NoSuchFileException where there is none
   */
  static OpenFile of(Path path) throws IOException {
    OPENING.lock();
    try {
      Object key = key(path);
      OpenFile open = OPEN.get(key);
      if (open == null) {
        open = new OpenFile(key, new RandomAccessFile(path.toFile(), "rw"));
        OPEN.put(key, open);
      }
      open.users++;
      return open;
    } finally {
      OPENING.unlock();
    }
  }

  /** What tells the file at a path from every other one. */
  private static Object key(Path path) throws IOException {
    Object key = Files.readAttributes(path, BasicFileAttributes.class).fileKey();
    // Where files have no key, closing one does not unlock another.
    return key == null ? path.toRealPath() : key;
  }

  /** Whether the path still leads here. */
  boolean isAt(Path path) throws IOException {
    return key.equals(key(path));
  }

  /** False where another process has it, or another pacer in this one. */
  boolean tryLock() throws IOException {
    if (!use.tryLock()) {
      return false;
    }
    try {
      lock = file.getChannel().tryLock();
    } catch (OverlappingFileLockException anotherClassLoader) {
      lock = null;
    } finally {
      if (lock == null) {
        use.unlock();
      }
    }
    return lock != null;
  }

  /** To be called by the thread that locked it. */
  void unlock() throws IOException {
    FileLock held = lock;
    lock = null;
    try {
      if (held != null) {
        held.release();
      }
    } finally {
      use.unlock();
    }
  }

  byte[] read(int most) throws IOException {
    int length = (int) Math.min(file.length(), most);
    byte[] content = new byte[length];
    file.seek(0);
    file.readFully(content);
    return content;
  }

  /**
   * Whether it still begins so, without a lock: a write by somebody else that is under way shows as
   * a change. False also where another pacer of this JVM has it.
   */
  boolean says(byte[] content) throws IOException {
    if (!use.tryLock()) {
      return false;
    }
    try {
      return Arrays.equals(read(content.length), content);
    } finally {
      use.unlock();
    }
  }

  void write(byte[] content) throws IOException {
    file.seek(0);
    file.write(content);
  }

  /** One user less; the last one closes it. */
  void release() {
    OPENING.lock();
    try {
      users--;
      if (users == 0) {
        OPEN.remove(key);
        file.close();
      }
    } catch (IOException useless) {
      // Nothing was left to be written: it is as closed as it will be.
    } finally {
      OPENING.unlock();
    }
  }
}
