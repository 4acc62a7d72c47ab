package dev.crmport.logging.log4j;

import dev.crmport.logging.line.Clean;
import java.io.Serializable;
import java.util.concurrent.TimeUnit;
import org.apache.logging.log4j.core.Appender;
import org.apache.logging.log4j.core.ErrorHandler;
import org.apache.logging.log4j.core.Filter;
import org.apache.logging.log4j.core.Layout;
import org.apache.logging.log4j.core.LifeCycle2;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.config.plugins.PluginAttribute;
import org.apache.logging.log4j.core.config.plugins.PluginElement;
import org.apache.logging.log4j.core.config.plugins.PluginFactory;
import org.apache.logging.log4j.core.filter.Filterable;
import org.apache.logging.log4j.core.impl.LocationAware;
import org.jspecify.annotations.Nullable;

/** Hands an appender events without keys, and is that appender in all else. */
final class RedactingAppender implements Appender, Filterable, LocationAware, LifeCycle2 {
  private final Appender appender;

  private RedactingAppender(Appender appender) {
    this.appender = appender;
    appender.setHandler(new CleanErrors(appender.getHandler()));
  }

  /**
   * Called by Log4j.
   *
   * @param name stands in the configuration where appenders are chosen by it, and says no more than
   *     the appender does
   */
  @PluginFactory
  static @Nullable RedactingAppender create(
      @PluginAttribute("name") @Nullable String name,
      @PluginElement(Appender.ELEMENT_TYPE) @Nullable Appender appender) {
    // What could not be built was complained of where it was tried.
    return appender == null ? null : around(appender);
  }

  static RedactingAppender around(Appender appender) {
    return appender instanceof RedactingAppender already
        ? already
        : new RedactingAppender(appender);
  }

  @Override
  public void append(LogEvent event) {
    appender.append(CleanEvent.of(event));
  }

  @Override
  public String getName() {
    return appender.getName();
  }

  @Override
  public Layout<? extends Serializable> getLayout() {
    return appender.getLayout();
  }

  @Override
  public boolean ignoreExceptions() {
    return appender.ignoreExceptions();
  }

  @Override
  public ErrorHandler getHandler() {
    return appender.getHandler();
  }

  @Override
  public void setHandler(ErrorHandler handler) {
    appender.setHandler(new CleanErrors(handler));
  }

  @Override
  public boolean requiresLocation() {
    return appender instanceof LocationAware aware && aware.requiresLocation();
  }

  @Override
  public State getState() {
    return appender.getState();
  }

  @Override
  public void initialize() {
    appender.initialize();
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
  public boolean stop(long timeout, TimeUnit unit) {
    if (appender instanceof LifeCycle2 patient) {
      return patient.stop(timeout, unit);
    }
    appender.stop();
    return true;
  }

  @Override
  public boolean isStarted() {
    return appender.isStarted();
  }

  @Override
  public boolean isStopped() {
    return appender.isStopped();
  }

  @Override
  public void addFilter(Filter filter) {
    if (appender instanceof Filterable filterable) {
      filterable.addFilter(filter);
    }
  }

  @Override
  public void removeFilter(Filter filter) {
    if (appender instanceof Filterable filterable) {
      filterable.removeFilter(filter);
    }
  }

  @Override
  public @Nullable Filter getFilter() {
    return appender instanceof Filterable filterable ? filterable.getFilter() : null;
  }

  @Override
  public boolean hasFilter() {
    return appender instanceof Filterable filterable && filterable.hasFilter();
  }

  @Override
  public boolean isFiltered(LogEvent event) {
    return appender instanceof Filterable filterable && filterable.isFiltered(event);
  }

  /** What an appender says of its failures goes into Log4j's own log. */
  private record CleanErrors(ErrorHandler errors) implements ErrorHandler {
    @Override
    public void error(String text) {
      errors.error(Clean.text(text));
    }

    @Override
    public void error(String text, Throwable failure) {
      errors.error(Clean.text(text), Clean.failure(failure));
    }

    @Override
    public void error(String text, LogEvent event, Throwable failure) {
      errors.error(Clean.text(text), CleanEvent.of(event), Clean.failure(failure));
    }
  }
}
