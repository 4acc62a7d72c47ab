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

  private static final int MAY_HOLD_FORM = -1;

  private final EscapeSyntax syntax;
  private final Within within;

  Escapes(EscapeSyntax syntax, Within within) {
    this.syntax = syntax;
    this.within = within;
  }

  /** Searches all of a text. */
  boolean search(Text text, int depth, @Nullable Hits hits) {
    boolean found = false;
    int next = text.nextMark(syntax.mark(), 0);
    while (next < text.length() && (!found || hits != null)) {
      int behind = next + 1;
      if (part(text, next) != EscapeSyntax.NONE) {
        behind = endIfStrange(text, next);
        if (behind == MAY_HOLD_FORM) {
          Decoded decoded = undone(text, next);
          int length = decoded.length();
          int last = length == REACH ? REACH - OVERLAP : length - 1;
          behind = decoded.end(last, last + 1);
          found |= within.search(text, decoded, syntax.form(), depth, hits);
        }
      }
      next = text.nextMark(syntax.mark(), behind);
    }
    return found;
  }

  /**
   * What stands here, as an escape, also where it is a character that is written as itself; {@link
   * EscapeSyntax#NONE} where that can be no part of a form.
   */
  private int part(Text text, int place) {
    char c = text.charAt(place);
    int part = c == syntax.mark() ? syntax.at(text, place) : EscapeSyntax.escape(c, 1);
    return part != EscapeSyntax.NONE && Characters.is(EscapeSyntax.character(part), Characters.FORM)
        ? part
        : EscapeSyntax.NONE;
  }

  private int start(Text text, int escape) {
    int from = escape;
    while (from > 0 && escape - from < REACH_BACK && isPlain(text.charAt(from - 1))) {
      from--;
    }
    // The letter of an escape of another kind is no part of what follows it.
    boolean letter = from > 0 && from < escape && text.charAt(from - 1) == '\\';
    return letter ? from + 1 : from;
  }

  /**
   * Where the stretch around an escape ends, if no form is in it that only shows once it is undone;
   * else {@link #MAY_HOLD_FORM}.
   */
  private int endIfStrange(Text text, int escape) {
    boolean telling = false;
    boolean enough = false;
    char last = 0;
    int run = 0;
    int word = 0;
    int standard = 0;
    int url = 0;
    int plain = REACH;
    int length = 0;
    int i = start(text, escape);
    while (i < text.length()) {
      int part = part(text, i);
      if (part == EscapeSyntax.NONE) {
        break;
      }
      if (++length == REACH) {
        // What goes on may do so within a form.
        return MAY_HOLD_FORM;
      }
      char c = EscapeSyntax.character(part);
      boolean isEscape = text.charAt(i) == syntax.mark();
      int kinds = Characters.kinds(c);
      boolean isStandard = (kinds & Characters.BASE64) != 0;
      boolean isUrl = (kinds & Characters.BASE64_URL) != 0;
      if ((!isStandard && isDigest(standard, plain))
          || (!isUrl && isDigest(url, plain))
          || (!isStandard && !isUrl && isDigest(word, plain))
          || (c == '=' && word >= Base64Digests.SHORTEST && (isEscape || plain < word))) {
        return MAY_HOLD_FORM;
      }
      i += EscapeSyntax.length(part);
      if (isEscape) {
        plain = 0;
        telling |=
            (kinds & Characters.TELLING) != 0
                || (c == '|' && run >= KeyPrints.RUN && mayBeMode(text.charAt(i)));
      } else {
        plain++;
      }
      run = counted(run, (kinds & Characters.RUN) != 0, c);
      // The letter behind a backslash is no part of what follows.
      standard = last == '\\' ? 0 : counted(standard, isStandard, c);
      url = last == '\\' ? 0 : counted(url, isUrl, c);
      word = last == '\\' ? 0 : counted(word, isStandard || isUrl, c);
      last = c;
      enough |= run == KeyPrints.RUN || word == Base64Digests.SHORTEST;
      if (telling && enough) {
        return MAY_HOLD_FORM;
      }
    }
    boolean digest = isDigest(standard, plain) || isDigest(url, plain) || isDigest(word, plain);
    return digest ? MAY_HOLD_FORM : i;
  }

  /** Whether this is the digit of a mode, or begins an escape that may be it. */
  private static boolean mayBeMode(char c) {
    return c == '0' || c == '1' || Characters.is(c, Characters.MARK);
  }

  /** How many characters there are in a row; zeros, as UTF-16 has them in between, count none. */
  private static int counted(int before, boolean isOne, char c) {
    return isOne ? before + 1 : c == 0 ? before : 0;
  }

  /** Whether as many characters are a digest, of which so many at the end are no escapes. */
  private static boolean isDigest(int length, int plain) {
    return plain < length && Digest.ofBase64(length) != null;
  }

  private Decoded undone(Text text, int escape) {
    int from = start(text, escape);
    StringBuilder undone = new StringBuilder();
    int[] starts = new int[REACH];
    int[] ends = new int[REACH];
    int i = from;
    while (i < text.length() && undone.length() < REACH) {
      int part = part(text, i);
      if (part == EscapeSyntax.NONE) {
        break;
      }
      starts[undone.length()] = i;
      i += EscapeSyntax.length(part);
      ends[undone.length()] = i;
      undone.append(EscapeSyntax.character(part));
    }
    return new Decoded(undone.toString(), starts, ends, undone.length() == REACH);
  }

  private boolean isPlain(char c) {
    return c != syntax.mark() && Characters.is(c, Characters.FORM);
  }
}
