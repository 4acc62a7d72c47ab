package dev.crmport.web;

import dev.crmport.core.redact.Finding;
import dev.crmport.core.redact.Redactor;
import java.lang.System.Logger.Level;
import java.util.Optional;

/**
 * Stops responses that hold an API key, in any form that the redactor knows, and says where.
 *
 * <p><b>Shape:</b> a response is held until it is complete, has grown to {@code heldBytes} or is
 * flushed. A key that is found by then makes it a 500 with a constant body. Behind that, what is
 * clean goes out as it comes, and a key breaks the connection, so that the client sees a response
 * that failed and never takes the rest for the whole. Looked at are headers, cookies, trailers, the
 * message of an error, a failure that the application lets out, and the body as bytes; what is
 * compressed with gzip or deflate is looked at decompressed as well. Other codings, br among them,
 * are not undone, and neither are archives within a body.<br>
 * <b>Errors:</b> {@link java.io.IOException} to whoever goes on writing to a response that was
 * stopped; its message holds nothing of the response.<br>
 * <b>Threads:</b> safe for many; each response belongs to one at a time, as ever.
 *
 * <p>There is no mode that reports and lets pass: whoever sees the report has a key that was
 * exposed.
 */
public final class ResponseGuard {
  /** Below this a form of a key might not be held together. */
  private static final int LEAST_HELD = 64 * 1024;

  private static final int USUALLY_HELD = 1024 * 1024;

  private final Redactor redactor;
  private final int heldBytes;
  private final Listener listener;

  private ResponseGuard(Builder from) {
    redactor = from.redactor;
    heldBytes = from.heldBytes;
    listener = from.listener;
  }

  /** Is told of each response that was stopped. */
  @FunctionalInterface
  public interface Listener {
    /**
     * A response was stopped. Called on the thread that wrote it, after the client was cut off;
     * what it throws is logged and goes no further.
     */
    void stopped(StoppedResponse what);
  }

  /** A guard with all defaults: it asks the JVM's redactor, and warns in the log. */
  public static ResponseGuard create() {
    return builder().build();
  }

  /** A guard with options. */
  public static Builder builder() {
    return new Builder();
  }

  int heldBytes() {
    return heldBytes;
  }

  BodyCheck bodyCheck(Wire wire) {
    return new BodyCheck(redactor, wire.contentEncoding(), wire.charset());
  }

  /** The first key in a text. */
  Optional<Finding> look(String text) {
    return redactor.findings(text).stream().findFirst();
  }

  String redacted(String text) {
    return redactor.redact(text);
  }

  void tell(StoppedResponse what) {
    try {
      listener.stopped(what);
    } catch (RuntimeException itsOwn) {
      // By its type alone: its message may hold anything.
      Log.LOGGER.log(
          Level.WARNING,
          "the listener was not told of a stopped response: it failed with {0}; mend it",
          itsOwn.getClass().getName());
    }
  }

  private static final class Log {
    static final System.Logger LOGGER = System.getLogger(ResponseGuard.class.getName());
  }

  /** Options; each has a default. Not safe for use by many threads; what it builds is. */
  public static final class Builder {
    private Redactor redactor = Redactor.shared();
    private int heldBytes = USUALLY_HELD;
    private Listener listener = what -> Log.LOGGER.log(Level.WARNING, what.toString());

    private Builder() {}

    /** What knows the keys; the JVM's own by default, which learns every key in use. */
    public Builder redactor(Redactor knowsTheKeys) {
      redactor = knowsTheKeys;
      return this;
    }

    /**
     * How much of a body is held at most, in memory and never on a disk; 1 MiB by default.
     *
     * @param bytes 65,536 or more
     */
    public Builder heldBytes(int bytes) {
      if (bytes < LEAST_HELD) {
        throw new IllegalArgumentException(
            "the guard was not made: it needs to hold at least "
                + LEAST_HELD
                + " bytes to see a key whole; give it as many, or more");
      }
      heldBytes = bytes;
      return this;
    }

    /** Who is told instead of the log, at level {@code WARNING} of this class. */
    public Builder listener(Listener told) {
      listener = told;
      return this;
    }

    /** The guard. */
    public ResponseGuard build() {
      return new ResponseGuard(this);
    }
  }
}
