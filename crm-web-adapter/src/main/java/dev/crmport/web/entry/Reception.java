package dev.crmport.web.entry;

import dev.crmport.web.entry.Answered.Header;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Decides what a request gets. A form that is posted from our page is always answered by sending
 * the browser to the page again: so it keeps nothing that it could post a second time, whatever
 * came of it. Safe for many threads.
 */
final class Reception {
  /** A key, a token and their names fit many times over. */
  private static final int MOST_POSTED = 4096;

  private static final System.Logger LOGGER = System.getLogger(KeyPage.class.getName());
  private static final String FORM = "application/x-www-form-urlencoded";

  private final KeyLinks links;
  private final Entrance entrance;
  private final Cookies cookies;
  private final UsedLinks used;
  private final Tries byLink;
  private final Tries byVisitor;
  private final Intake intake;
  private final Languages languages;
  private final Outcomes outcomes = new Outcomes();

  Reception(
      KeyLinks links,
      Entrance entrance,
      UsedLinks used,
      Tries byLink,
      Tries byVisitor,
      Intake intake,
      Languages languages) {
    this.links = links;
    this.entrance = entrance;
    this.used = used;
    this.byLink = byLink;
    this.byVisitor = byVisitor;
    this.intake = intake;
    this.languages = languages;
    cookies = new Cookies(links.seal(), PageAddress.isSecure(links.page()));
  }

  Answered answer(Asked asked) throws IOException {
    Views views = new Views(languages.textsFor(asked), links.application());
    Answered answer;
    try {
      answer = decide(asked, views);
    } catch (RuntimeException ours) {
      // By its type alone: its message may hold anything.
      LOGGER.log(Level.WARNING, "the key page has failed: {0}", ours.getClass().getName());
      answer = views.note(500, "fault");
    }
    return answer.with(PageHead.of(views.texts(), PageAddress.isSecure(links.page())));
  }

  private Answered decide(Asked asked, Views views) throws IOException {
    if (!entrance.isPrivate(asked)) {
      return views.note(403, "insecure");
    }
    String method = asked.method();
    boolean posted = method.equals("POST");
    if (!posted && !method.equals("GET") && !method.equals("HEAD")) {
      return views.note(405, "method").with("Allow", "GET, HEAD, POST");
    }
    String token = KeyLinks.tokenIn(asked.query());
    Optional<KeyLink> link = links.read(token);
    if (link.isEmpty()) {
      return views.note(404, "forged");
    }
    return posted ? post(asked, link.get(), token, views) : show(asked, link.get(), views);
  }

  private Answered show(Asked asked, KeyLink link, Views views) {
    Optional<String> known = cookies.visit(asked);
    String visit = known.orElseGet(Tokens::random);
    Optional<News> news =
        known.isEmpty() && KeyLinks.isAgain(asked.query())
            ? Optional.of(new News.Stale())
            : cookies.news(asked, visit, link);
    Optional<News.Stored> stored = outcomes.of(visit, link).or(() -> storedIn(news));
    if (stored.isPresent()) {
      return views.stored(link, stored.get());
    }
    Optional<Answered> over = over(link, views);
    if (over.isPresent()) {
      return over.get();
    }
    // What came of the last try is told before it is said that there are no more.
    Optional<Duration> pause = news.isPresent() ? Optional.empty() : pause(asked, link);
    if (pause.isPresent()) {
      return views.pause(pause.get());
    }
    List<Header> changed = new ArrayList<>();
    if (known.isEmpty()) {
      changed.add(cookies.giveVisit(visit));
    }
    if (news.isPresent()) {
      changed.add(cookies.takeNews());
    }
    return views.form(link, cookies.formToken(visit, link), news).with(changed);
  }

  private static Optional<News.Stored> storedIn(Optional<News> news) {
    return news.map(one -> one instanceof News.Stored stored ? stored : null);
  }

  /** Where the link opens nothing any more. */
  private Optional<Answered> over(KeyLink link, Views views) {
    if (used.isUsed(link.id())) {
      return Optional.of(views.note(410, "used"));
    }
    return links.hasExpired(link) ? Optional.of(views.note(410, "expired")) : Optional.empty();
  }

  private Optional<Duration> pause(Asked asked, KeyLink link) {
    Optional<Duration> ofLink = byLink.untilNext(link.id());
    return ofLink.isPresent() ? ofLink : byVisitor.untilNext(entrance.visitor(asked));
  }

  private Answered post(Asked asked, KeyLink link, String token, Views views) throws IOException {
    if (entrance.isFromElsewhere(asked)) {
      return views.note(403, "elsewhere");
    }
    if (!isForm(asked.header("Content-Type").orElse(""))) {
      return views.note(415, "type");
    }
    byte[] posted = asked.body(MOST_POSTED + 1);
    try (FormBody form = FormBody.of(posted)) {
      if (posted.length > MOST_POSTED) {
        return views.note(413, "size");
      }
      Answered back = Answered.seeOther(links.placeOf(token));
      if (over(link, views).isPresent()) {
        return back;
      }
      return cookies
          .visit(asked)
          .map(visit -> take(asked, link, form, visit).map(List::of).orElse(List.of()))
          .map(back::with)
          .orElseGet(() -> Answered.seeOther(links.placeAgain(token)));
    }
  }

  private static boolean isForm(String type) {
    String[] parts = type.toLowerCase(Locale.ROOT).split(";", 2);
    boolean utf8 =
        parts.length == 1 || parts[1].replace("\"", "").replace(" ", "").equals("charset=utf-8");
    return parts[0].strip().equals(FORM) && utf8;
  }

  /** What the browser is told of it; nothing where the page that it asks next says it by itself. */
  private Optional<Header> take(Asked asked, KeyLink link, FormBody form, String visit) {
    if (!cookies.isFormToken(form.token(), visit, link)) {
      return Optional.of(cookies.giveNews(new News.Stale(), visit, link));
    }
    if (!byLink.take(link.id()) || !byVisitor.take(entrance.visitor(asked))) {
      return Optional.empty();
    }
    Optional<News> news = intake.take(link, form);
    storedIn(news).ifPresent(stored -> outcomes.keep(visit, link, stored));
    return news.map(one -> cookies.giveNews(one, visit, link));
  }
}
