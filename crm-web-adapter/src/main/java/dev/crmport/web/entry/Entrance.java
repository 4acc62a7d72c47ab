package dev.crmport.web.entry;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Who may come in: over a way that nobody reads along, and from our own page. Immutable.
 *
 * @param page the page's public address
 * @param behindProxy whether a proxy before the server says who asked, and how
 */
record Entrance(URI page, boolean behindProxy) {
  private static final String OWN_SITE = "same-origin";

  /** IPv6 with a zone and a port: what is longer is none, and is not remembered. */
  private static final int LONGEST_ADDRESS = 64;

  /** Browsers say so where the page asks them to tell nobody where they come from, as ours does. */
  private static final String UNSAID = "null";

  /** Whether nobody could read along: TLS up to here or to our proxy, or one machine. */
  boolean isPrivate(Asked asked) {
    if (PageAddress.isSecure(page)) {
      return asked.isSecure() || (behindProxy && isForwardedSecurely(asked));
    }
    return PageAddress.isLoopbackNumber(asked.peer());
  }

  /** What the nearest proxy says; what stands before it, anybody may have written. */
  private static boolean isForwardedSecurely(Asked asked) {
    return last(asked.headers("X-Forwarded-Proto")).filter("https"::equalsIgnoreCase).isPresent();
  }

  /** Whose tries are counted together. */
  String visitor(Asked asked) {
    return behindProxy
        ? last(asked.headers("X-Forwarded-For"))
            .filter(address -> address.length() <= LONGEST_ADDRESS)
            .orElse(asked.peer())
        : asked.peer();
  }

  private static Optional<String> last(List<String> lines) {
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    String all = lines.getLast();
    return Optional.of(all.substring(all.lastIndexOf(',') + 1).strip());
  }

  /**
   * Whether another site sent the form. A browser that says neither is held by its cookie, which it
   * sends to us from our own pages only, and the token that belongs to it.
   */
  boolean isFromElsewhere(Asked asked) {
    Optional<String> site = asked.header("Sec-Fetch-Site");
    String own = PageAddress.originOf(page);
    boolean strange =
        asked
            .header("Origin")
            .filter(origin -> !origin.equals(UNSAID) && !origin.equalsIgnoreCase(own))
            .isPresent();
    return strange || site.filter(said -> !said.equals(OWN_SITE)).isPresent();
  }
}
