package dev.crmport.logging.jul;

import dev.crmport.logging.line.Clean;
import java.util.logging.ErrorManager;
import java.util.logging.Filter;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Makes handlers redact, each by what a handler lets be set: filter, formatter, error manager. */
final class Redacting {
  private Redacting() {}

  /** Redacts a record, and makes all handlers redact that it may come to. */
  static void line(LogRecord line) {
    CleanRecord.redact(line);
    LogManager manager = LogManager.getLogManager();
    String name = line.getLoggerName();
    Logger logger = name == null ? null : manager.getLogger(name);
    for (Logger at = logger == null ? manager.getLogger("") : logger;
        at != null;
        at = at.getParent()) {
      handlersOf(at);
    }
  }

  /** Makes a logger's handlers redact, and has one stand before them that does it for them all. */
  static void handlersOf(Logger logger) {
    Handler[] handlers = logger.getHandlers();
    for (Handler handler : handlers) {
      if (!isFirst(handler)) {
        one(handler);
      }
    }
    if (handlers.length > 0 && !isFirst(handlers[0])) {
      logger.addHandler(new First());
      // What was there goes off and on again: a logger hands on in the order of coming.
      for (Handler handler : handlers) {
        logger.removeHandler(handler);
        logger.addHandler(handler);
      }
    }
  }

  private static boolean isFirst(Handler handler) {
    return handler instanceof RedactKeys || handler instanceof First;
  }

  private static void one(Handler handler) {
    if (!(handler.getFilter() instanceof RecordFirst)) {
      handler.setFilter(new RecordFirst(handler.getFilter()));
    }
    Formatter formatter = handler.getFormatter();
    if (formatter != null && !(formatter instanceof TextAfter)) {
      handler.setFormatter(new TextAfter(formatter));
    }
    ErrorManager errors = handler.getErrorManager();
    if (!(errors instanceof Errors)) {
      handler.setErrorManager(new Errors(errors));
    }
  }

  /** What {@link RedactKeys} is, without a configuration. */
  static final class First extends Handler {
    @Override
    public void publish(LogRecord line) {
      Redacting.line(line);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  /** Every handler asks its filter before it does anything with a record. */
  private record RecordFirst(@Nullable Filter filter) implements Filter {
    @Override
    public boolean isLoggable(LogRecord line) {
      CleanRecord.redact(line);
      return filter == null || filter.isLoggable(line);
    }
  }

  /** What a formatter made, in which parts have come together. */
  private static final class TextAfter extends Formatter {
    private final Formatter formatter;

    TextAfter(Formatter formatter) {
      this.formatter = formatter;
    }

    @Override
    public String format(LogRecord line) {
      return Clean.text(formatter.format(line));
    }

    @Override
    public String formatMessage(LogRecord line) {
      return Clean.text(formatter.formatMessage(line));
    }

    @Override
    public String getHead(@Nullable Handler handler) {
      return Clean.text(formatter.getHead(handler));
    }

    @Override
    public String getTail(@Nullable Handler handler) {
      return Clean.text(formatter.getTail(handler));
    }
  }

  private static final class Errors extends ErrorManager {
    private final ErrorManager errors;

    Errors(ErrorManager errors) {
      this.errors = errors;
    }

    @Override
    public void error(@Nullable String text, @Nullable Exception failure, int code) {
      // A redacted failure is an exception, as the one it stands for is.
      errors.error(
          Clean.textOrNull(text),
          failure == null ? null : (Exception) Clean.failure(failure),
          code);
    }
  }
}
