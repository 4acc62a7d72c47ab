package dev.crmport.testkit.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.crmport.testkit.engine.PresentedKey;
import dev.crmport.testkit.engine.QueryPair;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The head of a request. The Authorization header is not among its headers: it was turned into
 * {@code credentials} and dropped. Printing a head shows the method alone.
 *
 * @param method as sent
 * @param rawPath still encoded, without the query
 * @param rawQuery null when there is none
 * @param headers by lower-case name; of several, the last
 * @param credentials empty when there were none or they were malformed
 * @param http10 true for HTTP/1.0, which does not keep the connection
 */
public record HttpHead(
    String method,
    String rawPath,
    @Nullable String rawQuery,
    Map<String, String> headers,
    Optional<PresentedKey> credentials,
    boolean http10) {
  public HttpHead {
    headers = Map.copyOf(headers);
  }

  /** The pairs of the query, decoded; what cannot be decoded stays as it was sent. */
  public List<QueryPair> query() {
    List<QueryPair> pairs = new ArrayList<>();
    if (rawQuery != null && !rawQuery.isEmpty()) {
      for (String pair : rawQuery.split("&", -1)) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        pairs.add(new QueryPair(decode(name), decode(value)));
      }
    }
    return pairs;
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, UTF_8);
    } catch (IllegalArgumentException malformed) {
      return text;
    }
  }

  /** True when a header holds a token, whatever the letter case. */
  public boolean says(String header, String token) {
    return headers.getOrDefault(header, "").toLowerCase(Locale.ROOT).contains(token);
  }

  /** True when the request says how long its body is, or that it comes in chunks. */
  public boolean announcesBody() {
    return headers.containsKey("content-length") || says("transfer-encoding", "chunked");
  }

  public boolean keepsConnection() {
    return !http10 && !says("connection", "close");
  }

  @Override
  public String toString() {
    return "HttpHead[" + method + "]";
  }

  static Optional<PresentedKey> credentials(@Nullable String authorization) {
    if (authorization == null || !authorization.regionMatches(true, 0, "Basic ", 0, 6)) {
      return Optional.empty();
    }
    try {
      byte[] decoded = Base64.getDecoder().decode(authorization.substring(6).strip());
      String pair = new String(decoded, UTF_8);
      int colon = pair.indexOf(':');
      return colon < 0
          ? Optional.empty()
          : PresentedKey.of(pair.substring(0, colon), pair.substring(colon + 1));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }
}
