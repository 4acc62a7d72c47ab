package dev.crmport.web;

import java.util.Arrays;

/** Bytes that come at one end and go at the other. What goes is overwritten: it may be a key. */
final class HeldBytes {
  private static final int FIRST = 8 * 1024;

  private byte[] bytes = new byte[0];
  private int length;

  int length() {
    return length;
  }

  /** The bytes, from 0 to {@link #length}, until the next change. */
  byte[] array() {
    return bytes;
  }

  void append(byte[] more, int offset, int count) {
    if (bytes.length - length < count) {
      byte[] old = bytes;
      bytes = Arrays.copyOf(old, Math.max(Math.max(FIRST, length + count), 2 * old.length));
      Arrays.fill(old, (byte) 0);
    }
    System.arraycopy(more, offset, bytes, length, count);
    length += count;
  }

  /** Forgets the first ones. */
  void drop(int count) {
    System.arraycopy(bytes, count, bytes, 0, length - count);
    Arrays.fill(bytes, length - count, length, (byte) 0);
    length -= count;
  }

  /** Forgets all. */
  void wipe() {
    Arrays.fill(bytes, 0, length, (byte) 0);
    length = 0;
  }
}
