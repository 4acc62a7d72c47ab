package dev.crmport.credentials;

import java.io.OutputStream;
import java.util.Arrays;

/**
 * A store's decrypted text in memory, written front to back. It leaves nothing behind: an array
 * that was outgrown is overwritten, and so is the last one when this is closed.
 */
final class PlainText extends OutputStream {
  private byte[] bytes;
  private int length;

  /**
   * @param expected how long it will probably be, so that it need not grow
   */
  PlainText(int expected) {
    bytes = new byte[Math.max(expected, 64)];
  }

  @Override
  public void write(int b) {
    makeRoomFor(1);
    bytes[length++] = (byte) b;
  }

  @Override
  public void write(byte[] source, int offset, int count) {
    makeRoomFor(count);
    System.arraycopy(source, offset, bytes, length, count);
    length += count;
  }

  private void makeRoomFor(int count) {
    if (length + count > bytes.length) {
      byte[] outgrown = bytes;
      bytes = Arrays.copyOf(outgrown, Math.max(2 * outgrown.length, length + count));
      Arrays.fill(outgrown, (byte) 0);
    }
  }

  /** The array itself, not a copy; what was written is its first {@link #length} bytes. */
  byte[] array() {
    return bytes;
  }

  int length() {
    return length;
  }

  @Override
  public void close() {
    Arrays.fill(bytes, (byte) 0);
    length = 0;
  }
}
