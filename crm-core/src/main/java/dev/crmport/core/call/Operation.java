package dev.crmport.core.call;

import dev.crmport.core.payload.Payload;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One request to the CRM, described and not yet sent. Immutable; make it once, call it often.
 *
 * <p>The families ({@link dev.crmport.core.people.People} and its like) have a method for each
 * operation of the API; {@link #builder} describes one that they do not have.
 *
 * @param <R> what its answer reads as
 */
public final class Operation<R> {
  /** The HTTP methods that the API uses. */
  public enum Method {
    /** Reads. */
    GET,
    /** Creates, finds, updates. */
    POST,
    /** Replaces. */
    PUT,
    /** Changes in part. */
    PATCH,
    /** Removes. */
    DELETE
  }

  private final String name;
  private final Method method;
  private final String path;
  private final Map<String, String> arguments;
  private final List<QueryParameter> query;
  private final Optional<Object> body;
  private final Map<Integer, Reading<? extends R>> readings;
  private final boolean repeatable;

  private Operation(Builder<R> from, List<QueryParameter> query) {
    name = from.name;
    method = from.method;
    path = from.path;
    arguments = Map.copyOf(from.arguments);
    this.query = List.copyOf(query);
    body = from.body;
    readings = Map.copyOf(from.readings);
    repeatable = from.repeatable;
  }

  /**
   * Begins the description of an operation.
   *
   * @param name the API's name for it, such as {@code getPerson}
   * @param path the path below the base URL, arguments in braces: {@code /people/{vanId}}
   */
  public static <R> Builder<R> builder(String name, Method method, String path) {
    return new Builder<>(name, method, path);
  }

  /** The API's name for it. */
  public String name() {
    return name;
  }

  /** The HTTP method. */
  public Method method() {
    return method;
  }

  /** The path below the base URL, arguments in braces. */
  public String path() {
    return path;
  }

  /** The values of the arguments in the path, not encoded. */
  public Map<String, String> arguments() {
    return arguments;
  }

  /**
   * The path with the values of its arguments in their places, percent-encoded as UTF-8: what
   * follows the base URL on the wire, before the query.
   */
  public String encodedPath() {
    StringBuilder encoded = new StringBuilder();
    for (String piece : path.split("(?=\\{)|(?<=\\})", -1)) {
      boolean named = piece.startsWith("{") && piece.endsWith("}");
      String value = named ? arguments.get(piece.substring(1, piece.length() - 1)) : null;
      encoded.append(value == null ? piece : percentEncoded(value));
    }
    return encoded.toString();
  }

  /**
   * A form encodes a space as a plus and leaves the star, which a path must not; and the CRM wants
   * the colon of an external id ({@code dwid:12345}) as it is.
   */
  private static String percentEncoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~")
        .replace("%3A", ":");
  }

  /** The query's parameters in their order. */
  public List<QueryParameter> query() {
    return query;
  }

  /** The body as plain values, where there is one. */
  public Optional<Object> body() {
    return body;
  }

  /** What an answer with this status reads as; nothing where that status is a failure. */
  public Optional<Reading<? extends R>> reading(int status) {
    return Optional.ofNullable(readings.get(status));
  }

  /** Whether this very call does no harm if it is sent again after its answer was lost. */
  public boolean repeatable() {
    return repeatable;
  }

  /** The same with another query. */
  public Operation<R> withQuery(List<QueryParameter> next) {
    Builder<R> copy = new Builder<>(name, method, path);
    copy.arguments.putAll(arguments);
    copy.body = body;
    copy.readings.putAll(readings);
    copy.repeatable = repeatable;
    return new Operation<>(copy, next);
  }

  /** Name, method and path; neither arguments nor body, which are people's data. */
  @Override
  public String toString() {
    return name + " (" + method + " " + path + ")";
  }

  /**
   * Describes an operation. Not safe for use by many threads.
   *
   * @param <R> what its answer reads as
   */
  public static final class Builder<R> {
    private final String name;
    private final Method method;
    private final String path;
    private final Map<String, String> arguments = new LinkedHashMap<>();
    private final List<QueryParameter> query = new ArrayList<>();
    private final Map<Integer, Reading<? extends R>> readings = new LinkedHashMap<>();
    private Optional<Object> body = Optional.empty();
    private boolean repeatable;

    private Builder(String name, Method method, String path) {
      if (!path.startsWith("/")) {
        throw new IllegalArgumentException(
            "the operation was not made: its path does not begin with a slash; give the path below"
                + " the base URL, such as /people/{vanId}");
      }
      this.name = name;
      this.method = method;
      this.path = path;
      repeatable = method == Method.GET;
    }

    /** The value of an argument in the path, not encoded. */
    public Builder<R> argument(String argument, String value) {
      arguments.put(argument, value);
      return this;
    }

    /** One more parameter of the query, not encoded. */
    public Builder<R> query(String parameter, String value) {
      query.add(new QueryParameter(parameter, value));
      return this;
    }

    /** The body: an object of the CRM. */
    public Builder<R> body(Payload payload) {
      return body(payload.members().asMap());
    }

    /** The body: plain values (maps, lists, text, numbers, truth values). */
    public Builder<R> body(Object plainValues) {
      body = Optional.of(plainValues);
      return this;
    }

    /** What answers with this status read as. */
    public Builder<R> reads(int status, Reading<? extends R> reading) {
      readings.put(status, reading);
      return this;
    }

    /** Whether sending it twice does no harm; so for GET, not for others unless said here. */
    public Builder<R> repeatable(boolean harmless) {
      repeatable = harmless;
      return this;
    }

    /**
     * The operation.
     *
     * @throws IllegalArgumentException where the path names an argument that has no value, or no
     *     status reads as anything
     */
    public Operation<R> build() {
      String rest = path;
      for (String argument : arguments.keySet()) {
        rest = rest.replace("{" + argument + "}", "");
      }
      if (rest.indexOf('{') >= 0 || readings.isEmpty()) {
        throw new IllegalArgumentException(
            "the operation "
                + name
                + " was not made: an argument of its path has no value, or no status reads as"
                + " anything; give every argument and at least one reading");
      }
      return new Operation<>(this, query);
    }
  }
}
