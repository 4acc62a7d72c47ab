package dev.crmport.scan.content;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Looks at eight bytes at once: small files are many, and each is looked at from its beginning. */
final class Bytes {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x01_01_01_01_01_01_01_01L;
  private static final long HIGH = 0x80_80_80_80_80_80_80_80L;

  private Bytes() {}

  /** Whether one of the first so many is zero. */
  static boolean hasZero(byte[] bytes, int count) {
    int i = 0;
    for (; i + Long.BYTES <= count; i += Long.BYTES) {
      long eight = eightAt(bytes, i);
      if (((eight - ONES) & ~eight & HIGH) != 0) {
        return true;
      }
    }
    for (; i < count; i++) {
      if (bytes[i] == 0) {
        return true;
      }
    }
    return false;
  }

  /** Eight of them, the first one lowest. */
  static long eightAt(byte[] bytes, int from) {
    return (long) LONG.get(bytes, from);
  }
}
