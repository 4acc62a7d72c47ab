package dev.crmport.testkit.engine;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code $top} and {@code $skip}, and the envelope that they cut a list into. */
record Page(int top, int skip) {
  private static final int DEFAULT_TOP = 50;
  private static final int MAX_TOP = 200;

  static Page of(Query query) {
    return new Page(top(query.first("$top")), skip(query.first("$skip")));
  }

  private static int top(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return DEFAULT_TOP;
    }
    long top = number(text, 0);
    if (top < 1) {
      throw Refusal.invalid(ApiError.invalid("'$top' must be greater than '0'.").about("$top"));
    }
    if (top > MAX_TOP) {
      throw Refusal.invalid(
          ApiError.invalid(
                  "'$top' must be less than or equal to the maximum result size for this end"
                      + " point: "
                      + MAX_TOP)
              .about("$top")
              .hinting(
                  "If no '$top' parameter is specified, a default top size of "
                      + DEFAULT_TOP
                      + " will be used."));
    }
    return (int) top;
  }

  private static int skip(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return 0;
    }
    long skip = number(text, -1);
    if (skip < 0) {
      // Chosen: only the status is known.
      throw Refusal.invalid(
          ApiError.invalid("'$skip' must be greater than or equal to '0'.").about("$skip"));
    }
    return (int) Math.min(skip, Integer.MAX_VALUE - MAX_TOP);
  }

  private static long number(String text, long otherwise) {
    try {
      return Long.parseLong(text.strip());
    } catch (NumberFormatException notANumber) {
      return otherwise;
    }
  }

  /** The rows of this page; none when it begins past the end. */
  <T> List<T> cut(List<T> all) {
    return all.subList(Math.min(skip, all.size()), Math.min(skip + top, all.size()));
  }

  /**
   * The answer for one page.
   *
   * @param rows the page's rows as trees
   * @param total the number of rows over all pages
   */
  FakeAnswer answer(List<?> rows, int total, String baseUrl, String path, Query query) {
    boolean last = skip + top >= total;
    String next = last ? null : withPort(baseUrl) + path + "?" + query.withSkip(skip + top);
    // Past the end the CRM counts 0, not the real total.
    return envelope(rows, next, rows.isEmpty() ? 0 : total);
  }

  static FakeAnswer envelope(List<?> rows, @Nullable String nextPageLink, int count) {
    Map<String, @Nullable Object> envelope = new LinkedHashMap<>();
    envelope.put("items", rows);
    envelope.put("nextPageLink", nextPageLink);
    envelope.put("count", (long) count);
    return FakeAnswer.json(200, envelope);
  }

  /** The CRM always writes the port, also where it is the scheme's own. */
  private static String withPort(String baseUrl) {
    URI base = URI.create(baseUrl);
    int port = base.getPort() >= 0 ? base.getPort() : "http".equals(base.getScheme()) ? 80 : 443;
    return base.getScheme() + "://" + base.getHost() + ":" + port + base.getRawPath();
  }
}
