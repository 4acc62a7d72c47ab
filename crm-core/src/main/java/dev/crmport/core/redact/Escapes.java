package dev.crmport.core.redact;

import org.jspecify.annotations.Nullable;

/**
 * Forms in which some or all characters are written as escapes. Only an escape of a character that
 * a form can hold is looked into.
 */
final class Escapes {
  /** How far back a form is looked for before its first escape: more than a key has. */
  private static final int REACH_BACK = 128;

  /** How many characters are looked at in one go, those before the escape included. */
  private static final int REACH = 640;

  /** Of those, what is looked at again where more follow. */
  private static final int OVERLAP = 128;

  private final EscapeSyntax syntax;
  private final Within within;

  Escapes(EscapeSyntax syntax, Within within) {
    this.syntax = syntax;
    this.within = within;
  }

  /** Searches all of a text. */
  boolean search(String text, int depth, @Nullable Hits hits) {
    boolean found = false;
    int next = text.indexOf(syntax.mark());
    while (next >= 0 && (!found || hits != null)) {
      int behind = next + 1;
      if (isTelling(syntax.at(text, next))) {
        Decoded decoded = undone(text, next);
        int length = decoded.length();
        int last = length == REACH ? REACH - OVERLAP : length - 1;
        behind = decoded.end(last, last + 1);
        found |= length >= KeyPrints.RUN && within.search(decoded, syntax.form(), depth, hits);
      }
      next = text.indexOf(syntax.mark(), behind);
    }
    return found;
  }

  private static boolean isTelling(int escape) {
    return escape != EscapeSyntax.NONE
        && Characters.is(EscapeSyntax.character(escape), Characters.FORM);
  }

  private Decoded undone(String text, int escape) {
    int from = escape;
    while (from > 0 && escape - from < REACH_BACK && isPlain(text.charAt(from - 1))) {
      from--;
    }
    StringBuilder undone = new StringBuilder();
    int[] starts = new int[REACH];
    int[] ends = new int[REACH];
    int i = from;
    while (i < text.length() && undone.length() < REACH) {
      char c = text.charAt(i);
      int length = 1;
      if (c == syntax.mark()) {
        int one = syntax.at(text, i);
        if (!isTelling(one)) {
          break;
        }
        c = EscapeSyntax.character(one);
        length = EscapeSyntax.length(one);
      } else if (!isPlain(c)) {
        break;
      }
      starts[undone.length()] = i;
      i += length;
      ends[undone.length()] = i;
      undone.append(c);
    }
    return new Decoded(undone.toString(), starts, ends);
  }

  private boolean isPlain(char c) {
    return c != syntax.mark() && Characters.is(c, Characters.FORM);
  }
}
