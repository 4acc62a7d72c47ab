package dev.crmport.scan.content;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * A file's bytes, as many as it had when it was listed: one that grows while it is read does not
 * keep a scan going. For one thread.
 */
public final class FileBytes extends InputStream {
  private final FileChannel file;
  private long left;

  /**
   * The bytes of a file, which stays the caller's to close.
   *
   * @param size how many there are; 0 where the system does not say, as for much in {@code /proc}
   */
  public FileBytes(FileChannel file, long size) {
    this.file = file;
    left = size == 0 ? MOST_UNTOLD : size;
  }

  /** Files that have no size hold little, or have no end. */
  private static final long MOST_UNTOLD = 1 << 20;

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (left == 0) {
      return -1;
    }
    int count = file.read(ByteBuffer.wrap(bytes, offset, (int) Math.min(length, left)));
    left -= Math.max(0, count);
    return count;
  }
}
