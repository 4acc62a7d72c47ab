package dev.crmport.web.entry;

import static dev.crmport.web.entry.EntryScene.REAL;
import static dev.crmport.web.entry.EntryScene.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmport.web.entry.Visitor.Answer;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom the page lets in, and what it tells those that it does not, whatever server it is on. */
interface DoorPromises {
  PageStage stage();

  private static Map<String, String> head(Answer answer) {
    Map<String, String> head = new TreeMap<>();
    answer.headers().forEach((name, values) -> head.put(name, String.join(" | ", values)));
    // What each server says of itself, and of how it sends.
    head.keySet()
        .removeAll(
            Set.of("date", "server", "content-length", "connection", "keep-alive", ":status"));
    head.computeIfPresent(
        "content-type", (name, type) -> type.replace(" ", "").toLowerCase(Locale.ROOT));
    return head;
  }

  @Test
  default void everyAnswerHasTheseHeadersAndNoOthers() {
    try (EntryScene scene = EntryScene.on(stage())) {
      Map<String, String> expected = new TreeMap<>();
      expected.put("content-type", "text/html;charset=utf-8");
      expected.put(
          "content-security-policy",
          "default-src 'none'; style-src '"
              + Style.HASH
              + "'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'");
      expected.put("cache-control", "no-store");
      expected.put("referrer-policy", "no-referrer");
      expected.put("x-content-type-options", "nosniff");
      expected.put("x-frame-options", "DENY");
      expected.put("cross-origin-opener-policy", "same-origin");
      expected.put("cross-origin-resource-policy", "same-origin");
      expected.put("x-robots-tag", "noindex");
      expected.put("content-language", "en");
      Visitor visitor = scene.visitor();
      URI link = scene.link();

      assertThat(head(visitor.send("GET", URI.create("/?link=forged"), null, "")))
          .isEqualTo(expected);
      Answer form = visitor.open(link);
      Map<String, String> head = head(form);
      assertThat(head.remove("set-cookie"))
          .matches("crm-key-visit=[0-9a-f]{32}; Path=/; HttpOnly; SameSite=Strict");
      assertThat(head).isEqualTo(expected);
      Map<String, String> posted = head(visitor.post(link, form.token(), REAL));
      assertThat(posted.remove("set-cookie"))
          .matches(
              "crm-key-news=[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+; Max-Age=900; Path=/; HttpOnly;"
                  + " SameSite=Strict");
      assertThat(posted.remove("location")).endsWith("/?" + link.getRawQuery());
      assertThat(posted).isEqualTo(expected);
      assertThat(head(visitor.open(link))).as("stored").isEqualTo(expected);
      assertThat(head(scene.visitor().open(link))).as("used").isEqualTo(expected);
    }
  }

  @Test
  default void behindItsProxyThePageIsForHttpsAloneAndItsCookiesToo() {
    URI address = URI.create("https://keys.example.org/crm");
    try (EntryScene scene = EntryScene.on(stage(), address, KeyPage.Builder::behindProxy)) {
      URI link = scene.link();
      assertThat(link.toString()).startsWith("https://keys.example.org/crm?link=");
      Visitor.assertNote(scene.visitor().open(link), 403, "insecure");
      Visitor.assertNote(
          scene.visitor().sending("X-Forwarded-Proto", "https, http").open(link), 403, "insecure");

      Visitor visitor = scene.visitor().sending("X-Forwarded-Proto", "https");
      Answer form = visitor.open(link);
      assertThat(form.header("strict-transport-security")).isEqualTo("max-age=63072000");
      assertThat(form.header("set-cookie"))
          .matches("__Host-crm-key-visit=[0-9a-f]{32}; Path=/; Secure; HttpOnly; SameSite=Strict");
      visitor.sending("Origin", "https://keys.example.org");
      Answer posted = visitor.post(link, form.token(), REAL);
      assertThat(posted.header("location")).endsWith("/crm?" + link.getRawQuery());
      assertThat(visitor.open(link).body()).contains("The key is stored");
    }
  }

  @Test
  default void aProxyIsNotBelievedUnlessTheApplicationSaysSo() {
    URI address = URI.create("https://keys.example.org/crm");
    try (EntryScene scene = EntryScene.on(stage(), address, page -> {})) {
      Visitor visitor = scene.visitor().sending("X-Forwarded-Proto", "https");
      Visitor.assertNote(visitor.open(scene.link()), 403, "insecure");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "DELETE", "OPTIONS", "PATCH"})
  default void otherMethodsAreRefusedAndTheRightOnesNamed(String method) {
    try (EntryScene scene = EntryScene.on(stage())) {
      Answer answer = scene.visitor().send(method, scene.link(), null, "");
      Visitor.assertNote(answer, 405, "method");
      assertThat(answer.header("allow")).isEqualTo("GET, HEAD, POST");
    }
  }

  @Test
  default void headIsGetWithoutTheBody() {
    try (EntryScene scene = EntryScene.on(stage())) {
      Answer answer = scene.visitor().send("HEAD", scene.link(), null, "");
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.body()).isEmpty();
      assertThat(answer.header("cache-control")).isEqualTo("no-store");
    }
  }

  @Test
  default void aFormOfAnotherBrowserOrLinkIsNotTakenButMayBeSentAnew() {
    try (EntryScene scene = EntryScene.on(stage())) {
      URI link = scene.link();
      Answer strange = scene.visitor().open(link);
      Visitor visitor = scene.visitor();
      Answer elsewhere = visitor.open(scene.link());
      String stale = PageTexts.english().text("form.stale");

      assertThat(visitor.enter(link, strange, REAL).body()).contains(stale);
      Answer again = visitor.enter(link, elsewhere, REAL);
      assertThat(again.body()).contains(stale);
      assertThat(visitor.post(link, "", REAL).status()).isEqualTo(303);
      assertThat(visitor.withoutCookies().enter(link, strange, REAL).body()).contains(stale);
      scene.assertNothingStored();
      assertThat(scene.crm.operations()).isEmpty();
      assertThat(visitor.enter(link, REAL).body()).contains("The key is stored");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Origin, https://evil.example.org",
    "Origin, https://127.0.0.1",
    "Sec-Fetch-Site, cross-site",
    "Sec-Fetch-Site, same-site",
    "Sec-Fetch-Site, none"
  })
  default void aFormThatAnotherSiteSendsIsRefused(String header, String value) {
    try (EntryScene scene = EntryScene.on(stage())) {
      URI link = scene.link();
      Visitor visitor = scene.visitor();
      Answer form = visitor.open(link);

      Visitor.assertNote(
          visitor.sending(header, value).post(link, form.token(), REAL), 403, "elsewhere");
      scene.assertNothingStored();
    }
  }

  @Test
  default void aBrowserThatSaysOurOwnOriginOrHidesItComesIn() {
    try (EntryScene scene = EntryScene.on(stage())) {
      URI own = scene.links.page();
      Visitor visitor = scene.visitor().sending("Origin", "http://" + own.getAuthority());
      assertThat(visitor.enter(scene.link(), UNKNOWN).body()).contains("refused this key");
      visitor = scene.visitor().sending("Origin", "null");
      visitor.sending("Sec-Fetch-Site", "same-origin");
      assertThat(visitor.enter(scene.link(), REAL).body()).contains("The key is stored");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "text/plain",
        "multipart/form-data; boundary=x",
        "application/x-www-form-urlencoded; charset=utf-16"
      })
  default void onlyAFormInUtf8IsRead(String type) {
    try (EntryScene scene = EntryScene.on(stage())) {
      URI link = scene.link();
      Visitor.assertNote(scene.visitor().send("POST", link, type, "key=" + REAL), 415, "type");
      Visitor.assertNote(scene.visitor().send("POST", link, null, "key=" + REAL), 415, "type");
      scene.assertNothingStored();
    }
  }

  @Test
  default void aFormOfMoreThanFourKilobytesIsRefused() {
    try (EntryScene scene = EntryScene.on(stage())) {
      URI link = scene.link();
      Visitor visitor = scene.visitor();
      Answer form = visitor.open(link);
      int left = 4096 - form.token().length() - "token=&key=".length();

      Answer most = visitor.enter(link, form, "a".repeat(left));
      assertThat(most.body()).contains("This is not an API key");
      Answer more = visitor.post(link, form.token(), REAL + "a".repeat(left - 35));
      Visitor.assertNote(more, 413, "size");
      scene.assertNothingStored();
    }
  }

  @Test
  default void bytesThatAreNoTextAreNoKey() {
    try (EntryScene scene = EntryScene.on(stage())) {
      URI link = scene.link();
      Visitor visitor = scene.visitor();
      String token = visitor.open(link).token();
      for (String bad : List.of("%ff%fe", "%", "%z9", "%c3")) {
        String body = "token=" + token + "&key=" + bad;
        assertThat(visitor.send("POST", link, Visitor.FORM, body).status()).isEqualTo(303);
        assertThat(visitor.open(link).body()).contains("aria-invalid=\"true\"");
      }
    }
  }
}
