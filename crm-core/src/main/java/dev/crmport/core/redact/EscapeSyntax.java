package dev.crmport.core.redact;

/** How a kind of text writes a character by its number. */
enum EscapeSyntax {
  /** {@code %2D} and {@code %u002d}. */
  URL('%', Form.URL) {
    @Override
    int at(Text text, int start) {
      return isAt(text, start + 1, 'u')
          ? number(text, start, start + 2, start + 6)
          : number(text, start, start + 1, start + 3);
    }
  },

  /** A backslash and u or x before the digits, escaped again or not; and the escaped slash. */
  BACKSLASH('\\', Form.BACKSLASH) {
    @Override
    int at(Text text, int start) {
      int letter = start;
      while (isAt(text, letter, '\\') && letter - start < MOST_BACKSLASHES) {
        letter++;
      }
      if (isAt(text, letter, 'u') || isAt(text, letter, 'U')) {
        return number(text, start, letter + 1, letter + 5);
      }
      if (isAt(text, letter, 'x') || isAt(text, letter, 'X')) {
        return number(text, start, letter + 1, letter + 3);
      }
      return isAt(text, letter, '/') ? escape('/', letter + 1 - start) : NONE;
    }
  },

  /** Character references in decimal and hexadecimal, and the names of bar and colon. */
  REFERENCE('&', Form.HTML) {
    @Override
    int at(Text text, int start) {
      if (!isAt(text, start + 1, '#')) {
        return named(text, start);
      }
      boolean hex = isAt(text, start + 2, 'x') || isAt(text, start + 2, 'X');
      int from = start + (hex ? 3 : 2);
      int code = 0;
      int i = from;
      while (i < text.length() && i - from < MOST_DIGITS && isDigit(text.charAt(i), hex)) {
        code = code * (hex ? 16 : 10) + Characters.value(text.charAt(i));
        i++;
      }
      return i > from && isAt(text, i, ';') && code <= Character.MAX_VALUE
          ? escape((char) code, i + 1 - start)
          : NONE;
    }
  };

  /** No escape stands there. */
  static final int NONE = -1;

  private static final int MOST_BACKSLASHES = 8;
  private static final int MOST_DIGITS = 7;
  private static final int PAIR = 2;
  private static final int FOUR = 4;
  // An array: going through a list would allocate at each ampersand.
  private static final String[] BARS = {"&vert;", "&verbar;", "&VerticalLine;"};
  private static final String COLON = "&colon;";

  private final char mark;
  private final Form form;

  EscapeSyntax(char mark, Form form) {
    this.mark = mark;
    this.form = form;
  }

  /** What each of them begins with. */
  char mark() {
    return mark;
  }

  /** What a key that is written so is called. */
  Form form() {
    return form;
  }

  /** The escape that begins here; {@link #NONE} where none does. */
  abstract int at(Text text, int start);

  /** The character that an escape stands for. */
  static char character(int escape) {
    return (char) escape;
  }

  /** How many characters an escape takes. */
  static int length(int escape) {
    return escape >>> Character.SIZE;
  }

  /** A character, and how many it takes to write it. */
  static int escape(char character, int length) {
    return (length << Character.SIZE) | character;
  }

  /** How many of the digits that begin here are those of an escape that begins before them. */
  static int digitsBehind(Text text, int from) {
    char before = from == 0 ? ' ' : text.charAt(from - 1);
    char beforeThat = from < 2 ? ' ' : text.charAt(from - 2);
    return switch (before) {
      case '%' -> PAIR;
      case 'u', 'U' -> beforeThat == '\\' || beforeThat == '%' ? FOUR : 0;
      case 'x', 'X' -> beforeThat == '\\' ? PAIR : 0;
      default -> 0;
    };
  }

  private static int number(Text text, int start, int from, int to) {
    if (to > text.length()) {
      return NONE;
    }
    int code = 0;
    for (int i = from; i < to; i++) {
      if (!isDigit(text.charAt(i), true)) {
        return NONE;
      }
      code = (code << 4) | Characters.value(text.charAt(i));
    }
    return escape((char) code, to - start);
  }

  private static int named(Text text, int start) {
    for (String bar : BARS) {
      if (text.has(bar, start)) {
        return escape('|', bar.length());
      }
    }
    return text.has(COLON, start) ? escape(':', COLON.length()) : NONE;
  }

  private static boolean isAt(Text text, int place, char c) {
    return place < text.length() && text.charAt(place) == c;
  }

  private static boolean isDigit(char c, boolean hex) {
    return Characters.is(c, Characters.DIGIT) && (hex || c <= '9');
  }
}
