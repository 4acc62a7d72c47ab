package dev.crmport.pacing;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The file of one lane: opened when it is first needed, and locked for some microseconds at a time.
 * Tries for the file's lock a number of times and never waits for it. Guarded by the lane's lock.
 */
final class LaneFile {
  /** More than a lane of any sane pace needs; what is longer is not one of ours. */
  private static final int MOST_BYTES = 1 << 20;

  private final LaneFolder folder;
  private final Path path;
  private @Nullable OpenFile open;

  /** Whether the file was deleted while it was open here. */
  private boolean lost;

  LaneFile(LaneFolder folder, Path path) {
    this.folder = folder;
    this.path = path;
  }

  /**
   * Locks the file that the path leads to now, and makes one where there is none.
   *
   * @param attempts how often to try; the processor is offered to others in between
   * @param content what a new file says; told whether there was one a moment ago
   * @return null where others have it
   */
  // Whoever holds it needs microseconds, or the processor that this thread is on.
  @SuppressWarnings("ThreadPriorityCheck")
  @Nullable Session lock(int attempts, Function<Boolean, byte[]> content) throws IOException {
    for (int i = 0; i < attempts; i++) {
      Session locked = tryLock(content);
      if (locked != null) {
        return locked;
      }
      Thread.yield();
    }
    return null;
  }

  /** The same, and null also where there is no file. */
  @Nullable Session lockIfThere(int attempts) throws IOException {
    try {
      return lock(attempts, deleted -> new byte[0]);
    } catch (NoSuchFileException absent) {
      return null;
    }
  }

  /** Whether the file still begins so, as far as that is to be known without its lock. */
  boolean says(byte[] content) throws IOException {
    return open != null && open.says(content);
  }

  private @Nullable Session tryLock(Function<Boolean, byte[]> content) throws IOException {
    OpenFile file = open(content);
    if (!file.tryLock()) {
      return null;
    }
    Session session = new Session(file);
    boolean kept = false;
    try {
      kept = file.isAt(path);
    } catch (NoSuchFileException deleted) {
      lost = true;
    } finally {
      if (!kept) {
        session.close();
        close();
      }
    }
    return kept ? session : null;
  }

  private OpenFile open(Function<Boolean, byte[]> content) throws IOException {
    if (open == null) {
      open = openOrMake(content);
      lost = false;
    }
    return open;
  }

  private OpenFile openOrMake(Function<Boolean, byte[]> content) throws IOException {
    try {
      return OpenFile.of(path);
    } catch (NoSuchFileException absent) {
      byte[] first = content.apply(lost);
      if (first.length == 0) {
        throw absent;
      }
      folder.make(path, first);
      return OpenFile.of(path);
    }
  }

  /** Lets go of the file; it is opened again when it is needed. */
  void close() {
    OpenFile file = open;
    open = null;
    if (file != null) {
      file.release();
    }
  }

  /** The file while it is locked. */
  final class Session implements AutoCloseable {
    private final OpenFile file;

    private Session(OpenFile file) {
      this.file = file;
    }

    byte[] read() throws IOException {
      return file.read(MOST_BYTES);
    }

    void write(byte[] content) throws IOException {
      file.write(content);
    }

    @Override
    public void close() {
      try {
        file.unlock();
      } catch (IOException stillLocked) {
        // Closing it unlocks it as well.
        LaneFile.this.close();
      }
    }
  }
}
