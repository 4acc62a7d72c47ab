package dev.crmport.logging.logback;

import ch.qos.logback.classic.spi.CallerData;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.LoggerContextVO;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import dev.crmport.logging.line.Clean;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.KeyValuePair;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.helpers.MessageFormatter;

/** An event in the place of one that shows a key. */
final class CleanEvent extends LoggingEvent {
  private final @Nullable String formatted;

  /**
   * Of an event from another process, which is no throwable any more: only an encoder's text of it
   * is redacted.
   */
  private final @Nullable IThrowableProxy described;

  /** Knows who logged, as long as that can be found out; afterwards it is not held. */
  private volatile @Nullable ILoggingEvent dirty;

  private CleanEvent(ILoggingEvent dirty) {
    this.dirty = dirty;
    setLevel(dirty.getLevel());
    setInstant(dirty.getInstant());
    setSequenceNumber(dirty.getSequenceNumber());
    setThreadName(Clean.textOrNull(dirty.getThreadName()));
    setLoggerName(Clean.textOrNull(dirty.getLoggerName()));
    setLoggerContextRemoteView(clean(dirty.getLoggerContextVO()));
    setMessage(Clean.textOrNull(dirty.getMessage()));
    setArgumentArray(Clean.values(dirty.getArgumentArray()));
    formatted = Clean.textOrNull(formatted(dirty, getArgumentArray()));
    setMDCPropertyMap(Clean.texts(dirty.getMDCPropertyMap()));
    List<KeyValuePair> pairs = dirty.getKeyValuePairs();
    setKeyValuePairs(pairs == null ? null : pairs.stream().map(CleanEvent::clean).toList());
    List<Marker> markers = dirty.getMarkerList();
    if (markers != null) {
      markers.forEach(marker -> addMarker(clean(marker)));
    }
    Throwable failure = failure(dirty);
    if (failure != null) {
      setThrowableProxy(new CleanThrowable(Clean.failure(failure)));
    }
    described = failure == null ? dirty.getThrowableProxy() : null;
  }

  /** The same event where it shows no key. */
  static ILoggingEvent of(ILoggingEvent event) {
    return isClean(event) ? event : new CleanEvent(event);
  }

  private static boolean isClean(ILoggingEvent event) {
    Throwable failure = failure(event);
    // The arguments before the message that they are put into: one of them may not bear it.
    return Clean.same(event.getArgumentArray(), Clean.values(event.getArgumentArray()))
        && Clean.is(event.getFormattedMessage())
        && Clean.is(event.getMessage())
        && Clean.is(event.getThreadName())
        && Clean.is(event.getLoggerName())
        && Clean.same(event.getMDCPropertyMap(), Clean.texts(event.getMDCPropertyMap()))
        && Clean.same(event.getLoggerContextVO(), clean(event.getLoggerContextVO()))
        && (failure == null || Clean.same(failure, Clean.failure(failure)))
        && areCleanMarkers(event.getMarkerList())
        && areCleanPairs(event.getKeyValuePairs());
  }

  private static boolean areCleanMarkers(@Nullable List<Marker> markers) {
    return markers == null || markers.stream().allMatch(marker -> clean(marker).equals(marker));
  }

  private static boolean areCleanPairs(@Nullable List<KeyValuePair> pairs) {
    return pairs == null || pairs.stream().allMatch(pair -> clean(pair).equals(pair));
  }

  private static @Nullable String formatted(ILoggingEvent event, Object @Nullable [] arguments) {
    return Clean.same(arguments, event.getArgumentArray())
        ? event.getFormattedMessage()
        : MessageFormatter.arrayFormat(event.getMessage(), arguments, null).getMessage();
  }

  /** What was thrown; an event from another process has only its description. */
  private static @Nullable Throwable failure(ILoggingEvent event) {
    return event.getThrowableProxy() instanceof ThrowableProxy thrown
        ? thrown.getThrowable()
        : null;
  }

  private static Marker clean(Marker marker) {
    return Clean.valueOrNull(marker) instanceof String text
        ? new BasicMarkerFactory().getDetachedMarker(text)
        : marker;
  }

  private static KeyValuePair clean(KeyValuePair pair) {
    Object value = Clean.valueOrNull(pair.value);
    return Clean.is(pair.key) && Clean.same(pair.value, value)
        ? pair
        : new KeyValuePair(Clean.textOrNull(pair.key), value);
  }

  private static @Nullable LoggerContextVO clean(@Nullable LoggerContextVO context) {
    if (context == null) {
      return null;
    }
    Map<String, String> properties = Clean.texts(context.getPropertyMap());
    return Clean.is(context.getName()) && Clean.same(context.getPropertyMap(), properties)
        ? context
        : new LoggerContextVO(
            Clean.textOrNull(context.getName()), properties, context.getBirthTime());
  }

  @Override
  public @Nullable String getFormattedMessage() {
    return formatted;
  }

  /** Classes, methods and files, which hold no values; found out only where they are asked for. */
  @Override
  public StackTraceElement[] getCallerData() {
    ILoggingEvent known = dirty;
    if (known != null) {
      return known.getCallerData();
    }
    return super.hasCallerData() ? super.getCallerData() : CallerData.EMPTY_CALLER_DATA_ARRAY;
  }

  @Override
  public boolean hasCallerData() {
    ILoggingEvent known = dirty;
    return known == null ? super.hasCallerData() : known.hasCallerData();
  }

  /** Lets go of the other event: whoever keeps this one keeps no key. */
  void settle() {
    if (hasCallerData()) {
      setCallerData(getCallerData());
    }
    dirty = null;
  }

  @Override
  public @Nullable IThrowableProxy getThrowableProxy() {
    return described == null ? super.getThrowableProxy() : described;
  }
}
