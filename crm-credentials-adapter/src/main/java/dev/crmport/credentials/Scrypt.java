package dev.crmport.credentials;

import static dev.crmport.core.key.StoreUnusable.Reason.UNREADABLE;

import dev.crmport.core.key.StoreUnusable;
import org.bouncycastle.crypto.generators.SCrypt;

/** The scrypt function (RFC 7914), from a library that is not there unless somebody wants it. */
final class Scrypt {
  private static final int BLOCK = 128;

  private Scrypt() {}

  /**
   * @param cost N: how often the memory is filled, a power of two
   * @param blocks r: how large one round's memory is, in blocks of 128 bytes
   * @param times p: how often all of it is done
   * @param length of the result in bytes
   */
  static byte[] derive(
      byte[] passphrase, byte[] salt, int cost, int blocks, int times, int length) {
    requireMemory((long) BLOCK * blocks * cost);
    try {
      return SCrypt.generate(passphrase, salt, cost, blocks, times, length);
    } catch (NoClassDefFoundError e) {
      throw new StoreUnusable(
          UNREADABLE,
          "the passphrase was not used: the library that computes scrypt is missing; add"
              + " org.bouncycastle:bcprov-jdk18on to the program, or keep the store for an identity"
              + " in the place of a passphrase",
          null);
    }
  }

  /** Asked before: running out of memory would hit whichever thread asks next. */
  private static void requireMemory(long bytes) {
    long most = Runtime.getRuntime().maxMemory();
    if (bytes > most / 4 * 3) {
      throw new StoreUnusable(
          UNREADABLE,
          "the passphrase was not used: it takes "
              + (bytes >> 20)
              + " MiB of memory for a moment, and this program may use no more than "
              + (most >> 20)
              + " MiB; allow it more (-Xmx)",
          null);
    }
  }
}
