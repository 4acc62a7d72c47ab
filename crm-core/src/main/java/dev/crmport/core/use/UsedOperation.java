package dev.crmport.core.use;

import dev.crmport.core.call.Operation;
import dev.crmport.core.call.Operation.Method;
import java.util.regex.Pattern;

/**
 * An operation that was used, without arguments, query and body.
 *
 * @param name the API's name for it, such as {@code findOrCreatePerson}
 * @param method the HTTP method
 * @param path the path below the base URL, arguments in braces: {@code /people/{vanId}}
 */
public record UsedOperation(String name, Method method, String path) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]+");
  private static final Pattern PATH = Pattern.compile("/[!-~]*");

  /** Checks the shape. */
  public UsedOperation {
    if (!NAME.matcher(name).matches() || !PATH.matcher(path).matches()) {
      throw new IllegalArgumentException(
          "the operation was not recorded: its name has letters, digits, dots and dashes, and its"
              + " path begins with a slash and has no spaces");
    }
  }

  static UsedOperation of(Operation<?> operation) {
    return new UsedOperation(operation.name(), operation.method(), operation.path());
  }

  /** The family of the API that it belongs to: the first part of its path, such as people. */
  public String family() {
    int end = path.indexOf('/', 1);
    return path.substring(1, end < 0 ? path.length() : end);
  }

  /** For example {@code POST /people/findOrCreate}. */
  @Override
  public String toString() {
    return method + " " + path;
  }
}
