package dev.crmport.testkit;

import java.util.SplittableRandom;
import java.util.UUID;

/** Draws the parts of ordinary text. Not safe for use by many threads. */
final class Scribe {
  private static final String[] WORDS = {
    "the",
    "request",
    "was",
    "sent",
    "account",
    "payment",
    "contact",
    "received",
    "stored",
    "of",
    "volunteer",
    "added",
    "decade",
    "facade",
    "cafe",
    "feedback",
    "database",
    "batch",
    "event",
    "to",
    "list",
    "and",
    "failed",
    "because",
    "connection",
    "closed",
    "session",
    "user",
    "Nora",
    "Quill",
    "membership",
    "renewed",
    "canvass",
    "for",
    "district",
    "ballot",
    "deed",
    "accede",
    "effaced",
    "in",
    "queue",
    "retry",
    "page",
    "export",
    "completed",
    "with",
    "warnings",
    "from"
  };
  private static final char[] LOWER = "0123456789abcdef".toCharArray();
  private static final char[] UPPER = "0123456789ABCDEF".toCharArray();

  private final SplittableRandom random;

  Scribe(SplittableRandom random) {
    this.random = random;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  int between(int least, int most) {
    return random.nextInt(least, most + 1);
  }

  boolean oneIn(int many) {
    return random.nextInt(many) == 0;
  }

  @SafeVarargs
  final <T> T oneOf(T... many) {
    return many[random.nextInt(many.length)];
  }

  String word() {
    return oneOf(WORDS);
  }

  String words(int count) {
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < count; i++) {
      words.append(i == 0 ? "" : " ").append(word());
    }
    return words.toString();
  }

  byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  /** As most libraries make them, of version 4. */
  String uuid() {
    long most = (random.nextLong() & ~0xF000L) | 0x4000L;
    long least = (random.nextLong() & ~(3L << 62)) | (1L << 63);
    return new UUID(most, least).toString();
  }

  String hex(int digits) {
    return hex(digits, LOWER);
  }

  String upperHex(int digits) {
    return hex(digits, UPPER);
  }

  private String hex(int digits, char[] alphabet) {
    char[] hex = new char[digits];
    for (int i = 0; i < digits; i++) {
      hex[i] = alphabet[random.nextInt(16)];
    }
    return new String(hex);
  }

  String digits(int count) {
    char[] digits = new char[count];
    for (int i = 0; i < count; i++) {
      digits[i] = (char) ('0' + random.nextInt(10));
    }
    return new String(digits);
  }

  /** Of the autumn of 2026, to the millisecond. */
  String instant() {
    return "2026-%02d-%02dT%02d:%02d:%02d.%03dZ"
        .formatted(between(9, 11), between(1, 30), below(24), below(60), below(60), below(1000));
  }

  /** Of a network that documentation may use. */
  String address() {
    return "192.0.2." + between(1, 254);
  }
}
