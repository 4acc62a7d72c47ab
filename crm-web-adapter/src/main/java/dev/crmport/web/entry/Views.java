package dev.crmport.web.entry;

import dev.crmport.core.key.ApplicationName;
import dev.crmport.core.key.DatabaseMode;
import dev.crmport.core.onboarding.KeyProblem;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Optional;

/**
 * The page in its states, in one language. Nothing that was entered is in any of them.
 *
 * @param application who asks for the key
 */
record Views(PageTexts texts, ApplicationName application) {
  private static final long SECONDS_A_MINUTE = 60;

  /** Says one thing, such as that a link has expired. */
  Answered note(int status, String name) {
    return Answered.page(status, noteHtml(name, texts.text("note." + name + ".text")));
  }

  /** Says that there were too many tries. */
  Answered pause(Duration pause) {
    long seconds = pause.toSeconds() + 1;
    String minutes = Long.toString((seconds + SECONDS_A_MINUTE - 1) / SECONDS_A_MINUTE);
    String html = noteHtml("tries", texts.text("note.tries.text", minutes));
    return Answered.page(429, html).with("Retry-After", Long.toString(seconds));
  }

  private String noteHtml(String name, String text) {
    Html html = new Html();
    String heading = texts.text("note." + name + ".heading");
    html.element("h1", "", heading);
    html.element("p", "", text);
    return framed(heading, html);
  }

  /** Asks for the key; says what came of the one before. */
  Answered form(KeyLink link, String token, Optional<News> news) {
    String client = link.client().value();
    String kind = link.mayReplace() ? "replace" : "add";
    String title = texts.text("form." + kind + ".title", client);
    Html html = new Html();
    html.element("h1", "", texts.text("form." + kind + ".heading"));
    news.ifPresent(one -> summary(html, one));
    html.element("p", "", texts.text("form.intro", application.value(), client));
    fields(html, token, news);
    html.element("p", "class=\"quiet\"", texts.text("form.next"));
    html.element("p", "class=\"quiet\"", texts.text("form.until", until(link)));
    return Answered.page(
        200, framed(news.isPresent() ? texts.text("error.title", title) : title, html));
  }

  private String until(KeyLink link) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
            .withLocale(texts.locale())
            .format(link.until().atOffset(ZoneOffset.UTC))
        + " UTC";
  }

  private void summary(Html html, News news) {
    html.open("div", "class=\"summary\" role=\"alert\" aria-labelledby=\"summary\"");
    html.element("h2", "id=\"summary\"", texts.text("error.heading"));
    if (news instanceof News.Problem) {
      html.open("p", "").element("a", "href=\"#key\"", sentence(news)).close("p");
    } else {
      html.element("p", "", sentence(news));
    }
    html.close("div");
  }

  private String sentence(News news) {
    return switch (news) {
      case News.Problem problem -> texts.text("problem." + problem.what().name());
      case News.Failure failure -> texts.text("trouble." + failure.what().name());
      case News.Stale stale -> texts.text("form.stale");
      case News.Stored stored -> texts.text("stored.heading");
    };
  }

  private void fields(Html html, String token, Optional<News> news) {
    Optional<KeyProblem> problem =
        news.map(one -> one instanceof News.Problem(KeyProblem what) ? what : null);
    html.open("form", "method=\"post\"");
    html.input("hidden", FormBody.TOKEN, "value=\"" + token + "\"");
    html.open("div", problem.isPresent() ? "class=\"field wrong\"" : "class=\"field\"");
    html.element("label", "for=\"key\"", texts.text("form.key.label"));
    html.element("p", "class=\"quiet\" id=\"key-hint\"", texts.text("form.key.hint"));
    problem.ifPresent(
        what -> html.element("p", "class=\"error\" id=\"key-error\"", sentence(news.get())));
    // Not shown, not offered again, not corrected: no browser is to remember it as a password.
    html.input(
        "password",
        FormBody.KEY,
        "id=\"key\" maxlength=\"500\" autocomplete=\"one-time-code\" autocapitalize=\"none\""
            + " spellcheck=\"false\" aria-describedby=\""
            + (problem.isPresent() ? "key-hint key-error\" aria-invalid=\"true\"" : "key-hint\"")
            + (news.isPresent() ? " autofocus" : ""));
    html.close("div");
    problem.filter(Views::isAboutMode).ifPresent(what -> modes(html));
    html.element("button", "type=\"submit\"", texts.text("form.send"));
    html.close("form");
  }

  private static boolean isAboutMode(KeyProblem problem) {
    return switch (problem) {
      case MODE_MISSING, WRONG_MODE, TWO_MODES -> true;
      default -> false;
    };
  }

  private void modes(Html html) {
    html.open("fieldset", "class=\"field\"");
    html.element("legend", "", texts.text("form.mode.legend"));
    mode(html, "", texts.text("form.mode.unsaid"));
    for (DatabaseMode mode :
        new DatabaseMode[] {DatabaseMode.MY_CAMPAIGN, DatabaseMode.MY_VOTERS}) {
      mode(html, String.valueOf(mode.digit()), mode.title() + " (|" + mode.digit() + ")");
    }
    html.close("fieldset");
  }

  private static void mode(Html html, String value, String label) {
    String id = "mode" + value;
    html.open("div", "class=\"choice\"");
    html.input(
        "radio",
        FormBody.MODE,
        "id=\"" + id + "\" value=\"" + value + "\"" + (value.isEmpty() ? " checked" : ""));
    html.element("label", "for=\"" + id + "\"", label);
    html.close("div");
  }

  /** Says what the CRM said of the key that is stored now. */
  Answered stored(KeyLink link, News.Stored stored) {
    Html html = new Html();
    String heading = texts.text("stored.heading");
    html.open("div", "class=\"done\"");
    html.element("h1", "", heading);
    html.element("p", "", texts.text("stored.text", application.value()));
    html.close("div");
    html.open("dl", "");
    row(html, "client", Optional.of(link.client().value()));
    row(html, "committee", stored.committee());
    row(html, "database", stored.database());
    row(html, "mode", Optional.of(stored.mode().title()));
    row(html, "type", stored.type());
    row(html, "lastFour", Optional.of(stored.lastFour()));
    row(html, "reference", stored.reference());
    html.close("dl");
    stored.shares().ifPresent(other -> html.element("p", "", texts.text("stored.shares", other)));
    if (stored.suspended()) {
      html.element("p", "class=\"error\"", texts.text("stored.suspended"));
    }
    html.element("p", "class=\"quiet\"", texts.text("stored.next"));
    return Answered.page(200, framed(heading, html));
  }

  private void row(Html html, String name, Optional<String> value) {
    html.element("dt", "", texts.text("stored." + name));
    html.element("dd", "", value.orElseGet(() -> texts.text("stored.unsaid")));
  }

  private String framed(String title, Html main) {
    return Html.page(texts.locale().toLanguageTag(), title + " – " + application.value(), main);
  }
}
