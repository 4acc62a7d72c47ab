package dev.crmport.core.key;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.jspecify.annotations.Nullable;

/**
 * A credential source could not be read or written. Nothing was changed, with the one exception
 * that {@link Reason#NOT_WRITTEN} tells of. The message names the store and what to do next, and
 * holds no part of a key: neither it nor the cause repeats a path or an address that holds one.
 */
public final class StoreUnusable extends RuntimeException {
  /** What kept the store from being used. */
  public enum Reason {
    /** There is no store, or no identity to open it with. */
    MISSING,
    /** It is there and cannot be read: rights, or the medium. */
    UNREADABLE,
    /** It was cut short or changed. */
    DAMAGED,
    /** It is something else than a store of ours. */
    FOREIGN,
    /** A newer version of this library wrote it. */
    NEWER,
    /** It was encrypted for another identity. */
    WRONG_IDENTITY,
    /**
     * The change was not written, and the old content is intact; or it was, and the disk did not
     * confirm it, so that it holds now and may be undone by a power cut. The message says which.
     */
    NOT_WRITTEN
  }

  private final Reason reason;

  /**
   * @param message what was not done, why, and what to do next
   * @param cause what the machine said; where that shows the shape of a key, its type and its words
   *     without the key take its place
   */
  public StoreUnusable(Reason reason, String message, @Nullable Throwable cause) {
    super(KeyShape.masked(message), cause == null ? null : withoutKeys(cause));
    this.reason = reason;
  }

  /**
   * A file's system quotes the path that it was given, which may be a key put in the wrong place.
   */
  private static Throwable withoutKeys(Throwable cause) {
    StringWriter printed = new StringWriter();
    cause.printStackTrace(new PrintWriter(printed));
    if (!KeyShape.isIn(printed.toString())) {
      return cause;
    }
    RuntimeException masked = new RuntimeException(KeyShape.masked(cause.toString()));
    masked.setStackTrace(cause.getStackTrace());
    return masked;
  }

  /** What kept the store from being used. */
  public Reason reason() {
    return reason;
  }
}
