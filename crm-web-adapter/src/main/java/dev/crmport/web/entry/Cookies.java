package dev.crmport.web.entry;

import dev.crmport.web.entry.Answered.Header;
import java.util.Optional;

/**
 * The two cookies of the page: one that knows a browser again while it is open, and one with the
 * {@link News} for it. Neither holds anything of a key but its last four characters.
 */
final class Cookies {
  /** As long as somebody may want to reload what the CRM said of the key. */
  private static final int NEWS_SECONDS = 900;

  private static final String SET = "Set-Cookie";

  private final Seal seal;
  private final String visitName;
  private final String newsName;
  private final String attributes;

  /**
   * @param secure whether the page is at an https address
   */
  Cookies(Seal seal, boolean secure) {
    this.seal = seal;
    // The prefix keeps other hosts of the same domain from setting them; it needs https.
    String prefix = secure ? "__Host-" : "";
    visitName = prefix + "crm-key-visit";
    newsName = prefix + "crm-key-news";
    attributes = "; Path=/" + (secure ? "; Secure" : "") + "; HttpOnly; SameSite=Strict";
  }

  /** Which browser it is: a random word that it was given before. */
  Optional<String> visit(Asked asked) {
    return value(asked, visitName).filter(Tokens::isRandom);
  }

  Header giveVisit(String visit) {
    return new Header(SET, visitName + "=" + visit + attributes);
  }

  /** What there is to be told about this link in this browser. */
  Optional<News> news(Asked asked, String visit, KeyLink link) {
    return value(asked, newsName)
        .flatMap(token -> Tokens.read(token, seal, Seal.Kind.NEWS, about(visit, link)))
        .map(News::of);
  }

  Header giveNews(News news, String visit, KeyLink link) {
    String token = Tokens.signed(news.fields(), seal, Seal.Kind.NEWS, about(visit, link));
    return new Header(SET, newsName + "=" + token + "; Max-Age=" + NEWS_SECONDS + attributes);
  }

  Header takeNews() {
    return new Header(SET, newsName + "=; Max-Age=0" + attributes);
  }

  private static String about(String visit, KeyLink link) {
    return visit + "/" + link.id();
  }

  /** What stands in the form, and comes back with it: of this browser and this link alone. */
  String formToken(String visit, KeyLink link) {
    return seal.sign(Seal.Kind.FORM, visit, link.id());
  }

  boolean isFormToken(String token, String visit, KeyLink link) {
    return seal.isOf(token, Seal.Kind.FORM, visit, link.id());
  }

  private static Optional<String> value(Asked asked, String name) {
    for (String line : asked.headers("Cookie")) {
      for (String pair : line.split(";", -1)) {
        String cookie = pair.strip();
        if (cookie.startsWith(name + "=")) {
          // Some clients, the JDK's among them, put a value between quotation marks.
          return Optional.of(cookie.substring(name.length() + 1).replace("\"", ""));
        }
      }
    }
    return Optional.empty();
  }
}
