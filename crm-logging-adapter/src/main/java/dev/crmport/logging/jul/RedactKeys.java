package dev.crmport.logging.jul;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.crmport.logging.LogRedactor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps keys out of everything that {@code java.util.logging} writes. One line, anywhere in {@code
 * logging.properties}:
 *
 * <pre>{@code
 * config = dev.crmport.logging.jul.RedactKeys
 * }</pre>
 *
 * <p>It puts itself in front of the handlers of each logger that the configuration gives some, and
 * sees to it that every handler on a line's way redacts: the record before the handler looks at it
 * (message, parameters, failure with all its causes, names), the text that its formatter makes, and
 * what it reports when it fails. Handlers stay the objects that they are. It stays in front when a
 * configuration is read again, even one that does not name it.
 *
 * <p>A record that shows a key is changed, not copied: nobody sees the key in it any more.
 * Parameters that are neither text nor numbers nor dates become their text.
 *
 * <p>A handler that code adds to another logger than the root is taken in when the next record has
 * passed it, or with {@link #everywhere()} at once. The redactor is that of {@link LogRedactor}.
 */
public final class RedactKeys extends Handler {
  private static final String HANDLERS = "handlers";

  /** The one listener; the same object for all, since a log manager keeps each object once. */
  private static final Runnable AGAIN = RedactKeys::lead;

  /** Held while the configuration is changed here, which tells the listener. */
  private static final AtomicBoolean LEADING = new AtomicBoolean();

  /** Called by the log manager: for the line of its configuration, and for each logger after. */
  public RedactKeys() {
    stay();
    lead();
  }

  /**
   * Turns redaction on by code: for all loggers that have handlers now, and for those to which a
   * configuration gives some later.
   */
  public static void everywhere() {
    stay();
    LogManager manager = LogManager.getLogManager();
    for (String name : Collections.list(manager.getLoggerNames())) {
      Logger logger = manager.getLogger(name);
      if (logger != null) {
        Redacting.handlersOf(logger);
      }
    }
  }

  /** Leaves those alone that a configuration makes from now on; for tests. */
  static void nowhere() {
    LogManager.getLogManager().removeConfigurationListener(AGAIN);
  }

  private static void stay() {
    LogManager.getLogManager().addConfigurationListener(AGAIN);
  }

  /** Has every list of handlers in the configuration begin with this class. */
  private static void lead() {
    LogManager manager = LogManager.getLogManager();
    String handlers = manager.getProperty(HANDLERS);
    boolean leads = handlers != null && selfFirst(handlers).equals(handlers);
    if (leads || !LEADING.compareAndSet(false, true)) {
      return;
    }
    try {
      // Names the root's list also where the configuration does not.
      byte[] root = (HANDLERS + "=").getBytes(ISO_8859_1);
      manager.updateConfiguration(new ByteArrayInputStream(root), RedactKeys::led);
    } catch (IOException impossible) {
      throw new IllegalStateException(
          "the logs were not redacted: the configuration could not be changed", impossible);
    } finally {
      LEADING.set(false);
    }
  }

  private static BiFunction<@Nullable String, @Nullable String, @Nullable String> led(String name) {
    boolean listsHandlers = name.equals(HANDLERS) || name.endsWith("." + HANDLERS);
    return (now, unused) -> listsHandlers ? selfFirst(now) : now;
  }

  private static String selfFirst(@Nullable String handlers) {
    String self = RedactKeys.class.getName();
    if (handlers == null || handlers.isBlank()) {
      return self;
    }
    boolean first = handlers.trim().split("[\\s,]+", -1)[0].equals(self);
    return first ? handlers : self + ", " + handlers;
  }

  @Override
  public void publish(LogRecord line) {
    Redacting.line(line);
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
