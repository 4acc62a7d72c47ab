package dev.crmport.pacing;

import dev.crmport.core.pace.Time;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The file of one lane: opened when it is first needed, and locked for some microseconds at a time.
 * Guarded by the lane's lock.
 */
final class LaneFile {
  /** More than a lane of any sane pace needs; what is longer is not one of ours. */
  private static final int MOST_BYTES = 1 << 20;

  /**
   * Attempts before a thread pauses, or gives up: whoever has the lock needs microseconds as a
   * rule, or the processor that this thread is on.
   */
  private static final int ATTEMPTS = 10_000;

  private static final int ATTEMPTS_WITHOUT_PATIENCE = 3;
  private static final long PAUSE = TimeUnit.MICROSECONDS.toNanos(200);

  private final LaneFolder folder;
  private final Path path;
  private final Time time;
  private @Nullable OpenFile open;

  /** Whether the file was deleted while it was open here. */
  private boolean lost;

  LaneFile(LaneFolder folder, Path path, Time time) {
    this.folder = folder;
    this.path = path;
    this.time = time;
  }

  /**
   * Locks the file that the path leads to now, and makes one where there is none.
   *
   * @param patience for how many nanoseconds to try again; with none, a few attempts are made
   * @param content what a new file says; told whether there was one a moment ago
   * @return null where others have it
   */
  @SuppressWarnings("ThreadPriorityCheck")
  @Nullable Session lock(long patience, Function<Boolean, byte[]> content) throws IOException {
    int attemptsAtOnce = patience > 0 ? ATTEMPTS : ATTEMPTS_WITHOUT_PATIENCE;
    long last = time.nanos() + patience;
    for (int attempt = 1; ; attempt++) {
      Session locked = tryLock(content);
      if (locked != null) {
        return locked;
      }
      if (attempt < attemptsAtOnce) {
        Thread.yield();
      } else if (time.nanos() - last < 0) {
        time.parkUntil(this, time.nanos() + PAUSE);
      } else {
        return null;
      }
    }
  }

  /** The same, and null also where there is no file. */
  @Nullable Session lockIfThere(long patience) throws IOException {
    try {
      return lock(patience, deleted -> new byte[0]);
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
