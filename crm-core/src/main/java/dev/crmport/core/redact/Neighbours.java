package dev.crmport.core.redact;

/**
 * The escapes beside a run of digits and dashes: one that stands for a digit or a dash belongs to
 * it, and so does a bar that a mode follows; any other ends it.
 */
final class Neighbours {
  /** How many characters to either side tell of that: no escape is longer. */
  static final int REACH = 16;

  private static final int PAIR = 2;
  private static final int FOUR = 4;

  private Neighbours() {}

  /** Whether there is more of the run than it shows, or may be. */
  static boolean mayGoOn(Text text, int from, int to) {
    return mayComeFrom(text, from, to) || mayGoOn(text, to);
  }

  private static boolean mayComeFrom(Text text, int from, int to) {
    if (from == 0) {
      return false;
    }
    char before = text.charAt(from - 1);
    if (before == ';') {
      return isPart(referenceBefore(text, from));
    }
    int digits = digitsOfEscapeBefore(text, from);
    return before == '\0'
        || (digits > 0 && (to - from < digits || isPart(number(text, from, digits))));
  }

  /** How many of a run's first characters are digits of an escape that begins before them. */
  static int digitsOfEscapeBefore(Text text, int from) {
    char before = from == 0 ? ' ' : text.charAt(from - 1);
    char beforeThat = from < 2 ? ' ' : text.charAt(from - 2);
    return switch (before) {
      case '%' -> PAIR;
      case 'u', 'U' -> beforeThat == '\\' || beforeThat == '%' ? FOUR : 0;
      case 'x', 'X' -> beforeThat == '\\' ? PAIR : 0;
      default -> 0;
    };
  }

  private static char number(Text text, int from, int digits) {
    int number = 0;
    for (int i = from; i < from + digits; i++) {
      number = (number << 4) | Characters.value(text.charAt(i));
    }
    return (char) number;
  }

  /** What the character reference is for that ends here; a blank where none does. */
  private static char referenceBefore(Text text, int end) {
    int start = end - 1;
    while (start >= 0 && end - start < REACH && text.charAt(start) != '&') {
      start--;
    }
    int escape = start < 0 ? EscapeSyntax.NONE : EscapeSyntax.REFERENCE.at(text, start);
    boolean ends = escape != EscapeSyntax.NONE && start + EscapeSyntax.length(escape) == end;
    return ends ? EscapeSyntax.character(escape) : ' ';
  }

  private static boolean mayGoOn(Text text, int end) {
    int escape =
        switch (text.charAt(end)) {
          case '%' -> EscapeSyntax.URL.at(text, end);
          case '\\' -> EscapeSyntax.BACKSLASH.at(text, end);
          case '&' -> EscapeSyntax.REFERENCE.at(text, end);
          case '|' -> EscapeSyntax.escape('|', 1);
          case '\0' -> EscapeSyntax.escape('\0', 1);
          default -> EscapeSyntax.NONE;
        };
    if (escape == EscapeSyntax.NONE) {
      return false;
    }
    char c = EscapeSyntax.character(escape);
    return c == '|' ? mayBeMode(text, end + EscapeSyntax.length(escape)) : isPart(c);
  }

  /** Whether the digit of a mode stands here, or an escape that may be it. */
  static boolean mayBeMode(Text text, int place) {
    char c = text.charAt(place);
    return c == '0' || c == '1' || Characters.is(c, Characters.MARK);
  }

  /** Whether a character belongs to the run, or to an escape that was escaped once more. */
  private static boolean isPart(char c) {
    return Characters.is(c, Characters.RUN | Characters.MARK);
  }
}
