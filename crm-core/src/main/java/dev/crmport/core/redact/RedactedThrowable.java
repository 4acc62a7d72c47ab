package dev.crmport.core.redact;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Stands for a failure that shows a key somewhere in it, and shows none: it prints as the other one
 * does, with the key's reference in the key's place. Its stack trace, its causes and its suppressed
 * ones are the other's, copied in the same way and tied together in the same way, circles included.
 */
public final class RedactedThrowable extends RuntimeException {
  /** More failures than this in one are cut off: a cause may make a new cause each time. */
  static final int MOST = 256;

  private static final StackTraceElement[] NO_FRAMES = {};

  private final String originalType;
  private final String printed;
  private final @Nullable String localized;

  private RedactedThrowable(Throwable failure, Redactor redactor) {
    super(said(failure, Throwable::getMessage, redactor));
    originalType = failure.getClass().getName();
    localized = said(failure, Throwable::getLocalizedMessage, redactor);
    String text = said(failure, Throwable::toString, redactor);
    printed = text == null ? originalType : text;
    setStackTrace(frames(failure));
  }

  /**
   * What of a failure may be printed.
   *
   * <p><b>Shape:</b> the same object where none of its texts, its causes' and its suppressed ones'
   * shows a key; else a {@link RedactedThrowable}, as are all that hang on it.<br>
   * <b>Errors:</b> none, whatever the failure does: one that cannot say its message says so, by the
   * name of its class. What has more than 256 others in it is copied and cut off there.
   */
  public static Throwable of(Throwable failure, Redactor redactor) {
    return isClean(failure, redactor) ? failure : copy(failure, redactor);
  }

  /** The name of the class that the failure was of. */
  public String originalType() {
    return originalType;
  }

  @Override
  public @Nullable String getLocalizedMessage() {
    return localized;
  }

  /** What the other one prints, redacted: the name of its class stands in it. */
  @Override
  @SuppressWarnings("OverrideThrowableToString")
  public String toString() {
    return printed;
  }

  private static boolean isClean(Throwable failure, Redactor redactor) {
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Throwable> left = new ArrayDeque<>();
    left.add(failure);
    while (!left.isEmpty()) {
      Throwable at = left.remove();
      if (!seen.add(at)) {
        continue;
      }
      if (seen.size() > MOST || showsKey(at, redactor)) {
        return false;
      }
      Throwable cause = cause(at);
      if (cause != null) {
        left.add(cause);
      }
      Collections.addAll(left, at.getSuppressed());
    }
    return true;
  }

  /** True also where it cannot be told: then a copy, which tells nothing, takes its place. */
  private static boolean showsKey(Throwable failure, Redactor redactor) {
    try {
      String message = failure.getMessage();
      String local = failure.getLocalizedMessage();
      String text = failure.toString();
      return (message != null && redactor.finds(message))
          || (local != null && !local.equals(message) && redactor.finds(local))
          || (text != null && redactor.finds(text));
    } catch (RuntimeException | StackOverflowError broken) {
      return true;
    }
  }

  private static RedactedThrowable copy(Throwable failure, Redactor redactor) {
    IdentityHashMap<Throwable, RedactedThrowable> copies = new IdentityHashMap<>();
    Deque<Throwable> left = new ArrayDeque<>();
    RedactedThrowable top = new RedactedThrowable(failure, redactor);
    copies.put(failure, top);
    left.add(failure);
    while (!left.isEmpty()) {
      Throwable at = left.remove();
      RedactedThrowable copy = copies.getOrDefault(at, top);
      Throwable cause = cause(at);
      RedactedThrowable causeCopy = cause == null ? null : copied(cause, redactor, copies, left);
      if (causeCopy != null && causeCopy != copy) {
        copy.initCause(causeCopy);
      }
      for (Throwable suppressed : at.getSuppressed()) {
        RedactedThrowable suppressedCopy = copied(suppressed, redactor, copies, left);
        if (suppressedCopy != null) {
          copy.addSuppressed(suppressedCopy);
        }
      }
    }
    return top;
  }

  /** The copy of a failure, made where there is none yet; null where there are too many. */
  private static @Nullable RedactedThrowable copied(
      Throwable failure,
      Redactor redactor,
      IdentityHashMap<Throwable, RedactedThrowable> copies,
      Deque<Throwable> left) {
    RedactedThrowable known = copies.get(failure);
    if (known != null || copies.size() == MOST) {
      return known;
    }
    RedactedThrowable made = new RedactedThrowable(failure, redactor);
    copies.put(failure, made);
    left.add(failure);
    return made;
  }

  private static @Nullable String said(
      Throwable failure, Function<Throwable, @Nullable String> text, Redactor redactor) {
    try {
      String said = text.apply(failure);
      return said == null ? null : redactor.redact(said);
    } catch (RuntimeException | StackOverflowError broken) {
      return failure.getClass().getName() + " (what it says could not be read)";
    }
  }

  private static @Nullable Throwable cause(Throwable failure) {
    try {
      return failure.getCause();
    } catch (RuntimeException broken) {
      return null;
    }
  }

  private static StackTraceElement[] frames(Throwable failure) {
    try {
      return failure.getStackTrace();
    } catch (RuntimeException broken) {
      return NO_FRAMES;
    }
  }
}
