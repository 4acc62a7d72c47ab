package dev.crmport.web.mail;

import java.util.Arrays;
import java.util.List;

/** How a file is packed, as its first bytes tell. */
enum PackedAs {
  NOT,
  ZIP,
  GZIP,
  /** In a way that nothing here opens. */
  OTHERWISE;

  /** How many bytes tell it. */
  static final int TELLING = 6;

  private static final List<byte[]> OTHERS =
      List.of(
          new byte[] {'7', 'z', (byte) 0xbc, (byte) 0xaf, 0x27, 0x1c},
          new byte[] {'R', 'a', 'r', '!', 0x1a, 7},
          new byte[] {'B', 'Z', 'h'},
          new byte[] {(byte) 0xfd, '7', 'z', 'X', 'Z', 0},
          new byte[] {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd},
          new byte[] {4, 0x22, 0x4d, 0x18},
          new byte[] {'L', 'Z', 'I', 'P'});

  static PackedAs told(byte[] beginning) {
    if (begins(beginning, new byte[] {'P', 'K', 3, 4})
        || begins(beginning, new byte[] {'P', 'K', 5, 6})) {
      return ZIP;
    }
    if (begins(beginning, new byte[] {0x1f, (byte) 0x8b})) {
      return GZIP;
    }
    return OTHERS.stream().anyMatch(magic -> begins(beginning, magic)) ? OTHERWISE : NOT;
  }

  private static boolean begins(byte[] bytes, byte[] magic) {
    return bytes.length >= magic.length
        && Arrays.equals(bytes, 0, magic.length, magic, 0, magic.length);
  }
}
