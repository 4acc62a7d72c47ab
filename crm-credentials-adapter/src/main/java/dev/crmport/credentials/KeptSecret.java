package dev.crmport.credentials;

import java.nio.ByteBuffer;
import java.util.function.Function;

/**
 * Bytes that nobody else may see, kept outside the heap and overwritten when it is closed. Not safe
 * for many threads.
 */
final class KeptSecret implements AutoCloseable {
  private final ByteBuffer bytes;

  /**
   * @param secret is copied; the caller overwrites it
   */
  KeptSecret(byte[] secret) {
    bytes = ByteBuffer.allocateDirect(secret.length).put(0, secret);
  }

  /**
   * @param use is given the bytes in an array that is overwritten when it returns
   */
  <T> T use(Function<byte[], T> use) {
    byte[] copy = new byte[bytes.limit()];
    try {
      bytes.get(0, copy);
      return use.apply(copy);
    } finally {
      SecretFile.wipe(copy);
    }
  }

  @Override
  public void close() {
    for (int i = 0; i < bytes.limit(); i++) {
      bytes.put(i, (byte) 0);
    }
  }

  @Override
  public String toString() {
    return "a secret";
  }
}
