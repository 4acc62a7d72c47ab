package dev.crmport.logging.line;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.crmport.core.redact.RedactedThrowable;
import dev.crmport.logging.LogRedactor;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Parts of a log line without keys: each method gives back the same object where it shows none.
 * None of them throws, whatever it is handed: a line is never lost for what stands in it.
 */
public final class Clean {
  private Clean() {}

  /** A text. */
  public static String text(String text) {
    try {
      return LogRedactor.current().redact(text);
    } catch (RuntimeException | StackOverflowError broken) {
      return "[" + text.length() + " characters left out: they could not be searched for keys]";
    }
  }

  /** A text, where there is one. */
  public static @Nullable String textOrNull(@Nullable String text) {
    return text == null ? null : text(text);
  }

  /** Whether the text is as {@link #text} gives it back. */
  public static boolean is(@Nullable String text) {
    return text == null || same(text, text(text));
  }

  /** Whether it came back as it was, which is how a part says that it is clean. */
  @SuppressWarnings("ReferenceEquality")
  public static boolean same(@Nullable Object before, @Nullable Object after) {
    return before == after;
  }

  /** A value that a line shows: itself where its text shows no key, else its redacted text. */
  public static Object value(Object value) {
    if (isHarmless(value)) {
      return value;
    }
    String shown;
    try {
      shown = shown(value);
    } catch (Throwable anything) {
      return unreadable(value);
    }
    return is(shown) ? value : text(shown);
  }

  /** A value, where there is one. */
  public static @Nullable Object valueOrNull(@Nullable Object value) {
    return value == null ? null : value(value);
  }

  /** The text of a value as it is now, however it may change. */
  public static String shownText(Object value) {
    try {
      return text(shown(value));
    } catch (Throwable anything) {
      return unreadable(value);
    }
  }

  /** Values that a line shows; some may be null. */
  public static Object @Nullable [] values(Object @Nullable [] values) {
    return values(values, Clean::value);
  }

  /** The same array where each of its values comes back from this as it was. */
  public static Object @Nullable [] values(
      Object @Nullable [] values, UnaryOperator<Object> cleaned) {
    if (values == null) {
      return null;
    }
    Object[] clean = values;
    for (int i = 0; i < values.length; i++) {
      Object value = values[i] == null ? values[i] : cleaned.apply(values[i]);
      if (!same(values[i], value)) {
        // Not of the array's own class, which may not bear a text.
        clean = same(values, clean) ? Arrays.copyOf(values, values.length, Object[].class) : clean;
        clean[i] = value;
      }
    }
    return clean;
  }

  /** Names and texts. */
  public static Map<String, String> texts(Map<String, String> texts) {
    for (Map.Entry<String, String> entry : texts.entrySet()) {
      if (!is(entry.getKey()) || !is(entry.getValue())) {
        Map<String, String> clean = new LinkedHashMap<>();
        texts.forEach(
            (name, text) ->
                clean.put(Objects.toString(textOrNull(name)), Objects.toString(textOrNull(text))));
        return clean;
      }
    }
    return texts;
  }

  /** What was written in an encoding in which ASCII is itself. */
  public static byte[] bytes(byte[] bytes) {
    return bytes(bytes, ISO_8859_1);
  }

  /** What was written in an encoding; any will do in which every byte is a character. */
  public static byte[] bytes(byte[] bytes, Charset encoding) {
    String text = new String(bytes, encoding);
    return is(text) ? bytes : text(text).getBytes(encoding);
  }

  /** A failure with all its causes. */
  public static Throwable failure(Throwable failure) {
    return RedactedThrowable.of(failure, LogRedactor.current());
  }

  private static boolean isHarmless(Object value) {
    return value instanceof Boolean
        || value instanceof Character
        || value instanceof Byte
        || value instanceof Short
        || value instanceof Integer
        || value instanceof Float
        || value instanceof Double;
  }

  /** The text of a value as a line would show it. */
  private static String shown(Object value) {
    return switch (value) {
      case Object[] many -> Arrays.deepToString(many);
      case char[] text -> String.valueOf(text);
      case byte[] bytes -> new String(bytes, ISO_8859_1);
      default -> String.valueOf(value.toString());
    };
  }

  /** Also for an Error: a line that cannot be made is no reason to end what it tells of. */
  private static String unreadable(Object value) {
    return "[toString of " + value.getClass().getName() + " failed]";
  }
}
