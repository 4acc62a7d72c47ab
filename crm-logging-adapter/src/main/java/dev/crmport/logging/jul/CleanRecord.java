package dev.crmport.logging.jul;

import dev.crmport.logging.line.Clean;
import java.util.Date;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/** Takes the keys out of a record; one without a key and without odd parameters stays untouched. */
final class CleanRecord {
  private static final Formatter MESSAGE =
      new Formatter() {
        @Override
        public String format(LogRecord line) {
          return formatMessage(line);
        }
      };

  private CleanRecord() {}

  static void redact(LogRecord line) {
    Object[] parameters = line.getParameters();
    Object[] fixed = Clean.values(parameters, CleanRecord::fixed);
    if (!Clean.same(parameters, fixed)) {
      line.setParameters(fixed);
    }
    Throwable failure = line.getThrown();
    if (failure != null) {
      line.setThrown(Clean.failure(failure));
    }
    if (!Clean.is(line.getLoggerName())) {
      line.setLoggerName(Clean.textOrNull(line.getLoggerName()));
    }
    redactMessage(line);
  }

  /** A text that is found in a bundle is looked at as it is found there. */
  private static void redactMessage(LogRecord line) {
    String whole = MESSAGE.format(line);
    if (!Clean.is(whole)) {
      // It came together from a pattern and its parameters, which nobody may put together again.
      line.setMessage(Clean.textOrNull(whole));
      line.setResourceBundle(null);
      line.setParameters(null);
    } else if (!Clean.is(line.getMessage())) {
      line.setMessage(Clean.textOrNull(line.getMessage()));
    }
  }

  /**
   * A parameter as it is now: what is printed as its text whenever that is, and not as a number or
   * a date, may say something else by then. An array is printed as no more than an array.
   */
  private static Object fixed(Object parameter) {
    return isPlain(parameter) ? Clean.value(parameter) : Clean.shownText(parameter);
  }

  private static boolean isPlain(Object parameter) {
    return parameter.getClass().isArray()
        || parameter instanceof String
        || parameter instanceof Number
        || parameter instanceof Date
        || parameter instanceof Boolean
        || parameter instanceof Character
        || parameter instanceof Enum<?>;
  }
}
