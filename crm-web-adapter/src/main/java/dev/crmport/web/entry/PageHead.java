package dev.crmport.web.entry;

import dev.crmport.web.entry.Answered.Header;
import java.util.ArrayList;
import java.util.List;

/**
 * The headers of every answer: nothing is kept, framed, sniffed, referred from, scripted or loaded
 * from anywhere.
 */
final class PageHead {
  /** Two years, as browsers' lists of https hosts ask for. */
  private static final String HTTPS_ONLY = "max-age=63072000";

  private static final String POLICY =
      "default-src 'none'; style-src '"
          + Style.HASH
          + "'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

  private static final List<Header> ALWAYS =
      List.of(
          new Header("Content-Type", "text/html; charset=utf-8"),
          new Header("Content-Security-Policy", POLICY),
          new Header("Cache-Control", "no-store"),
          new Header("Referrer-Policy", "no-referrer"),
          new Header("X-Content-Type-Options", "nosniff"),
          new Header("X-Frame-Options", "DENY"),
          new Header("Cross-Origin-Opener-Policy", "same-origin"),
          new Header("Cross-Origin-Resource-Policy", "same-origin"),
          new Header("X-Robots-Tag", "noindex"));

  private PageHead() {}

  static List<Header> of(PageTexts texts, boolean secure) {
    List<Header> head = new ArrayList<>(ALWAYS);
    head.add(new Header("Content-Language", texts.locale().toLanguageTag()));
    if (secure) {
      head.add(new Header("Strict-Transport-Security", HTTPS_ONLY));
    }
    return head;
  }
}
