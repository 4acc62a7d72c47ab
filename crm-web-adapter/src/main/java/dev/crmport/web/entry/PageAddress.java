package dev.crmport.web.entry;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;

/** Which addresses the page may have, and what follows from them. */
final class PageAddress {
  private static final String HTTPS = "https";

  private PageAddress() {}

  /**
   * @throws IllegalArgumentException where a key could be read on its way to this address
   */
  static void check(URI page) {
    String host = page.getHost();
    boolean plainWords =
        page.getRawQuery() == null
            && page.getRawFragment() == null
            && page.getRawUserInfo() == null;
    if (host == null || !plainWords) {
      throw refused("it is not scheme, host and path alone; give https://HOST/PATH");
    }
    if (!isSecure(page) && !("http".equalsIgnoreCase(page.getScheme()) && isLoopback(host))) {
      throw refused("a key would go there unencrypted; give an https address, or http to loopback");
    }
  }

  private static IllegalArgumentException refused(String why) {
    return new IllegalArgumentException("the page's address was not taken: " + why);
  }

  static boolean isSecure(URI page) {
    return HTTPS.equalsIgnoreCase(page.getScheme());
  }

  /** As browsers write it in {@code Origin}. */
  static String originOf(URI page) {
    String scheme = page.getScheme().toLowerCase(Locale.ROOT);
    String host = page.getHost().toLowerCase(Locale.ROOT);
    boolean usual = page.getPort() == (scheme.equals(HTTPS) ? 443 : 80) || page.getPort() < 0;
    return scheme + "://" + host + (usual ? "" : ":" + page.getPort());
  }

  /** By the text alone: no name is looked up. */
  private static boolean isLoopback(String host) {
    return host.equalsIgnoreCase("localhost") || isLoopbackNumber(host);
  }

  /** Of an address in numbers, IPv6 with or without brackets. */
  static boolean isLoopbackNumber(String host) {
    boolean six = host.indexOf(':') >= 0;
    if (!six && !host.matches("\\d{1,3}(\\.\\d{1,3}){3}")) {
      return false;
    }
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException noAddress) {
      return false;
    }
  }
}
