package dev.crmport.logging.logback;

import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import ch.qos.logback.classic.spi.ThrowableProxy;
import dev.crmport.core.redact.RedactedThrowable;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A redacted failure as Logback sees one, under the name of the class that was thrown. Whoever asks
 * for the throwable itself gets the redacted one.
 */
final class CleanThrowable extends ThrowableProxy {
  CleanThrowable(Throwable clean) {
    super(clean);
  }

  @Override
  public String getClassName() {
    return name(this, super.getClassName());
  }

  @Override
  public @Nullable IThrowableProxy getCause() {
    return super.getCause() instanceof ThrowableProxy cause ? new Named(cause) : null;
  }

  @Override
  public IThrowableProxy[] getSuppressed() {
    return named(super.getSuppressed());
  }

  private static IThrowableProxy[] named(IThrowableProxy[] all) {
    return Arrays.stream(all)
        .map(one -> one instanceof ThrowableProxy suppressed ? new Named(suppressed) : one)
        .toArray(IThrowableProxy[]::new);
  }

  private static String name(ThrowableProxy failure, String otherwise) {
    return failure.getThrowable() instanceof RedactedThrowable redacted
        ? redacted.originalType()
        : otherwise;
  }

  /** One that hangs on it, under its name. */
  private record Named(ThrowableProxy failure) implements IThrowableProxy {
    @Override
    public String getClassName() {
      return name(failure, failure.getClassName());
    }

    @Override
    public @Nullable String getMessage() {
      return failure.getMessage();
    }

    @Override
    public @Nullable String getOverridingMessage() {
      return failure.getOverridingMessage();
    }

    @Override
    public StackTraceElementProxy[] getStackTraceElementProxyArray() {
      return failure.getStackTraceElementProxyArray();
    }

    @Override
    public int getCommonFrames() {
      return failure.getCommonFrames();
    }

    @Override
    public @Nullable IThrowableProxy getCause() {
      return failure.getCause() instanceof ThrowableProxy cause ? new Named(cause) : null;
    }

    @Override
    public IThrowableProxy[] getSuppressed() {
      return named(failure.getSuppressed());
    }

    @Override
    public boolean isCyclic() {
      return failure.isCyclic();
    }
  }
}
