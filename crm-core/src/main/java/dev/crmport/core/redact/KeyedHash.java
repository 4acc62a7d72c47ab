package dev.crmport.core.redact;

import java.nio.ByteBuffer;
import java.security.SecureRandom;

/**
 * SipHash-2-4 (Aumasson and Bernstein) of messages of 16 bytes: without its secret, an answer says
 * nothing of the message.
 *
 * <p>The secret lives outside the heap, as the keys do, so that a heap dump with all answers in it
 * does not hold what it takes to search for their messages.
 */
final class KeyedHash {
  private static final int SECRET_BYTES = 16;

  /** Two for each of the three blocks and four in the end, in one loop: the compiler unrolls it. */
  private static final int ROUNDS = 10;

  /** The message's length stands in the highest byte of the last block. */
  private static final long LAST_BLOCK = 16L << 56;

  private final ByteBuffer secret = ByteBuffer.allocateDirect(SECRET_BYTES);

  KeyedHash(long first, long second) {
    secret.putLong(0, first).putLong(Long.BYTES, second);
  }

  /** With a secret that only this object has. */
  static KeyedHash random() {
    SecureRandom random = new SecureRandom();
    return new KeyedHash(random.nextLong(), random.nextLong());
  }

  /** The answer to a message of two words. */
  long of(long first, long second) {
    long k0 = secret.getLong(0);
    long k1 = secret.getLong(Long.BYTES);
    long v0 = k0 ^ 0x736f6d6570736575L;
    long v1 = k1 ^ 0x646f72616e646f6dL;
    long v2 = k0 ^ 0x6c7967656e657261L;
    long v3 = k1 ^ 0x7465646279746573L;
    for (int round = 0; round < ROUNDS; round++) {
      switch (round) {
        case 0 -> v3 ^= first;
        case 2 -> {
          v0 ^= first;
          v3 ^= second;
        }
        case 4 -> {
          v0 ^= second;
          v3 ^= LAST_BLOCK;
        }
        case 6 -> {
          v0 ^= LAST_BLOCK;
          v2 ^= 0xff;
        }
        default -> {
          // The second round of a block, or the last ones.
        }
      }
      v0 += v1;
      v2 += v3;
      v1 = Long.rotateLeft(v1, 13) ^ v0;
      v3 = Long.rotateLeft(v3, 16) ^ v2;
      v0 = Long.rotateLeft(v0, 32);
      v2 += v1;
      v0 += v3;
      v1 = Long.rotateLeft(v1, 17) ^ v2;
      v3 = Long.rotateLeft(v3, 21) ^ v0;
      v2 = Long.rotateLeft(v2, 32);
    }
    return v0 ^ v1 ^ v2 ^ v3;
  }

  @Override
  public String toString() {
    return "KeyedHash";
  }
}
