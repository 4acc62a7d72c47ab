package dev.crmport.logging.logback;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggerContextListener;
import ch.qos.logback.core.spi.ConfigurationEvent;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.spi.LifeCycle;
import dev.crmport.logging.LogRedactor;
import org.jspecify.annotations.Nullable;

/**
 * Keeps keys out of everything that Logback writes. One line, anywhere in {@code logback.xml}:
 *
 * <pre>{@code
 * <contextListener class="dev.crmport.logging.logback.RedactKeys"/>
 * }</pre>
 *
 * <p>Each appender is handed events without keys, whatever it does with them: message, arguments,
 * key-value pairs, markers, MDC, names, failures with all their causes. What an encoder makes of an
 * event is looked through again, since a key may come together there. Appenders that code attaches
 * later are taken in with the next line that reaches them; so is a configuration that is read
 * again. Logback's own status messages are redacted too.
 *
 * <p>An event without a key passes as the same object. An appender stands behind another one then:
 * {@code Logger.getAppender(name)} gives one that is an {@code AppenderAttachable} and has yours
 * attached.
 *
 * <p>By code, for a context that is set up without a file: {@code setContext}, then {@code start}.
 * The redactor is that of {@link LogRedactor}.
 */
public final class RedactKeys extends ContextAwareBase implements LoggerContextListener, LifeCycle {
  private @Nullable Appenders appenders;

  @Override
  public void start() {
    if (appenders != null || !(getContext() instanceof LoggerContext loggers)) {
      return;
    }
    RedactedStatuses.in(loggers);
    if (loggers.getTurboFilterList().stream().anyMatch(Appenders.class::isInstance)) {
      // The configuration was read again, and who was there before has stayed.
      return;
    }
    Appenders all = new Appenders(loggers);
    appenders = all;
    all.watch();
    all.redactAll();
    loggers.addConfigurationEventListener(event -> configured(event, all));
    // Where a configuration names this class it is added a second time, which does no harm.
    loggers.addListener(this);
  }

  private static void configured(ConfigurationEvent event, Appenders all) {
    switch (event.getEventType()) {
      case PARTIAL_CONFIGURATION_ENDED_SUCCESSFULLY,
          CONFIGURATION_ENDED_SUCCESSFULLY,
          CONFIGURATION_ENDED_WITH_XML_PARSING_ERRORS ->
          all.redactAll();
      default -> {
        // Nothing has been attached.
      }
    }
  }

  @Override
  public boolean isStarted() {
    return appenders != null;
  }

  /** Nothing: what was protected once stays so. */
  @Override
  public void stop() {}

  /** Stays when a configuration is read again, even one that does not name this class. */
  @Override
  public boolean isResetResistant() {
    return appenders != null;
  }

  @Override
  public void onReset(LoggerContext context) {
    if (appenders != null) {
      appenders.watch();
    }
  }

  @Override
  public void onStart(LoggerContext context) {
    if (appenders != null) {
      appenders.redactAll();
    }
  }

  @Override
  public void onStop(LoggerContext context) {}

  @Override
  public void onLevelChange(Logger logger, Level level) {}
}
