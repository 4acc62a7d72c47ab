package dev.crmport.scan.content;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;

/** Names of files as text, whatever bytes they have. */
public final class Names {
  private static final HexFormat HEX = HexFormat.of();
  private static final char REPLACEMENT = '\uFFFD';

  private Names() {}

  /** Whether a path has bytes that this system takes for no character. */
  public static boolean isOdd(Path path) {
    return path.toString().indexOf(REPLACEMENT) >= 0;
  }

  /**
   * A path in text: its bytes as UTF-8, and {@code \xE4} for each byte that is none.
   *
   * <p>The system's own idea of names depends on the locale that somebody happens to have.
   */
  public static String of(Path path) {
    if (!isOdd(path)) {
      String separator = path.getFileSystem().getSeparator();
      return separator.equals("/") ? path.toString() : path.toString().replace(separator, "/");
    }
    // Only a URI tells the bytes, and it is always of the whole path.
    byte[] whole = bytes(path.toUri().getRawPath());
    String text = decoded(whole);
    if (path.isAbsolute()) {
      return text;
    }
    String[] parts = text.split("/", -1);
    int count = path.getNameCount();
    int end = parts.length - (text.endsWith("/") ? 1 : 0);
    return String.join("/", Arrays.asList(parts).subList(end - count, end));
  }

  private static byte[] bytes(String raw) {
    byte[] bytes = new byte[raw.length()];
    int length = 0;
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c == '%') {
        bytes[length++] = (byte) HexFormat.fromHexDigits(raw, i + 1, i + 3);
        i += 2;
      } else {
        bytes[length++] = (byte) c;
      }
    }
    return Arrays.copyOf(bytes, length);
  }

  private static String decoded(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    int i = 0;
    while (i < bytes.length) {
      int length = lengthAt(bytes, i);
      if (length == 0) {
        text.append("\\x").append(HEX.withUpperCase().toHexDigits(bytes[i]));
        i++;
      } else {
        text.append(new String(bytes, i, length, UTF_8));
        i += length;
      }
    }
    return text.toString();
  }

  /** How many bytes the character has that begins here; 0 where none does. */
  private static int lengthAt(byte[] bytes, int start) {
    for (int length = 1; length <= Math.min(4, bytes.length - start); length++) {
      try {
        UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, start, length));
        return length;
      } catch (CharacterCodingException notThis) {
        // A longer one, or none.
      }
    }
    return 0;
  }

  /** The same with escapes for control characters, which a terminal would obey. */
  static String visible(String name) {
    StringBuilder text = null;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean control = Character.isISOControl(c) || Character.getType(c) == Character.FORMAT;
      if (control && text == null) {
        text = new StringBuilder(name.length() + 8).append(name, 0, i);
      }
      if (text != null) {
        if (control) {
          text.append("\\u").append(HEX.toHexDigits(c));
        } else {
          text.append(c);
        }
      }
    }
    return text == null ? name : text.toString();
  }
}
