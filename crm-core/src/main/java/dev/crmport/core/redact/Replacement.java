package dev.crmport.core.redact;

import java.util.List;

/** Puts references in the place of what was found. */
final class Replacement {
  private Replacement() {}

  /**
   * A part of a text with the references in it.
   *
   * @param findings what was found in all of the text, in order; of one that begins before the part
   *     the rest is taken out
   */
  static String in(String text, int from, int to, List<Finding> findings) {
    StringBuilder clean = new StringBuilder(to - from);
    int copied = from;
    for (Finding finding : findings) {
      int start = Math.max(from, (int) finding.start());
      int end = (int) finding.end();
      if (end > copied && start < to) {
        clean.append(text, copied, start);
        clean.append(
            finding.form() == Form.WIDE
                ? WideText.widened(finding.replacement(), text, (int) finding.start(), end)
                : finding.replacement());
        copied = end;
      }
    }
    return copied < to ? clean.append(text, copied, to).toString() : clean.toString();
  }
}
