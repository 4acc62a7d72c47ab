package dev.crmport.core.redact;

import java.io.IOException;
import java.util.List;

/**
 * Redacts a text that comes in pieces: what may be the beginning of a form waits for the rest. For
 * one thread at a time.
 */
final class HeldBack {
  /** No form is longer, in characters or bytes; one that is would be found in parts. */
  static final int LONGEST_FORM = 1024;

  /** Held before the first of it is looked at; several times the longest form. */
  private static final int ROOM = 8 * LONGEST_FORM;

  private final Redactor redactor;

  /** What waits, behind some of what was let out: that tells what the beginning of the rest is. */
  private final StringBuilder held = new StringBuilder();

  /** How much of it was let out. */
  private int out;

  /** Where redacted text goes. */
  interface Sink {
    void letOut(String clean) throws IOException;
  }

  HeldBack(Redactor redactor) {
    this.redactor = redactor;
  }

  /** Adds a piece, and lets out what no other piece can change whenever enough is held. */
  void add(CharSequence piece, Sink sink) throws IOException {
    int from = 0;
    while (from < piece.length()) {
      int to = Math.min(piece.length(), from + Math.max(1, ROOM - (held.length() - out)));
      held.append(piece, from, to);
      from = to;
      if (held.length() - out >= ROOM) {
        sink.letOut(released());
      }
    }
  }

  /** What nothing that follows can change, redacted. */
  private String released() {
    String text = held.toString();
    List<Finding> findings = redactor.findings(text);
    return upTo(cut(text, out, findings), text, findings);
  }

  /** All but an unfinished word, redacted. */
  String flushed() {
    String text = held.toString();
    List<Finding> findings = redactor.findings(text);
    return upTo(before(findings, out, Math.max(out, lastWord(text))), text, findings);
  }

  /** All there is, redacted. */
  String ended() {
    String text = held.toString();
    return upTo(text.length(), text, redactor.findings(text));
  }

  private String upTo(int cut, String text, List<Finding> findings) {
    String clean = Replacement.in(text, out, cut, findings);
    int gone = kept(cut);
    held.delete(0, gone);
    out = cut - gone;
    return clean;
  }

  /** From where on a text is kept that was let out up to here. */
  static int kept(int cut) {
    return Math.max(0, cut - LONGEST_FORM);
  }

  /**
   * Where a text that goes on can be cut: each form that begins before is whole.
   *
   * @param out up to where it was let out already
   */
  static int cut(CharSequence text, int out, List<Finding> findings) {
    int latest = text.length() - LONGEST_FORM;
    if (latest <= out) {
      return out;
    }
    int cut = latest;
    while (cut > latest - LONGEST_FORM
        && cut > out
        && Characters.is(text.charAt(cut - 1), Characters.FORM)) {
      cut--;
    }
    boolean between = cut > out && !Characters.is(text.charAt(cut - 1), Characters.FORM);
    return before(findings, out, between ? cut : latest);
  }

  /** A cut that goes through a finding is moved before it; behind it, where it is the first. */
  private static int before(List<Finding> findings, int out, int cut) {
    for (Finding finding : findings) {
      if (finding.start() < cut && cut < finding.end()) {
        return (int) (finding.start() <= out ? finding.end() : finding.start());
      }
    }
    return cut;
  }

  /** Where a word begins that may go on, or a line of base64 that the next one may continue. */
  private static int lastWord(String text) {
    int length = text.length();
    int start = wordBefore(text, length, Characters.FORM);
    if (start < length) {
      return start;
    }
    int end = length;
    while (end > 0 && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
      end--;
    }
    return end < length && mayEndInCode(text, end)
        ? wordBefore(text, end, Characters.EITHER_BASE64)
        : length;
  }

  private static int wordBefore(String text, int end, int kinds) {
    int start = end;
    while (start > 0
        && end - start < LONGEST_FORM
        && Characters.is(text.charAt(start - 1), kinds)) {
      start--;
    }
    return start;
  }

  /** Whether the last characters of a line can be those of a key in base64. */
  private static boolean mayEndInCode(String text, int end) {
    for (int last = end - 1; last > end - 1 - Base64Text.GROUP; last--) {
      int first = last - 2 * Base64Text.GROUP;
      if (first >= 0
          && Characters.is(text.charAt(last), Characters.FIRST_OF_KEY)
          && Characters.is(text.charAt(last - Base64Text.GROUP), Characters.FIRST_OF_KEY)
          && Characters.is(text.charAt(first), Characters.FIRST_OF_KEY)) {
        return true;
      }
    }
    return false;
  }
}
