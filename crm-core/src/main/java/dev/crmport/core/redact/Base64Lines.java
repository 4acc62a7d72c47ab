package dev.crmport.core.redact;

/** From one character of base64 to the next, over the ends of its lines, escaped ones included. */
final class Base64Lines {
  /** No place. */
  static final int NONE = -1;

  private static final int LONGEST_LINE = 256;
  private static final int SHORTEST_LINE = 16;
  private static final int MOST_BLANKS = 64;

  /** What stands behind the last line of a code in a text of another kind. */
  private static final String ENDS_OF_LINES = "\r\n\"'`<;)]}";

  private Base64Lines() {}

  /** The one before, over the end of a line; {@link #NONE} where another character stands there. */
  static int before(Text text, int place) {
    int i = place - 1;
    boolean broken = false;
    while (i >= 0 && place - i < MOST_BLANKS) {
      char c = text.charAt(i);
      if (isEscapedLetter(text, i)) {
        broken = true;
        i -= 2;
      } else if (c == '\n' || c == '\r') {
        broken = true;
        i--;
      } else if (c == ' ' || c == '\t') {
        i--;
      } else if (!Characters.is(c, Characters.EITHER_BASE64)) {
        return NONE;
      } else {
        return i == place - 1 || (broken && isLine(text, i)) ? i : NONE;
      }
    }
    return NONE;
  }

  /** Whether a line that ends here can be one that was wrapped, and not the end of a sentence. */
  private static boolean isLine(Text text, int last) {
    int start = last - SHORTEST_LINE + 1;
    for (int i = start; i < last; i++) {
      if (i < 0 || !text.is(i, Characters.EITHER_BASE64)) {
        return false;
      }
    }
    return true;
  }

  /** The one behind, over the end of a line; {@link #NONE} where another character stands there. */
  static int behind(Text text, int place) {
    if (text.is(place + 1, Characters.EITHER_BASE64)) {
      return place + 1;
    }
    int line = lineBehind(text, place);
    return line != NONE && isWrapped(text, line, text.end(line, Characters.EITHER_BASE64))
        ? line
        : NONE;
  }

  /** Where the next line begins behind the end of one, if it may be of code; else {@link #NONE}. */
  static int lineBehind(Text text, int last) {
    int i = last + 1;
    boolean broken = false;
    while (i < text.length() && i - last < MOST_BLANKS) {
      char c = text.charAt(i);
      if (isEscapedEnd(text, i)) {
        broken = true;
        i += 2;
      } else if (c == '\n' || c == '\r') {
        broken = true;
        i++;
      } else if (c == ' ' || c == '\t') {
        i++;
      } else {
        return broken && Characters.is(c, Characters.EITHER_BASE64) ? i : NONE;
      }
    }
    return NONE;
  }

  /**
   * Whether a line has nothing but code in it.
   *
   * @param end where the code ends with which it begins
   */
  static boolean isWrapped(Text text, int start, int end) {
    int i = end;
    while (text.charAt(i) == '=') {
      i++;
    }
    return end - start < LONGEST_LINE
        && (i == text.length()
            || ENDS_OF_LINES.indexOf(text.charAt(i)) >= 0
            || isEscapedEnd(text, i));
  }

  /** Whether the letter of an escaped end of a line stands here. */
  static boolean isEscapedLetter(Text text, int place) {
    return isLetterOfEnd(text.charAt(place)) && place > 0 && text.charAt(place - 1) == '\\';
  }

  private static boolean isEscapedEnd(Text text, int i) {
    return text.charAt(i) == '\\' && i + 1 < text.length() && isLetterOfEnd(text.charAt(i + 1));
  }

  private static boolean isLetterOfEnd(char c) {
    return c == 'n' || c == 'r';
  }
}
