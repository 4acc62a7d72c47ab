package dev.crmport.scan.content;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;

/** A text in UTF-16, which its first two bytes say, as one in UTF-8. For one thread. */
final class Utf8Bytes extends InputStream {
  private static final int CHARACTERS = 1 << 13;

  private final Reader text;
  private final char[] characters = new char[CHARACTERS];
  private byte[] bytes = {};
  private int next;

  /** Half of a pair, whose other half comes next. */
  private int held;

  Utf8Bytes(InputStream utf16) {
    text = new InputStreamReader(utf16, UTF_16);
  }

  @Override
  public int read() throws IOException {
    return next < bytes.length || fill() ? bytes[next++] & 0xff : -1;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (next == bytes.length && !fill()) {
      return -1;
    }
    int count = Math.min(length, bytes.length - next);
    System.arraycopy(bytes, next, target, offset, count);
    next += count;
    return count;
  }

  private boolean fill() throws IOException {
    int count = text.read(characters, held, characters.length - held);
    if (count < 0) {
      return false;
    }
    int end = held + count;
    held = Character.isHighSurrogate(characters[end - 1]) ? 1 : 0;
    bytes = new String(characters, 0, end - held).getBytes(UTF_8);
    next = 0;
    characters[0] = characters[end - 1];
    return bytes.length > 0 || fill();
  }
}
