package dev.crmport.http;

import dev.crmport.core.failure.CallFacts;
import dev.crmport.core.failure.UnsafeTransport;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the CRM is: https, or http to this machine itself. Messages never repeat the address, since
 * people paste keys into it.
 *
 * @param uri without a slash at its end
 */
record BaseUrl(URI uri) {
  /** Literals only: a name may be resolved to anything by the time it is used. */
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[(::|0:0:0:0:0:0:0:)1]");

  /**
   * Checks an address.
   *
   * @throws UnsafeTransport where a key would travel in plain text
   * @throws IllegalArgumentException where it is no base URL at all
   */
  static BaseUrl of(URI address) {
    String scheme = lower(address.getScheme());
    String host = lower(address.getHost());
    if (address.getRawUserInfo() != null) {
      throw refused("it holds a user name or password", "keep keys in a credential source");
    }
    if (host.isEmpty() || address.getRawQuery() != null || address.getRawFragment() != null) {
      throw refused(
          "it has no host, or a query or fragment",
          "give scheme, host and path, such as " + HttpCrm.DEFAULT_BASE_URL);
    }
    if (!scheme.equals("https") && !(scheme.equals("http") && LOOPBACK.matcher(host).matches())) {
      throw new UnsafeTransport(
          CallFacts.of("setting the base URL"),
          "the base URL is neither https nor http to this machine's loopback address");
    }
    String text = address.toString();
    return new BaseUrl(
        text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : address);
  }

  private static String lower(@Nullable String part) {
    return part == null ? "" : part.toLowerCase(Locale.ROOT);
  }

  private static IllegalArgumentException refused(String why, String next) {
    return new IllegalArgumentException("the base URL was not set: " + why + "; " + next);
  }

  /** Whether a request to this address stays on this origin and below this path. */
  boolean covers(URI request) {
    return lower(request.getScheme()).equals(lower(uri.getScheme()))
        && lower(request.getHost()).equals(lower(uri.getHost()))
        && request.getPort() == uri.getPort()
        && request.getRawUserInfo() == null
        && request.getRawPath().startsWith(uri.getRawPath() + "/");
  }

  /** Whether what is sent there is in plain text. */
  boolean isPlain() {
    return !lower(uri.getScheme()).equals("https");
  }
}
