package dev.crmport.core.key;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.crmport.core.key.MalformedKey.Mistake;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * A key as a person pastes it, read with patience for what surrounds it and none for what is
 * ambiguous. Owns its key: closing it wipes that copy. Printing one shows the key's reference only.
 */
public final class PastedKey implements AutoCloseable {
  /** What programs put around text that is copied: marks of order and width that nobody sees. */
  private static final String UNSEEN = "\u00a0\u200b\u200c\u200d\u2060\ufeff\u00ad";

  private static final String QUOTES = "\"'`\u2018\u2019\u201a\u201c\u201d\u201e\u00ab\u00bb";

  private static final String BASIC = "basic ";
  private static final String AUTHORIZATION = "authorization:";

  private final ApiKey key;
  private final Optional<DatabaseMode> mode;

  private PastedKey(ApiKey key, Optional<DatabaseMode> mode) {
    this.key = key;
    this.mode = mode;
  }

  /**
   * Reads a key, with its mode if that was pasted too. White space, line breaks, quotation marks
   * and invisible characters around it are left out.
   *
   * @param pasted the text; it is not kept, and wiping it is the caller's part
   * @throws MalformedKey where it is anything else; it tells the {@linkplain MalformedKey#mistake
   *     mistake} and repeats nothing
   */
  public static PastedKey read(CharSequence pasted) {
    int from = 0;
    int to = pasted.length();
    while (from < to && isAround(pasted.charAt(from))) {
      from++;
    }
    while (to > from && isAround(pasted.charAt(to - 1))) {
      to--;
    }
    CharSequence text = pasted.subSequence(from, to);
    Optional<Mistake> mistake = mistakeIn(text);
    if (mistake.isPresent()) {
      throw new MalformedKey(mistake.get());
    }
    return new PastedKey(ApiKey.of(text), DatabaseMode.ofWritten(text));
  }

  /** What {@link ApiKey#of} would not tell apart. */
  private static Optional<Mistake> mistakeIn(CharSequence text) {
    int keys = keysIn(text);
    if (keys > 1) {
      return Optional.of(Mistake.TWO_KEYS);
    }
    if (isLogin(text)) {
      return Optional.of(Mistake.HEADER);
    }
    if (keys == 1) {
      return standsAlone(text) ? Optional.empty() : Optional.of(Mistake.MORE_AROUND);
    }
    return isBrokenUp(text) ? Optional.of(Mistake.BROKEN_UP) : Optional.empty();
  }

  /** False where words stand before it or behind its mode; a wrong mode is for others to tell. */
  private static boolean standsAlone(CharSequence text) {
    int end = KeyShape.endOfMode(text, KeyShape.LENGTH);
    return KeyShape.isAt(text, 0)
        && (end == text.length() || !Character.isWhitespace(text.charAt(end)));
  }

  private static int keysIn(CharSequence text) {
    int keys = 0;
    int at = 0;
    while (at + KeyShape.LENGTH <= text.length()) {
      if (KeyShape.isAt(text, at)) {
        keys++;
        at += KeyShape.LENGTH;
      } else {
        at++;
      }
    }
    return keys;
  }

  /** The header, its value, or the pair of application and key in base64. */
  private static boolean isLogin(CharSequence text) {
    if (beginsWith(text, BASIC) || beginsWith(text, AUTHORIZATION)) {
      return true;
    }
    byte[] ascii = new byte[text.length()];
    byte[] decoded = {};
    try {
      for (int i = 0; i < ascii.length; i++) {
        ascii[i] = text.charAt(i) < 128 ? (byte) text.charAt(i) : 0;
      }
      decoded = Base64.getDecoder().decode(ascii);
      return keysIn(US_ASCII.decode(ByteBuffer.wrap(decoded))) > 0;
    } catch (IllegalArgumentException notBase64) {
      return false;
    } finally {
      Arrays.fill(ascii, (byte) 0);
      Arrays.fill(decoded, (byte) 0);
    }
  }

  private static boolean beginsWith(CharSequence text, String lowerCase) {
    if (text.length() < lowerCase.length()) {
      return false;
    }
    for (int i = 0; i < lowerCase.length(); i++) {
      if (Character.toLowerCase(text.charAt(i)) != lowerCase.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Whether there is a key in it once white space is left out, as mail programs break lines. */
  private static boolean isBrokenUp(CharSequence text) {
    char[] whole = new char[text.length()];
    int length = 0;
    try {
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (!Character.isWhitespace(c) && UNSEEN.indexOf(c) < 0) {
          whole[length++] = c;
        }
      }
      return keysIn(CharBuffer.wrap(whole, 0, length)) > 0;
    } finally {
      Arrays.fill(whole, '\0');
    }
  }

  private static boolean isAround(char c) {
    return Character.isWhitespace(c) || UNSEEN.indexOf(c) >= 0 || QUOTES.indexOf(c) >= 0;
  }

  /** The key; wiped when this is closed. */
  public ApiKey key() {
    return key;
  }

  /** The mode that was pasted with it. */
  public Optional<DatabaseMode> mode() {
    return mode;
  }

  /** Wipes the key. Closing again does nothing. */
  @Override
  public void close() {
    key.close();
  }

  @Override
  public String toString() {
    return key.toString();
  }
}
