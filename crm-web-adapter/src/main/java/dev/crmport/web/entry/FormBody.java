package dev.crmport.web.entry;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.crmport.core.key.DatabaseMode;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.Optional;

/**
 * What was posted, read without making texts of the key: text cannot be wiped. Closing it wipes the
 * posted bytes and the key. For one thread.
 */
final class FormBody implements AutoCloseable {
  static final String KEY = "key";
  static final String MODE = "mode";
  static final String TOKEN = "token";

  private final byte[] posted;
  private final Optional<CharBuffer> key;
  private final String token;
  private final Optional<DatabaseMode> mode;

  private FormBody(
      byte[] posted, Optional<CharBuffer> key, String token, Optional<DatabaseMode> mode) {
    this.posted = posted;
    this.key = key;
    this.token = token;
    this.mode = mode;
  }

  /**
   * Reads a form of {@code application/x-www-form-urlencoded}; of a field that comes twice the
   * first counts.
   *
   * @param posted taken over, and wiped
   */
  static FormBody of(byte[] posted) {
    return new FormBody(
        posted,
        value(posted, KEY).flatMap(FormBody::characters),
        value(posted, TOKEN).map(FormBody::plain).orElse(""),
        value(posted, MODE).map(FormBody::plain).flatMap(FormBody::modeOf));
  }

  /** The decoded bytes of a field, which nobody else has. */
  private static Optional<byte[]> value(byte[] posted, String name) {
    byte[] begin = (name + "=").getBytes(US_ASCII);
    int at = 0;
    while (at < posted.length) {
      int end = at;
      while (end < posted.length && posted[end] != '&') {
        end++;
      }
      if (end - at >= begin.length
          && Arrays.equals(posted, at, at + begin.length, begin, 0, begin.length)) {
        return Optional.of(decoded(posted, at + begin.length, end));
      }
      at = end + 1;
    }
    return Optional.empty();
  }

  private static byte[] decoded(byte[] posted, int from, int to) {
    byte[] room = new byte[to - from];
    int length = 0;
    for (int at = from; at < to; at++) {
      byte b = posted[at];
      int high = b == '%' && at + 2 < to ? Character.digit(posted[at + 1], 16) : -1;
      int low = high < 0 ? -1 : Character.digit(posted[at + 2], 16);
      if (low >= 0) {
        room[length++] = (byte) ((high << 4) | low);
        at += 2;
      } else {
        room[length++] = b == '+' ? (byte) ' ' : b;
      }
    }
    byte[] exact = Arrays.copyOf(room, length);
    Arrays.fill(room, (byte) 0);
    return exact;
  }

  /** Nothing where it is not UTF-8; wipes the bytes. */
  private static Optional<CharBuffer> characters(byte[] bytes) {
    CharBuffer room = CharBuffer.allocate(bytes.length);
    try {
      var result = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes), room, true);
      if (result.isError()) {
        result.throwException();
      }
      return Optional.of(room.flip());
    } catch (CharacterCodingException notUtf8) {
      wipe(room);
      return Optional.empty();
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  private static String plain(byte[] bytes) {
    return new String(bytes, US_ASCII);
  }

  private static Optional<DatabaseMode> modeOf(String digit) {
    return switch (digit) {
      case "0" -> Optional.of(DatabaseMode.MY_VOTERS);
      case "1" -> Optional.of(DatabaseMode.MY_CAMPAIGN);
      default -> Optional.empty();
    };
  }

  /** As it was entered; not to be kept. Empty where the form had none, or none that is text. */
  CharSequence key() {
    return key.<CharSequence>map(buffer -> buffer).orElse("");
  }

  /** The database that was chosen apart from the key. */
  Optional<DatabaseMode> mode() {
    return mode;
  }

  /** What shows that the form came from our page. */
  String token() {
    return token;
  }

  @Override
  public void close() {
    Arrays.fill(posted, (byte) 0);
    key.ifPresent(FormBody::wipe);
  }

  private static void wipe(CharBuffer buffer) {
    Arrays.fill(buffer.array(), '\0');
  }

  @Override
  public String toString() {
    return "FormBody";
  }
}
