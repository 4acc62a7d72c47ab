package dev.crmport.core.redact;

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
  private final StringBuilder held = new StringBuilder();

  HeldBack(Redactor redactor) {
    this.redactor = redactor;
  }

  /** Whether there is enough to let something out. */
  boolean isFull() {
    return held.length() >= ROOM;
  }

  /** How many characters may be added before it is full; at least one. */
  int room() {
    return Math.max(1, ROOM - held.length());
  }

  /** To add to. */
  StringBuilder held() {
    return held;
  }

  /** What nothing that follows can change, redacted. */
  String released() {
    String text = held.toString();
    List<Finding> findings = redactor.findings(text);
    return upTo(cut(text, findings), text, findings);
  }

  /** All but an unfinished word, redacted. */
  String flushed() {
    String text = held.toString();
    List<Finding> findings = redactor.findings(text);
    return upTo(before(findings, lastWord(text)), text, findings);
  }

  /** All there is, redacted. */
  String ended() {
    String clean = redactor.redact(held.toString());
    held.setLength(0);
    return clean;
  }

  private String upTo(int cut, String text, List<Finding> findings) {
    held.delete(0, cut);
    List<Finding> done = findings.stream().filter(finding -> finding.end() <= cut).toList();
    return Replacement.in(text.substring(0, cut), done);
  }

  /**
   * Where a text that goes on can be cut: each form that begins before is whole, and what begins
   * behind can do without what stands before.
   */
  static int cut(String text, List<Finding> findings) {
    int latest = text.length() - LONGEST_FORM;
    if (latest <= 0) {
      return 0;
    }
    int cut = latest;
    while (cut > latest - LONGEST_FORM
        && cut > 0
        && Characters.is(text.charAt(cut - 1), Characters.FORM)) {
      cut--;
    }
    boolean between = cut > 0 && !Characters.is(text.charAt(cut - 1), Characters.FORM);
    return before(findings, between ? cut : latest);
  }

  /** A cut that goes through a finding is moved before it; behind it, where it is the first. */
  private static int before(List<Finding> findings, int cut) {
    for (Finding finding : findings) {
      if (finding.start() < cut && cut < finding.end()) {
        return (int) (finding.start() == 0 ? finding.end() : finding.start());
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
