package dev.crmport.logging;

import java.io.IOException;

/** A real logging system, set up from a file, for statements that hold for all of them. */
public interface LogSystem extends AutoCloseable {
  /** Logs to {@code org.example.Service}. */
  void say(String text);

  /**
   * Logs a pattern and what is put into it.
   *
   * @param pattern with {@code {}} for each argument
   */
  void say(String pattern, Object... arguments);

  /** Logs a failure. */
  void say(String text, Throwable failure);

  /** Logs under the name of a logger. */
  void sayAs(String logger, String text);

  /** Logs with as much around the text as the system has room for: context, marker, pairs. */
  void sayWithin(String around, String text);

  /** Writes out what is on its way, and ends it. */
  @Override
  void close() throws IOException;
}
