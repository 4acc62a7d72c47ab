package dev.crmport.core.redact;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetEncoder;
import java.util.Arrays;

/**
 * Where a piece of text is laid out as bytes, which are read faster than the characters of a
 * string. For one thread at a time.
 */
final class Room {
  /** How many characters it has room for. */
  static final int SIZE = 4096;

  /**
   * What stands for a character beyond Latin-1; it can be a part of no form, and no more can those.
   */
  private static final byte BEYOND = (byte) 0xff;

  private final byte[] bytes = new byte[SIZE];
  private final char[] characters = new char[SIZE];
  private final ByteBuffer encoded = ByteBuffer.wrap(bytes);
  private final CharBuffer source = CharBuffer.wrap(characters);
  private final CharsetEncoder encoder = ISO_8859_1.newEncoder();

  /** How much of it was ever written to since it was wiped. */
  private int used;

  private int strangeUntil;
  private int delimitedUntil;

  /** For each place among four characters. */
  private final int[] codedUntil = new int[Base64Text.GROUP];

  /** For other characters, until the next piece is laid out. */
  char[] characters() {
    used = SIZE;
    return characters;
  }

  /** Up to where base64 was read and found to say nothing of a key. */
  int strangeUntil() {
    return strangeUntil;
  }

  /** Begins with another text. */
  void begin() {
    strangeUntil = 0;
    delimitedUntil = 0;
    Arrays.fill(codedUntil, 0);
  }

  /** Up to where bytes with something in between were searched. */
  int delimitedUntil() {
    return delimitedUntil;
  }

  void markDelimited(int place) {
    delimitedUntil = Math.max(delimitedUntil, place);
  }

  /** Up to where base64 was searched whose first of four characters stand as this one does. */
  int codedUntil(int first) {
    return codedUntil[first % Base64Text.GROUP];
  }

  void markCoded(int first, int place) {
    codedUntil[first % Base64Text.GROUP] = place;
  }

  void markStrange(int place) {
    strangeUntil = Math.max(strangeUntil, place);
  }

  /** Lays out a piece of a text; what is left of 64 characters is filled with what is no part. */
  byte[] with(String text, int from, int to) {
    int length = to - from;
    used = Math.max(used, length);
    text.getChars(from, to, characters, 0);
    source.clear().limit(length);
    encoded.clear();
    if (!encoder.reset().encode(source, encoded, true).isUnderflow()) {
      for (int i = 0; i < length; i++) {
        bytes[i] = characters[i] < 0x100 ? (byte) characters[i] : BEYOND;
      }
    }
    Arrays.fill(bytes, length, Math.min(SIZE, (length | (Kinds.SIZE - 1)) + 1), BEYOND);
    return bytes;
  }

  /** Leaves nothing of the text: nobody knows yet of what is a key tomorrow. */
  void wipe() {
    Arrays.fill(bytes, 0, used, (byte) 0);
    Arrays.fill(characters, 0, used, '\0');
    used = 0;
  }
}
