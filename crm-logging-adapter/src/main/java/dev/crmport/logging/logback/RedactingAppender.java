package dev.crmport.logging.logback;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.Context;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.AppenderAttachable;
import ch.qos.logback.core.spi.FilterReply;
import ch.qos.logback.core.status.Status;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hands an appender events without keys, and is that appender in all else. */
final class RedactingAppender
    implements Appender<ILoggingEvent>, AppenderAttachable<ILoggingEvent> {
  private final Appender<ILoggingEvent> appender;

  RedactingAppender(Appender<ILoggingEvent> appender) {
    this.appender = appender;
  }

  @Override
  public void doAppend(ILoggingEvent event) {
    ILoggingEvent clean = CleanEvent.of(event);
    try {
      appender.doAppend(clean);
    } finally {
      if (clean instanceof CleanEvent made) {
        made.settle();
      }
    }
  }

  @Override
  public String getName() {
    return appender.getName();
  }

  @Override
  public void setName(String name) {
    appender.setName(name);
  }

  @Override
  public void start() {
    appender.start();
  }

  @Override
  public void stop() {
    appender.stop();
  }

  @Override
  public boolean isStarted() {
    return appender.isStarted();
  }

  @Override
  public void addFilter(Filter<ILoggingEvent> filter) {
    appender.addFilter(filter);
  }

  @Override
  public void clearAllFilters() {
    appender.clearAllFilters();
  }

  @Override
  public List<Filter<ILoggingEvent>> getCopyOfAttachedFiltersList() {
    return appender.getCopyOfAttachedFiltersList();
  }

  @Override
  public FilterReply getFilterChainDecision(ILoggingEvent event) {
    return appender.getFilterChainDecision(event);
  }

  @Override
  public void setContext(Context context) {
    appender.setContext(context);
  }

  @Override
  public Context getContext() {
    return appender.getContext();
  }

  @Override
  public void addStatus(Status status) {
    appender.addStatus(status);
  }

  @Override
  public void addInfo(String text) {
    appender.addInfo(text);
  }

  @Override
  public void addInfo(String text, Throwable failure) {
    appender.addInfo(text, failure);
  }

  @Override
  public void addWarn(String text) {
    appender.addWarn(text);
  }

  @Override
  public void addWarn(String text, Throwable failure) {
    appender.addWarn(text, failure);
  }

  @Override
  public void addError(String text) {
    appender.addError(text);
  }

  @Override
  public void addError(String text, Throwable failure) {
    appender.addError(text, failure);
  }

  /** So that the appender behind this one can be found; nothing is added to it or taken off it. */
  @Override
  public Iterator<Appender<ILoggingEvent>> iteratorForAppenders() {
    return List.of(appender).iterator();
  }

  @Override
  public @Nullable Appender<ILoggingEvent> getAppender(String name) {
    return name.equals(appender.getName()) ? appender : null;
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // as Logback itself asks
  public boolean isAttached(Appender<ILoggingEvent> asked) {
    return asked == appender;
  }

  @Override
  public void addAppender(Appender<ILoggingEvent> more) {
    throw new UnsupportedOperationException(
        "the appender was not added: here stands the one that is redacted; add it to the logger");
  }

  @Override
  public void detachAndStopAllAppenders() {
    appender.stop();
  }

  @Override
  public boolean detachAppender(Appender<ILoggingEvent> asked) {
    return false;
  }

  @Override
  public boolean detachAppender(String name) {
    return false;
  }
}
