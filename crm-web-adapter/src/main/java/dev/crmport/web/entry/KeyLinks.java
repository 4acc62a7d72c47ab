package dev.crmport.web.entry;

import dev.crmport.core.key.ApplicationName;
import dev.crmport.core.key.ClientId;
import dev.crmport.core.pace.Time;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Makes the links that open a {@link KeyPage}, and knows them again.
 *
 * <p><b>Shape:</b> a link names client and expiry, in the open, and is signed with HMAC-SHA-256
 * over these and the application's name. Whoever has it may enter a key for that client, once: hand
 * it to the key's owner alone. It holds nothing of a key.<br>
 * <b>The secret</b> is the application's: at least 32 random bytes from {@link #newSecret}, kept
 * where its other secrets are, and the same in every process that makes links or shows the page. A
 * new secret ends all links that are out.<br>
 * <b>Threads:</b> safe for many.
 */
public final class KeyLinks {
  private static final String PARAMETER = "link";
  private static final Duration LONGEST = Duration.ofDays(30);

  /** Far more than a link has: nobody makes us decode a megabyte. */
  private static final int LONGEST_TOKEN = 512;

  private static final String AGAIN = "&again";
  private static final String ADD = "add";
  private static final String REPLACE = "replace";

  private final URI page;
  private final ApplicationName application;
  private final Seal seal;
  private final Time time;

  private KeyLinks(URI page, ApplicationName application, Seal seal, Time time) {
    this.page = page;
    this.application = application;
    this.seal = seal;
    this.time = time;
  }

  /**
   * Links to a page.
   *
   * @param page where users find it, such as {@code https://example.org/crm-key}: https, or http to
   *     a loopback address for trying it; without a query
   * @param application the name that the CRM knows the integration by, and that the page says
   * @param secret 32 random bytes or more; copied
   * @throws IllegalArgumentException for any other address or a shorter secret
   */
  public static KeyLinks to(URI page, ApplicationName application, byte[] secret) {
    PageAddress.check(page);
    return new KeyLinks(page, application, new Seal(secret), Time.system());
  }

  /** 32 bytes that nobody can guess. */
  public static byte[] newSecret() {
    return Tokens.randomBytes(Seal.LEAST_BYTES);
  }

  /** The same by another clock. */
  public KeyLinks time(Time clock) {
    return new KeyLinks(page, application, seal, clock);
  }

  /**
   * A link for a client's first key. Where the client has one by then, the page says so and keeps
   * it.
   *
   * @param validFor from now on; more than nothing, and 30 days at most
   */
  public URI toAdd(ClientId client, Duration validFor) {
    return link(client, validFor, ADD);
  }

  /**
   * A link for a key that takes the place of the client's, or that is the first one where there is
   * none.
   *
   * @param validFor as for {@link #toAdd}
   */
  public URI toReplace(ClientId client, Duration validFor) {
    return link(client, validFor, REPLACE);
  }

  private URI link(ClientId client, Duration validFor, String what) {
    if (validFor.isNegative() || validFor.isZero() || validFor.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "the link was not made: it is valid for more than nothing and "
              + LONGEST.toDays()
              + " days at most; choose a time such as a day");
    }
    // To the next second, so that a link is never valid for nothing.
    long until = time.now().plus(validFor).getEpochSecond() + 1;
    List<String> fields = List.of(client.value(), Long.toString(until), Tokens.random(), what);
    String token = Tokens.signed(fields, seal, Seal.Kind.LINK, application.value());
    return URI.create(page + "?" + PARAMETER + "=" + token);
  }

  /** The token in a query; empty where there is none. */
  static String tokenIn(String query) {
    for (String parameter : query.split("&", -1)) {
      if (parameter.startsWith(PARAMETER + "=")) {
        return parameter.substring(PARAMETER.length() + 1);
      }
    }
    return "";
  }

  /** What a token allows; nothing where we did not sign it. Whether it has expired is not asked. */
  Optional<KeyLink> read(String token) {
    return token.length() > LONGEST_TOKEN
        ? Optional.empty()
        : Tokens.read(token, seal, Seal.Kind.LINK, application.value()).map(KeyLinks::linkOf);
  }

  private static KeyLink linkOf(List<String> fields) {
    return new KeyLink(
        fields.get(2),
        new ClientId(fields.get(0)),
        Instant.ofEpochSecond(Long.parseLong(fields.get(1))),
        fields.get(3).equals(REPLACE));
  }

  /**
   * Where a browser goes that has this token: to the same place. With its path, since not every
   * client knows that a query alone leaves the path as it is.
   */
  String placeOf(String token) {
    String path = page.getRawPath();
    return (path.isEmpty() ? "/" : path) + "?" + PARAMETER + "=" + token;
  }

  /** The same where it has brought no cookie, so that the page can say that it needs one. */
  String placeAgain(String token) {
    return placeOf(token) + AGAIN;
  }

  static boolean isAgain(String query) {
    return query.endsWith(AGAIN);
  }

  boolean hasExpired(KeyLink link) {
    return !time.now().isBefore(link.until());
  }

  URI page() {
    return page;
  }

  ApplicationName application() {
    return application;
  }

  Seal seal() {
    return seal;
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "KeyLinks[" + page + "]";
  }
}
