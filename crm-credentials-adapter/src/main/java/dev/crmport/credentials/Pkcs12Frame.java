package dev.crmport.credentials;

import static dev.crmport.core.key.StoreUnusable.Reason.DAMAGED;
import static dev.crmport.core.key.StoreUnusable.Reason.FOREIGN;

/**
 * The outermost bytes of a PKCS12 file, which are an ASN.1 sequence and its length. The JDK reads
 * files of other kinds too, and does not ask whether something follows.
 */
final class Pkcs12Frame {
  private static final int SEQUENCE = 0x30;

  /** The length stands in so many bytes behind, the low bits say; without any, it ends itself. */
  private static final int LONG = 0x80;

  private Pkcs12Frame() {}

  /**
   * @param file the store, for the messages
   */
  static void requireWhole(WholeFile file, byte[] content) {
    if (content.length > 0 && content[0] != SEQUENCE) {
      throw file.unusable(FOREIGN, "was not opened: it is no PKCS12 file; check the path", null);
    }
    if (content.length < 2 || !isWhole(content)) {
      throw file.unusable(
          DAMAGED,
          "was not opened: it was cut short or something was put behind it; it was left as it is;"
              + " bring it back from a backup",
          null);
    }
  }

  private static boolean isWhole(byte[] content) {
    int first = content[1] & 0xff;
    if (first == LONG) {
      return true;
    }
    int more = first < LONG ? 0 : first - LONG;
    if (more > 4 || content.length < 2 + more) {
      return false;
    }
    long length = more == 0 ? first : 0;
    for (int i = 0; i < more; i++) {
      length = length << 8 | (content[2 + i] & 0xff);
    }
    return content.length == 2 + more + length;
  }
}
