package dev.crmport.core.key;

/**
 * The shape of a key: 8-4-4-4-12 hexadecimal digits in ASCII, of either case. Read by hand, so that
 * no message of a parser quotes one.
 */
public final class KeyShape {
  /** How many characters a key has, its dashes included. */
  public static final int LENGTH = 36;

  /** How many of them are digits. */
  public static final int DIGITS = 32;

  /**
   * What keys that belong to nobody begin with, in lower case: those of tests and examples. A scan
   * that knows a key by its shape alone is quiet about them.
   */
  public static final String TEST_PREFIX = "7e577e57-";

  private KeyShape() {}

  /** Whether the 36 characters from here on have the shape; false where there are fewer. */
  public static boolean isAt(CharSequence text, int start) {
    if (text.length() - start < LENGTH) {
      return false;
    }
    for (int i = 0; i < LENGTH; i++) {
      char c = text.charAt(start + i);
      if (isDash(i) ? c != '-' : !isDigit(c)) {
        return false;
      }
    }
    return true;
  }

  /** Whether the shape stands anywhere in the text, longer runs of digits around it included. */
  public static boolean isIn(CharSequence text) {
    for (int i = 0; i + LENGTH <= text.length(); i++) {
      if (isAt(text, i)) {
        return true;
      }
    }
    return false;
  }

  /**
   * The text with {@code [key ...0ae7]} in the place of whatever has the shape: for names that
   * people give to files and columns, among which may be a key that nobody was told of. The same
   * object where there is none.
   */
  public static String masked(String text) {
    if (!isIn(text)) {
      return text;
    }
    StringBuilder masked = new StringBuilder(text.length());
    int at = 0;
    while (at < text.length()) {
      if (isAt(text, at)) {
        masked.append("[key ...").append(text, at + LENGTH - 4, at + LENGTH).append(']');
        at += LENGTH;
      } else {
        masked.append(text.charAt(at));
        at++;
      }
    }
    return masked.toString();
  }

  /** Where the database mode behind a key, {@code |0} or {@code |1}, ends; {@code end} without. */
  public static int endOfMode(CharSequence text, int end) {
    return end + 1 < text.length()
            && text.charAt(end) == '|'
            && (text.charAt(end + 1) == '0' || text.charAt(end + 1) == '1')
        ? end + 2
        : end;
  }

  /**
   * Whether a GUID that ends here is given away as a key by its mode: {@code |0} or {@code |1} with
   * no further digit of any kind or dash behind, as rows of ids have them.
   */
  public static boolean hasMode(CharSequence text, int end) {
    int behind = endOfMode(text, end);
    return behind > end
        && (behind == text.length()
            || (!isDigit(text.charAt(behind)) && text.charAt(behind) != '-'));
  }

  /** Whether what stands here begins as the keys of tests do, in either case. */
  public static boolean isTest(CharSequence text, int start) {
    if (text.length() - start < TEST_PREFIX.length()) {
      return false;
    }
    for (int i = 0; i < TEST_PREFIX.length(); i++) {
      if (Character.toLowerCase(text.charAt(start + i)) != TEST_PREFIX.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Whether a dash stands at this place of a key, from 0 to 35. */
  public static boolean isDash(int position) {
    return position == 8 || position == 13 || position == 18 || position == 23;
  }

  /** Whether this is a digit of a key: {@code 0-9}, {@code a-f} or {@code A-F}. */
  public static boolean isDigit(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }
}
