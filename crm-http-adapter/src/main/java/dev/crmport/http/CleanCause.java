package dev.crmport.http;

import dev.crmport.core.redact.Redactor;
import org.jspecify.annotations.Nullable;

/**
 * Makes what a library threw fit to be a cause: where anything in it shows a key, a copy without
 * the key takes its place.
 */
final class CleanCause {
  static final int DEEPEST = 16;

  private final Redactor redactor;

  CleanCause(Redactor redactor) {
    this.redactor = redactor;
  }

  /** Stands for another failure: its type, its redacted words, its stack. */
  private static final class Redacted extends RuntimeException {
    Redacted(String text, @Nullable Throwable cause) {
      super(text, cause);
    }
  }

  /** The same object where nothing in it, its causes and its suppressed ones shows a key. */
  Throwable of(Throwable failure) {
    return isClean(failure, 0) ? failure : copy(failure, 0);
  }

  private boolean isClean(Throwable failure, int depth) {
    if (depth == DEEPEST || redactor.finds(failure.toString())) {
      return false;
    }
    for (Throwable suppressed : failure.getSuppressed()) {
      if (!isClean(suppressed, depth + 1)) {
        return false;
      }
    }
    Throwable cause = failure.getCause();
    return cause == null || isClean(cause, depth + 1);
  }

  private Redacted copy(Throwable failure, int depth) {
    boolean deepest = depth == DEEPEST;
    Throwable cause = deepest ? null : failure.getCause();
    Redacted copy =
        new Redacted(
            redactor.redact(failure.toString()), cause == null ? null : copy(cause, depth + 1));
    copy.setStackTrace(failure.getStackTrace());
    if (!deepest) {
      for (Throwable suppressed : failure.getSuppressed()) {
        copy.addSuppressed(copy(suppressed, depth + 1));
      }
    }
    return copy;
  }
}
