package dev.crmport.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.crmport.testkit.engine.FakeAnswer;
import dev.crmport.testkit.wire.JsonText;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An answer as it goes onto the wire, framing aside.
 *
 * @param status the HTTP status
 * @param headers all but the length, in order
 * @param padding how many spaces come before the body; they are never held in memory
 * @param body the bytes, not encoded
 * @param bodyless true where not even a length is sent
 */
record Reply(int status, Map<String, String> headers, long padding, Bytes body, boolean bodyless) {
  static final String CONTENT_TYPE = "Content-Type";
  static final String JSON = "application/json; charset=utf-8";

  Reply {
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
  }

  static Reply of(int status, Map<String, String> headers, byte[] body) {
    return new Reply(status, headers, 0, new Bytes(body), false);
  }

  static Reply text(int status, String contentType, String body) {
    return of(status, Map.of(CONTENT_TYPE, contentType), body.getBytes(UTF_8));
  }

  static Reply of(FakeAnswer answer) {
    Map<String, String> headers = new LinkedHashMap<>();
    String contentType = answer.body().contentTypeOrNull();
    if (contentType != null) {
      headers.put(CONTENT_TYPE, contentType);
    }
    headers.putAll(answer.headers());
    return switch (answer.body()) {
      case FakeAnswer.Body.None none -> new Reply(answer.status(), headers, 0, Bytes.NONE, true);
      case FakeAnswer.Body.Json json -> of(answer.status(), headers, JsonText.write(json.tree()));
      case FakeAnswer.Body.Html html -> of(answer.status(), headers, html.page().getBytes(UTF_8));
    };
  }

  Reply with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Reply(status, more, padding, body, bodyless);
  }

  Reply withBody(byte[] newBody) {
    return new Reply(status, headers, padding, new Bytes(newBody), false);
  }

  Reply padded(long spaces) {
    return new Reply(status, headers, spaces, body, bodyless);
  }

  /** The length of the whole body in bytes. */
  long length() {
    return padding + body.length();
  }
}
