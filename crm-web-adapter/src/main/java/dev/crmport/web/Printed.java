package dev.crmport.web;

import java.io.PrintWriter;
import java.io.StringWriter;

/** All that a server could print of a failure. */
final class Printed {
  private Printed() {}

  static String of(Throwable failure) {
    StringWriter text = new StringWriter();
    PrintWriter writer = new PrintWriter(text);
    // Of causes and suppressed ones too: a class may print less of them than they say.
    failure.printStackTrace(writer);
    Throwable at = failure;
    for (int depth = 0; at != null && depth < 16; depth++) {
      writer.println(at.getMessage());
      writer.println(at.getLocalizedMessage());
      at = at.getCause();
    }
    return text.toString();
  }
}
