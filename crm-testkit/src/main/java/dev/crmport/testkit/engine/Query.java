package dev.crmport.testkit.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The parameters of one request; names are found whatever their letter case (chosen). */
record Query(List<QueryPair> pairs) {
  @Nullable String first(String name) {
    for (QueryPair pair : pairs) {
      if (pair.name().equalsIgnoreCase(name)) {
        return pair.value();
      }
    }
    return null;
  }

  /** A value that is neither missing nor blank. */
  @Nullable String firstNonBlank(String name) {
    String value = first(name);
    return value == null || value.isBlank() ? null : value;
  }

  boolean anyNameHas(String part) {
    return pairs.stream().anyMatch(pair -> pair.name().contains(part));
  }

  /** The length of the query string, encoded as {@link #encoded} does it. */
  int length() {
    return encoded(pairs).length();
  }

  /** The same parameters in their order, {@code $skip} last. */
  String withSkip(int skip) {
    List<QueryPair> others =
        pairs.stream().filter(pair -> !pair.name().equalsIgnoreCase("$skip")).toList();
    return encoded(others) + "&$skip=" + skip;
  }

  private static String encoded(List<QueryPair> pairs) {
    return pairs.stream()
        .map(pair -> encoded(pair.name()).replace("%24", "$") + "=" + encoded(pair.value()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20").replace("%7E", "~");
  }
}
