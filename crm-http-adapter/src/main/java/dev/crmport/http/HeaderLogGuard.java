package dev.crmport.http;

import dev.crmport.core.redact.Redactor;
import java.util.Arrays;
import java.util.Locale;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the JDK's HTTP client from writing the key into a log. Its own log of headers, turned on
 * with a system property, prints the {@code Authorization} header as it is.
 */
final class HeaderLogGuard {
  static final String LOGGER = "jdk.httpclient.HttpClient";
  static final String PROPERTY = "jdk.httpclient.HttpClient.log";

  /** A strong reference: a logger that nobody holds is collected, and its filter with it. */
  private static final Logger HTTP_CLIENT = Logger.getLogger(LOGGER);

  private HeaderLogGuard() {}

  /**
   * Puts the guard up; once for all clients of this JVM, again harmlessly.
   *
   * @throws IllegalStateException where headers are asked for and go to a logger out of reach
   */
  static void putUp() {
    boolean withinReach =
        "java.logging"
            .equals(System.LoggerFinder.getLoggerFinder().getClass().getModule().getName());
    requireSafe(withinReach, System.getProperty(PROPERTY, ""));
    if (!(HTTP_CLIENT.getFilter() instanceof WithoutKeys)) {
      HTTP_CLIENT.setFilter(new WithoutKeys(HTTP_CLIENT.getFilter(), Redactor.shared()));
    }
  }

  static void requireSafe(boolean withinReach, String property) {
    boolean asksForHeaders =
        Arrays.stream(property.toLowerCase(Locale.ROOT).split(",", -1))
            .map(String::trim)
            .anyMatch(item -> item.equals("headers") || item.equals("all"));
    if (asksForHeaders && !withinReach) {
      throw new IllegalStateException(
          "the HTTP adapter was not started: the system property "
              + PROPERTY
              + " asks for headers, which hold the key, in a log that cannot be filtered; drop"
              + " headers and all from that property");
    }
  }

  /** Drops what holds headers or shows a key; lets the rest of the client's log through. */
  record WithoutKeys(@Nullable Filter before, Redactor redactor) implements Filter {
    @Override
    public boolean isLoggable(LogRecord line) {
      // Apart, so that a key at the end of the one does not run into the other.
      String text = line.getMessage() + " " + Arrays.toString(line.getParameters());
      return !text.toLowerCase(Locale.ROOT).contains("authorization")
          && !redactor.finds(text)
          && (before == null || before.isLoggable(line));
    }
  }
}
