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
      if (isTelling(syntax.at(text, next)) && mayHold(text, next)) {
        Decoded decoded = undone(text, next);
        int length = decoded.length();
        int last = length == REACH ? REACH - OVERLAP : length - 1;
        behind = decoded.end(last, last + 1);
        found |= within.search(decoded, syntax.form(), depth, hits);
      }
      next = text.indexOf(syntax.mark(), behind);
    }
    return found;
  }

  private static boolean isTelling(int escape) {
    return escape != EscapeSyntax.NONE
        && Characters.is(EscapeSyntax.character(escape), Characters.FORM);
  }

  private int start(String text, int escape) {
    int from = escape;
    while (from > 0 && escape - from < REACH_BACK && isPlain(text.charAt(from - 1))) {
      from--;
    }
    // The letter of an escape of another kind is no part of what follows it.
    boolean letter = from > 0 && from < escape && text.charAt(from - 1) == '\\';
    return letter ? from + 1 : from;
  }

  /** Whether a run of a key's characters, or a word of base64, is long enough once undone. */
  private boolean mayHold(String text, int escape) {
    int run = 0;
    int word = 0;
    int i = start(text, escape);
    for (int length = 0; length < REACH && i < text.length(); length++) {
      char c = text.charAt(i);
      int one = c == syntax.mark() ? syntax.at(text, i) : EscapeSyntax.NONE;
      if (one != EscapeSyntax.NONE) {
        c = EscapeSyntax.character(one);
      }
      if (one == EscapeSyntax.NONE ? !isPlain(c) : !isTelling(one)) {
        return false;
      }
      i += one == EscapeSyntax.NONE ? 1 : EscapeSyntax.length(one);
      run = Characters.is(c, Characters.RUN) ? run + 1 : c == 0 ? run : 0;
      word = Characters.is(c, Characters.EITHER_BASE64) ? word + 1 : c == 0 ? word : 0;
      if (run == KeyPrints.RUN || word == Base64Digests.SHORTEST) {
        return true;
      }
    }
    return false;
  }

  private Decoded undone(String text, int escape) {
    int from = start(text, escape);
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
    return new Decoded(undone.toString(), starts, ends, undone.length() == REACH);
  }

  private boolean isPlain(char c) {
    return c != syntax.mark() && Characters.is(c, Characters.FORM);
  }
}
