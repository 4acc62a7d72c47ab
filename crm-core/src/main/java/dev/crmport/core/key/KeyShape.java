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

  /** Where the database mode behind a key, {@code |0} or {@code |1}, ends; {@code end} without. */
  public static int endOfMode(CharSequence text, int end) {
    return end + 1 < text.length()
            && text.charAt(end) == '|'
            && (text.charAt(end + 1) == '0' || text.charAt(end + 1) == '1')
        ? end + 2
        : end;
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
