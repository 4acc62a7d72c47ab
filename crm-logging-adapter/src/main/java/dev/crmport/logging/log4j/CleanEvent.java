package dev.crmport.logging.log4j;

import dev.crmport.logging.line.Clean;
import java.util.List;
import org.apache.logging.log4j.Marker;
import org.apache.logging.log4j.MarkerManager;
import org.apache.logging.log4j.ThreadContext.ContextStack;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.impl.ContextDataFactory;
import org.apache.logging.log4j.core.impl.Log4jLogEvent;
import org.apache.logging.log4j.message.Message;
import org.apache.logging.log4j.spi.MutableThreadContextStack;
import org.apache.logging.log4j.util.ReadOnlyStringMap;
import org.apache.logging.log4j.util.StringMap;
import org.jspecify.annotations.Nullable;

/** Events in the place of those that show a key. */
final class CleanEvent {
  private CleanEvent() {}

  /** The same event where it shows no key. */
  static LogEvent of(LogEvent event) {
    Message message = event.getMessage();
    Message cleanMessage = CleanMessage.of(message);
    Throwable failure = event.getThrown();
    Throwable cleanFailure = failure == null ? null : Clean.failure(failure);
    boolean clean =
        Clean.same(message, cleanMessage)
            && Clean.same(failure, cleanFailure)
            && Clean.is(event.getLoggerName())
            && Clean.is(event.getThreadName())
            && Clean.same(event.getMarker(), clean(event.getMarker()))
            && isClean(event.getContextData())
            && isClean(event.getContextStack());
    return clean ? event : copy(event, cleanMessage, cleanFailure);
  }

  private static LogEvent copy(LogEvent event, Message message, @Nullable Throwable failure) {
    Log4jLogEvent.Builder copy =
        Log4jLogEvent.newBuilder()
            .setLoggerFqcn(event.getLoggerFqcn())
            .setLevel(event.getLevel())
            .setInstant(event.getInstant())
            .setNanoTime(event.getNanoTime())
            .setThreadId(event.getThreadId())
            .setThreadPriority(event.getThreadPriority())
            .setThreadName(Clean.textOrNull(event.getThreadName()))
            .setLoggerName(Clean.textOrNull(event.getLoggerName()))
            .setMarker(clean(event.getMarker()))
            .setMessage(message)
            .setThrown(failure)
            .setContextData(clean(event.getContextData()))
            .setContextStack(clean(event.getContextStack()))
            .setIncludeLocation(event.isIncludeLocation())
            .setEndOfBatch(event.isEndOfBatch());
    // Asked for only where it is wanted: finding it out walks the stack.
    return event.isIncludeLocation() ? copy.setSource(event.getSource()).build() : copy.build();
  }

  private static @Nullable Marker clean(@Nullable Marker marker) {
    return Clean.valueOrNull(marker) instanceof String text
        ? new MarkerManager.Log4jMarker(text)
        : marker;
  }

  private static boolean isClean(@Nullable ReadOnlyStringMap context) {
    if (context == null || context.isEmpty()) {
      return true;
    }
    boolean[] clean = {true};
    context.forEach(
        (name, value) -> clean[0] &= Clean.is(name) && Clean.same(value, Clean.valueOrNull(value)));
    return clean[0];
  }

  private static StringMap clean(@Nullable ReadOnlyStringMap context) {
    StringMap clean = ContextDataFactory.createContextData();
    if (context != null) {
      context.forEach(
          (name, value) -> clean.putValue(Clean.textOrNull(name), Clean.valueOrNull(value)));
    }
    clean.freeze();
    return clean;
  }

  private static boolean isClean(@Nullable ContextStack stack) {
    return stack == null || stack.getDepth() == 0 || stack.asList().stream().allMatch(Clean::is);
  }

  private static @Nullable ContextStack clean(@Nullable ContextStack stack) {
    if (stack == null) {
      return null;
    }
    List<String> texts =
        stack.asList().stream().map(text -> String.valueOf(Clean.textOrNull(text))).toList();
    return new MutableThreadContextStack(texts);
  }
}
