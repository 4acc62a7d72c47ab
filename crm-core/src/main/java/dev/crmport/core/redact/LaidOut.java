package dev.crmport.core.redact;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharsetEncoder;
import java.util.Arrays;

/**
 * Characters laid out as bytes: they are read faster than those of a string, and eight at once. It
 * is used for one text after another. For one thread at a time.
 *
 * <p>A character beyond Latin-1 can be a part of no form; another stands for it that cannot either.
 * Some such ones follow the last character, so that who looks for characters of a kind does not
 * have to look for the end.
 */
abstract sealed class LaidOut implements CharSequence permits Text {
  private static final byte NO_PART = (byte) 0xff;

  /** How much of a string is laid out in one go. */
  private static final int PIECE = 4096;

  /** Up to the end of 64 characters, and as many as are read at once. */
  private static final int BEHIND = Kinds.SIZE + Digits.WORD;

  private static final long EACH = 0x0101010101010101L;
  private static final long LOW_BITS = 0x7f7f7f7f7f7f7f7fL;

  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle HALF_WORDS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

  private final Kinds kinds = new Kinds();
  private final CharsetEncoder encoder = ISO_8859_1.newEncoder();
  private final char[] piece = new char[PIECE];
  private final CharBuffer source = CharBuffer.wrap(piece);
  private byte[] bytes = new byte[PIECE + BEHIND];
  private ByteBuffer target = ByteBuffer.wrap(bytes);
  private int length;

  /** How many of the bytes were ever written to since they were wiped. */
  private int used;

  /** Lays out a part of a string. */
  void lay(String text, int from, int to) {
    resize(to - from);
    for (int done = 0; done < length; done += PIECE) {
      int count = Math.min(PIECE, length - done);
      text.getChars(from + done, from + done + count, piece, 0);
      encode(done, count);
    }
  }

  private void encode(int at, int count) {
    source.clear().limit(count);
    target.clear().position(at);
    if (!encoder.reset().encode(source, target, true).isUnderflow()) {
      for (int i = 0; i < count; i++) {
        bytes[at + i] = piece[i] < 0x100 ? (byte) piece[i] : NO_PART;
      }
    }
  }

  /** Lays out bytes, each of them a character. */
  void lay(byte[] text, int from, int to) {
    resize(to - from);
    System.arraycopy(text, from, bytes, 0, length);
  }

  /**
   * Lays out the next stretch of a stream, each of its bytes a character.
   *
   * @param gone how many of the characters that there are have to make place
   * @param size how many there are to be then
   * @return whether the stream has ended
   */
  boolean slide(InputStream stream, int gone, int size) throws IOException {
    int kept = length - gone;
    reserve(size);
    System.arraycopy(bytes, gone, bytes, 0, kept);
    resize(kept + stream.readNBytes(bytes, kept, size - kept));
    return length < size;
  }

  private void resize(int size) {
    reserve(size);
    length = size;
    used = Math.max(used, length);
    Arrays.fill(bytes, length, length + BEHIND, NO_PART);
  }

  private void reserve(int size) {
    if (bytes.length < size + BEHIND) {
      byte[] before = bytes;
      bytes = Arrays.copyOf(before, Math.max(size, 2 * before.length) + BEHIND);
      Arrays.fill(before, (byte) 0);
      target = ByteBuffer.wrap(bytes);
    }
  }

  /** Which of the 64 characters from this one on are of which kinds, until others are read. */
  Kinds kinds(int from) {
    kinds.read(bytes, from);
    return kinds;
  }

  @Override
  public int length() {
    return length;
  }

  @Override
  public char charAt(int index) {
    return (char) (bytes[index] & 0xff);
  }

  /** Whether the character here is of one of these kinds; at the end it is of none. */
  boolean is(int place, int kinds) {
    return Characters.is(charAt(place), kinds);
  }

  /** The same where there may be no such place before the beginning or behind the end. */
  boolean isWithin(int place, int kinds) {
    return place >= 0 && place < length && is(place, kinds);
  }

  /** Where the characters of these kinds end that go on from here. */
  int end(int from, int kinds) {
    int end = from;
    while (is(end, kinds)) {
      end++;
    }
    return end;
  }

  /** Where the next such character is; {@code to} where there is none before. */
  int find(char c, int from, int to) {
    for (int at = from; at < to; at += Digits.WORD) {
      long found = zeros(eight(at) ^ (c * EACH));
      if (found != 0) {
        return Math.min(to, at + Long.numberOfLeadingZeros(found) / Byte.SIZE);
      }
    }
    return to;
  }

  /** The highest bit of each byte that is zero: it has none itself, nor has the sum. */
  private static long zeros(long bytes) {
    return ~(((bytes & LOW_BITS) + LOW_BITS) | bytes | LOW_BITS);
  }

  /** Eight characters, the first one in the highest byte. */
  long eight(int from) {
    return (long) WORDS.get(bytes, from);
  }

  /** Four characters, the first one in the highest byte. */
  int four(int from) {
    return (int) HALF_WORDS.get(bytes, from);
  }

  /** Four characters, the first one in the highest byte, and four more from another place on. */
  long fourAndFour(int first, int second) {
    int high = (int) HALF_WORDS.get(bytes, first);
    int low = (int) HALF_WORDS.get(bytes, second);
    return ((long) high << Integer.SIZE) | Integer.toUnsignedLong(low);
  }

  /** The number that sixteen hexadecimal digits are; each of them has to be one. */
  long sixteenDigits(int from) {
    return (Digits.value(eight(from)) << 32) | Digits.value(eight(from + Digits.WORD));
  }

  /** Whether this stands here. */
  boolean has(String what, int from) {
    return has(what, from, 0);
  }

  /** Whether this word stands here in either case. */
  boolean hasInAnyCase(String lower, int from) {
    return has(lower, from, 0x20);
  }

  /** Whether this stands here, some bits of each character aside that it has set itself. */
  private boolean has(String what, int from, int aside) {
    if (from < 0 || from + what.length() > length) {
      return false;
    }
    for (int i = 0; i < what.length(); i++) {
      if ((charAt(from + i) | aside) != what.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return new String(bytes, start, end - start, ISO_8859_1);
  }

  /** All of it: a sequence of characters has to. */
  @Override
  public String toString() {
    return new String(bytes, 0, length, ISO_8859_1);
  }

  /** Leaves nothing of it: nobody knows yet of what is a key tomorrow. */
  void wipe() {
    Arrays.fill(bytes, 0, used, (byte) 0);
    Arrays.fill(piece, 0, Math.min(used, PIECE), '\0');
    used = 0;
    length = 0;
  }

  /** Whether there is anything to be wiped. */
  boolean isUsed() {
    return used > 0;
  }
}
