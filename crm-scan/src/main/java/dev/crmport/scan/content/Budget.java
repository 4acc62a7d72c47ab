package dev.crmport.scan.content;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts what goes into the unpacking of one file and what comes out. For one thread. */
final class Budget {
  /** What unpacks drops what it has of a piece when it meets damage; so pieces are small. */
  private static final int PIECE = 4_096;

  private final Bounds bounds;
  private long read;
  private long unpacked;
  private long entries;

  Budget(Bounds bounds) {
    this.bounds = bounds;
  }

  /** The file itself was not read; what comes of it is not the archive's fault. */
  static final class SourceFailed extends IOException {
    SourceFailed(IOException cause) {
      super(cause);
    }
  }

  /** It unpacks to more than anything ordinary. */
  static final class Bomb extends IOException {}

  /** How many bytes of the file were read. */
  long bytesRead() {
    return read;
  }

  boolean allows(int depth) {
    return depth <= bounds.depth();
  }

  void entry() throws Bomb {
    if (++entries > bounds.entries()) {
      throw new Bomb();
    }
  }

  private void unpack(long count) throws Bomb {
    unpacked += count;
    if (unpacked > bounds.total()
        || (unpacked > bounds.free() && unpacked / bounds.ratio() > read)) {
      throw new Bomb();
    }
  }

  /** The file: counts what is read of it. */
  InputStream source(InputStream stream) {
    return new FilterInputStream(stream) {
      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        try {
          int count = super.read(bytes, offset, length);
          read += Math.max(0, count);
          return count;
        } catch (IOException failed) {
          throw new SourceFailed(failed);
        }
      }
    };
  }

  /** What comes out of an archive: counts it, and fails where it is too much. */
  InputStream unpacking(InputStream stream) {
    return new FilterInputStream(stream) {
      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = super.read(bytes, offset, Math.min(length, PIECE));
        unpack(Math.max(0, count));
        return count;
      }
    };
  }
}
