package dev.crmport.core.redact;

import java.util.List;

/** Puts references in the place of what was found. */
final class Replacement {
  private Replacement() {}

  static String in(String text, List<Finding> findings) {
    StringBuilder clean = new StringBuilder(text.length());
    int copied = 0;
    for (Finding finding : findings) {
      int start = (int) finding.start();
      int end = (int) finding.end();
      clean.append(text, copied, start);
      clean.append(
          finding.form() == Form.WIDE
              ? WideText.widened(finding.replacement(), text, start, end)
              : finding.replacement());
      copied = end;
    }
    return clean.append(text, copied, text.length()).toString();
  }
}
