package dev.crmport.logging.logback;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.spi.AppenderAttachable;
import ch.qos.logback.core.spi.FilterReply;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;

/**
 * Puts a {@link RedactingAppender} around each appender of a context. It lets every line pass, and
 * looks on the way whether an appender was attached since: Logback tells nobody of that.
 */
final class Appenders extends TurboFilter {
  private final LoggerContext loggers;
  private final ReentrantLock changing = new ReentrantLock();

  /**
   * Each logger with those above it, whose appenders its lines reach. Loggers are never removed.
   */
  private final Map<Logger, List<Logger>> lines = new ConcurrentHashMap<>();

  Appenders(LoggerContext context) {
    loggers = context;
    setContext(context);
    setName("appenders attached later are redacted");
  }

  /** From now on each line is a reason to look; again after a reset, which ends it. */
  void watch() {
    if (!loggers.getTurboFilterList().contains(this)) {
      start();
      loggers.addTurboFilter(this);
    }
  }

  void redactAll() {
    loggers.getLoggerList().forEach(this::redact);
  }

  @Override
  public FilterReply decide(
      @Nullable Marker marker,
      Logger logger,
      Level level,
      @Nullable String format,
      Object @Nullable [] arguments,
      @Nullable Throwable failure) {
    if (level.toInt() >= logger.getEffectiveLevel().toInt()) {
      // Asked first without the lock that computing takes.
      List<Logger> line = lines.get(logger);
      for (Logger reached : line == null ? lines.computeIfAbsent(logger, this::line) : line) {
        redact(reached);
      }
    }
    return FilterReply.NEUTRAL;
  }

  private List<Logger> line(Logger logger) {
    List<Logger> line = new ArrayList<>();
    line.add(logger);
    String name = logger.getName();
    for (int end = name.length() - 1; end > 0; end--) {
      char c = name.charAt(end);
      Logger above = c == '.' || c == '$' ? loggers.exists(name.substring(0, end)) : null;
      if (above != null) {
        line.add(above);
      }
    }
    line.add(loggers.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME));
    return List.copyOf(line);
  }

  private void redact(Logger logger) {
    Iterator<Appender<ILoggingEvent>> attached = logger.iteratorForAppenders();
    while (attached.hasNext()) {
      Appender<ILoggingEvent> appender = attached.next();
      if (!(appender instanceof RedactingAppender)) {
        replace(logger, appender);
      }
    }
  }

  private void replace(Logger logger, Appender<ILoggingEvent> appender) {
    changing.lock();
    try {
      // Off first: a line of another thread that finds none here is one line less in a log that is
      // being set up; one that finds both would be a key in it.
      if (logger.detachAppender(appender)) {
        redactEncoders(appender);
        logger.addAppender(new RedactingAppender(appender));
      }
    } finally {
      changing.unlock();
    }
  }

  private static void redactEncoders(Appender<ILoggingEvent> appender) {
    if (appender instanceof OutputStreamAppender<ILoggingEvent> writing) {
      Encoder<ILoggingEvent> encoder = writing.getEncoder();
      if (encoder != null && !(encoder instanceof RedactingEncoder)) {
        writing.setEncoder(new RedactingEncoder(encoder));
      }
    }
    if (appender instanceof AppenderAttachable<?> holder) {
      holder.iteratorForAppenders().forEachRemaining(Appenders::redactEncodersWithin);
    }
  }

  /** What hangs on an appender of events takes events. */
  @SuppressWarnings("unchecked")
  private static void redactEncodersWithin(Appender<?> appender) {
    redactEncoders((Appender<ILoggingEvent>) appender);
  }
}
