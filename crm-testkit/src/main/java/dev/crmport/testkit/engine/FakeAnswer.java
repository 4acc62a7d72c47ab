package dev.crmport.testkit.engine;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the engine answers.
 *
 * @param status the HTTP status
 * @param headers headers beyond the content type, in order
 * @param body the body, which knows its content type
 * @param delay how long the CRM would wait before it answers; zero for all but an echo
 * @param hangs true when the CRM would never answer; status and body then mean nothing
 */
public record FakeAnswer(
    int status, Map<String, String> headers, Body body, Duration delay, boolean hangs) {
  private static final String JSON = "application/json; charset=utf-8";

  public FakeAnswer {
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
  }

  /** A body in one of the forms that the CRM uses. */
  public sealed interface Body {
    /** No body and no content type. */
    record None() implements Body {}

    /**
     * JSON as a plain tree.
     *
     * @param tree as in {@link RequestBody.Json}
     */
    record Json(@Nullable Object tree) implements Body {}

    /**
     * A page.
     *
     * @param page the text, to be sent as UTF-8
     * @param contentType the whole header value
     */
    record Html(String page, String contentType) implements Body {}

    /** The value of the content type header, or null when there is no body. */
    default @Nullable String contentTypeOrNull() {
      return switch (this) {
        case None none -> null;
        case Json json -> JSON;
        case Html html -> html.contentType();
      };
    }
  }

  static FakeAnswer json(int status, @Nullable Object tree) {
    return new FakeAnswer(status, Map.of(), new Body.Json(tree), Duration.ZERO, false);
  }

  static FakeAnswer html(int status, String page, String contentType) {
    return new FakeAnswer(status, Map.of(), new Body.Html(page, contentType), Duration.ZERO, false);
  }

  static FakeAnswer empty(int status) {
    return new FakeAnswer(status, Map.of(), new Body.None(), Duration.ZERO, false);
  }

  static FakeAnswer hanging() {
    return new FakeAnswer(0, Map.of(), new Body.None(), Duration.ZERO, true);
  }

  FakeAnswer withLocation(String location) {
    return new FakeAnswer(status, Map.of("Location", location), body, delay, hangs);
  }

  FakeAnswer after(Duration newDelay) {
    return new FakeAnswer(status, headers, body, newDelay, hangs);
  }
}
