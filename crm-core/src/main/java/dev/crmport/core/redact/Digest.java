package dev.crmport.core.redact;

import org.jspecify.annotations.Nullable;

/** The digests in which a key is recognised. */
enum Digest {
  MD5("MD5", 16),
  SHA_1("SHA-1", 20),
  SHA_256("SHA-256", 32),
  SHA_512("SHA-512", 64);

  private static final @Nullable Digest[] BY_HEX = new Digest[SHA_512.hexLength() + 1];
  private static final @Nullable Digest[] BY_BASE64 = new Digest[SHA_512.base64Length() + 1];

  static {
    for (Digest digest : values()) {
      BY_HEX[digest.hexLength()] = digest;
      BY_BASE64[digest.base64Length()] = digest;
    }
  }

  private final String algorithm;
  private final int bytes;

  /** Of the six bits of its last character in base64, those that are none of its own. */
  private final int behindLastByte;

  Digest(String algorithm, int bytes) {
    this.algorithm = algorithm;
    this.bytes = bytes;
    behindLastByte = (1 << (6 * base64Length() - Byte.SIZE * bytes)) - 1;
  }

  /** What the platform calls it. */
  String algorithm() {
    return algorithm;
  }

  private int hexLength() {
    return 2 * bytes;
  }

  /** Without padding. */
  int base64Length() {
    return (4 * bytes + 2) / 3;
  }

  /** Whether its last character in base64 may be this one: bits behind its last byte are zeros. */
  boolean mayEndWith(char base64) {
    return (Sextets.of(base64) & behindLastByte) == 0;
  }

  /** The one that has so many characters in hexadecimal; null where none has. */
  static @Nullable Digest ofHex(int length) {
    return length < BY_HEX.length ? BY_HEX[length] : null;
  }

  /** The one that has so many characters in base64 without its padding; null where none has. */
  static @Nullable Digest ofBase64(int length) {
    return length < BY_BASE64.length ? BY_BASE64[length] : null;
  }
}
