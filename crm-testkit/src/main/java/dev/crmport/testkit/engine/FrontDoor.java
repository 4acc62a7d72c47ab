package dev.crmport.testkit.engine;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What answers before the API is reached, because of how a path or a query is spelled. */
final class FrontDoor {
  private static final int LONGEST_QUERY = 2048;

  private final ReferenceCodes codes;

  FrontDoor(ReferenceCodes codes) {
    this.codes = codes;
  }

  /** An answer from in front of the API, or null to go on. */
  @Nullable FakeAnswer answer(String rawPath, Query query) {
    String path = rawPath.toLowerCase(Locale.ROOT);
    if (path.contains("%00")) {
      return HtmlPages.cloudflare();
    }
    if (path.contains("%7f")) {
      return HtmlPages.invalidUrl();
    }
    if (hasAny(path, "<", ">", "*", "&", "%25", "%3c", "%3e", "%2a", "%26")) {
      return HtmlPages.moved(codes.next());
    }
    if (path.contains("\\") || path.contains("%5c")) {
      return Refusal.notFound().answer();
    }
    boolean unrouted = hasAny(path, ":", "\"", "%3a", "%22");
    return unrouted || query.length() > LONGEST_QUERY ? HtmlPages.notFound() : null;
  }

  /** A query name with a bracket breaks the API in a way of its own. */
  static FakeAnswer bracketInQuery() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("message", "An error has occurred.");
    members.put("exceptionMessage", "The query could not be read.");
    members.put("exceptionType", "System.ArgumentException");
    members.put("stackTrace", "   at the fake CRM");
    return FakeAnswer.json(500, members);
  }

  private static boolean hasAny(String path, String... parts) {
    for (String part : parts) {
      if (path.contains(part)) {
        return true;
      }
    }
    return false;
  }
}
