package dev.crmport.bench.processes;

import dev.crmport.bench.traffic.Gate;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The least that pacing by a file can do: lock a small file, read, write and unlock it. */
final class LockedFile implements AutoCloseable {
  /** About what a lane's file says. */
  private static final int BYTES = 160;

  private final FileChannel channel;
  private final ByteBuffer content = ByteBuffer.allocateDirect(BYTES);

  /** Opens it, and makes it where there is none. */
  LockedFile(Path path) throws IOException {
    channel =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  /** Waits for the lock and holds it during the errand. */
  void hold(Gate.Errand errand) throws IOException, InterruptedException {
    try (FileLock held = channel.lock()) {
      channel.read(content.clear(), 0);
      errand.run(() -> {});
      channel.write(content.clear(), 0);
      if (!held.isValid()) {
        throw new IOException("the lock was lost while it was held");
      }
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
