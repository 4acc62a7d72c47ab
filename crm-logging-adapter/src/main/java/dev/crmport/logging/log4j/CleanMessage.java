package dev.crmport.logging.log4j;

import dev.crmport.logging.line.Clean;
import org.apache.logging.log4j.message.Message;
import org.jspecify.annotations.Nullable;

/** A message in the place of one that shows a key: its text, whatever kind it was of. */
final class CleanMessage implements Message {
  private final String text;
  private final @Nullable String format;
  private final Object @Nullable [] parameters;
  private final @Nullable Throwable failure;

  private CleanMessage(
      String text,
      @Nullable String format,
      Object @Nullable [] parameters,
      @Nullable Throwable failure) {
    this.text = text;
    this.format = format;
    this.parameters = parameters;
    this.failure = failure;
  }

  /** The same message where it shows no key. */
  @SuppressWarnings("deprecation") // layouts still print the format
  static Message of(Message message) {
    String text;
    try {
      text = String.valueOf(message.getFormattedMessage());
    } catch (Throwable anything) {
      // An Error too: what is told of goes on, whatever its parts do when they are printed.
      String failed = "[toString of " + message.getClass().getName() + " failed]";
      return new CleanMessage(failed, failed, null, null);
    }
    Object[] parameters = message.getParameters();
    Object[] cleanParameters = Clean.values(parameters);
    Throwable failure = message.getThrowable();
    Throwable cleanFailure = failure == null ? null : Clean.failure(failure);
    String format = message.getFormat();
    return Clean.is(text)
            && Clean.is(format)
            && Clean.same(parameters, cleanParameters)
            && Clean.same(failure, cleanFailure)
        ? message
        : new CleanMessage(
            Clean.text(text), Clean.textOrNull(format), cleanParameters, cleanFailure);
  }

  @Override
  public String getFormattedMessage() {
    return text;
  }

  @Override
  @Deprecated
  public @Nullable String getFormat() {
    return format;
  }

  @Override
  public Object @Nullable [] getParameters() {
    return parameters;
  }

  @Override
  public @Nullable Throwable getThrowable() {
    return failure;
  }
}
