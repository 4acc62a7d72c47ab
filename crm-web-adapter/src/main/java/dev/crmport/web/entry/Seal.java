package dev.crmport.web.entry;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs texts with HMAC-SHA-256, and knows its own signatures again. Safe for many threads. */
final class Seal {
  /** As long as what the hash gives: more adds nothing, and less can be guessed sooner. */
  static final int LEAST_BYTES = 32;

  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec secret;

  /**
   * @param secret copied
   */
  Seal(byte[] secret) {
    if (secret.length < LEAST_BYTES) {
      throw new IllegalArgumentException(
          "the links were not set up: their secret has "
              + secret.length
              + " bytes and needs at least "
              + LEAST_BYTES
              + " random ones; make one with KeyLinks.newSecret()");
    }
    this.secret = new SecretKeySpec(secret, ALGORITHM);
  }

  /** What is signed: a signature of one kind is none of another. */
  enum Kind {
    LINK,
    FORM,
    NEWS
  }

  /** The signature in base64 for URLs. */
  String sign(Kind kind, String... parts) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(secret);
      update(mac, kind.name());
      for (String part : parts) {
        update(mac, part);
      }
      return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal());
    } catch (GeneralSecurityException inEveryJvm) {
      throw new IllegalStateException(
          "nothing was signed: the JVM has no HMAC-SHA-256", inEveryJvm);
    }
  }

  /** With its length: where one part ends and the next begins is signed as well. */
  private static void update(Mac mac, String part) {
    byte[] bytes = part.getBytes(UTF_8);
    mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
    mac.update(bytes);
  }

  /** Whether it is the signature of these parts; takes as long whatever the answer is. */
  boolean isOf(String signature, Kind kind, String... parts) {
    return MessageDigest.isEqual(
        sign(kind, parts).getBytes(US_ASCII), signature.getBytes(US_ASCII));
  }

  /** Without the secret; the JDK's own shows a hash of it. */
  @Override
  public String toString() {
    return "Seal";
  }
}
