package dev.crmport.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.crmport.core.call.Operation;
import dev.crmport.core.call.QueryParameter;
import java.net.URLEncoder;
import java.util.Collection;
import java.util.StringJoiner;

/** Path and query of an operation as they are sent. */
final class Address {
  private Address() {}

  /**
   * The path below the base URL and its query, percent-encoded.
   *
   * @throws IllegalArgumentException where an argument has control characters, or the path holds a
   *     query or would climb to another resource; the message does not repeat it
   */
  static String of(Operation<?> operation) {
    requirePrintable(operation, operation.arguments().values());
    String path = operation.encodedPath();
    if (path.indexOf('?') >= 0 || path.indexOf('#') >= 0) {
      throw refused(operation, "its path holds a query or a fragment");
    }
    for (String segment : path.split("/", -1)) {
      if (segment.equals(".") || segment.equals("..")) {
        throw refused(operation, "a segment of its path is a dot or two");
      }
    }
    StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
    for (QueryParameter parameter : operation.query()) {
      query.add(encoded(parameter.name()) + "=" + encoded(parameter.value()));
    }
    return path + query;
  }

  private static void requirePrintable(Operation<?> operation, Collection<String> arguments) {
    for (String argument : arguments) {
      if (argument.chars().anyMatch(Character::isISOControl)) {
        throw refused(operation, "its path has control characters");
      }
    }
  }

  static IllegalArgumentException refused(Operation<?> operation, String why) {
    return new IllegalArgumentException(
        operation.name()
            + " was not sent: "
            + why
            + "; give a plain path, and a query as parameters");
  }

  /** The CRM takes the dollar of {@code $top} and its like literally. */
  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20").replace("%24", "$");
  }
}
