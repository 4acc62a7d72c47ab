package dev.crmport.credentials;

import static dev.crmport.core.key.StoreUnusable.Reason.NOT_WRITTEN;
import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.crmport.core.key.StoreUnusable;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLockInterruptionException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The right to change one file, held against all threads and processes of this machine.
 *
 * <p>The system's lock on {@code STORE.lock} keeps other processes out and vanishes with its
 * holder. It belongs to the whole JVM, so a lock per file keeps this JVM's threads apart. The lock
 * file stays: removing it would let two processes each lock a file of that name.
 */
final class WriteLock implements AutoCloseable {
  /** One per store that this process ever changed: few, so none is taken out. */
  private static final Map<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

  private final Path store;
  private final ReentrantLock threads;
  private final FileChannel processes;

  private WriteLock(Path store, ReentrantLock threads, FileChannel processes) {
    this.store = store;
    this.threads = threads;
    this.processes = processes;
  }

  /**
   * Waits for the lock, as long as others hold it.
   *
   * @param title what messages call the file, such as {@code the key store}
   * @param store free of links, so that all ways to one file meet in one lock
   */
  static WriteLock take(String title, Path store) {
    ReentrantLock threads = THREADS.computeIfAbsent(store, path -> new ReentrantLock());
    try {
      threads.lockInterruptibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw interrupted(title, store, e);
    }
    boolean locked = false;
    try {
      WriteLock lock = new WriteLock(store, threads, lockFileOf(title, store));
      locked = true;
      return lock;
    } finally {
      if (!locked) {
        threads.unlock();
      }
    }
  }

  private static FileChannel lockFileOf(String title, Path store) {
    Path file = store.resolveSibling(store.getFileName() + ".lock");
    FileChannel channel = null;
    boolean locked = false;
    try {
      channel = FileChannel.open(file, Set.of(CREATE, WRITE, NOFOLLOW_LINKS), WholeFile.OWNER_ONLY);
      channel.lock();
      locked = true;
      return channel;
    } catch (ClosedByInterruptException | FileLockInterruptionException e) {
      throw interrupted(title, store, e);
    } catch (IOException | OverlappingFileLockException e) {
      throw new StoreUnusable(
          NOT_WRITTEN,
          title
              + " "
              + store
              + " was not changed: the lock file "
              + file.getFileName()
              + " beside it could not be locked; check the rights on the directory, and that its"
              + " file system knows file locks; the old content is intact",
          e);
    } finally {
      if (channel != null && !locked) {
        closeQuietly(channel);
      }
    }
  }

  private static StoreUnusable interrupted(String title, Path store, Exception cause) {
    return new StoreUnusable(
        NOT_WRITTEN,
        title
            + " "
            + store
            + " was not changed: the thread was interrupted before it had the file to itself; try"
            + " again; the old content is intact",
        cause);
  }

  /** The file that the lock is for. */
  Path store() {
    return store;
  }

  @Override
  public void close() {
    closeQuietly(processes);
    threads.unlock();
  }

  private static void closeQuietly(FileChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      // Nothing was written through it, and the system gives the lock up with the descriptor.
    }
  }
}
