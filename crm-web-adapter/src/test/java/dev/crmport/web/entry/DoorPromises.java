package dev.crmport.web.entry;

import static dev.crmport.web.entry.EntryScene.NEXT;
import static dev.crmport.web.entry.EntryScene.REAL;
import static dev.crmport.web.entry.EntryScene.UNKNOWN;
import static dev.crmport.web.entry.EntryScene.VALID;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmport.core.key.ApplicationName;
import dev.crmport.web.entry.Visitor.Answer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom the page lets in, and what it tells those that it does not, whatever server it is on. */
interface DoorPromises {
  PageStage stage();

  private static void assertNote(Answer answer, int status, String name) {
    assertThat(answer.status()).as("%s", answer).isEqualTo(status);
    assertThat(answer.body())
        .contains("<h1>" + PageTexts.english().text("note." + name + ".heading") + "</h1>")
        .doesNotContain("<form")
        .doesNotContain("acme<");
  }

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
      assertThat(posted.remove("location")).endsWith("?" + link.getRawQuery());
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
      assertNote(scene.visitor().open(link), 403, "insecure");
      assertNote(
          scene.visitor().sending("X-Forwarded-Proto", "https, http").open(link), 403, "insecure");

      Visitor visitor = scene.visitor().sending("X-Forwarded-Proto", "https");
      Answer form = visitor.open(link);
      assertThat(form.header("strict-transport-security")).isEqualTo("max-age=63072000");
      assertThat(form.header("set-cookie"))
          .matches("__Host-crm-key-visit=[0-9a-f]{32}; Path=/; Secure; HttpOnly; SameSite=Strict");
      visitor.sending("Origin", "https://keys.example.org");
      assertThat(visitor.enter(link, form, REAL).body()).contains("The key is stored");
    }
  }

  @Test
  default void aProxyIsNotBelievedUnlessTheApplicationSaysSo() {
    URI address = URI.create("https://keys.example.org/crm");
    try (EntryScene scene = EntryScene.on(stage(), address, page -> {})) {
      Visitor visitor = scene.visitor().sending("X-Forwarded-Proto", "https");
      assertNote(visitor.open(scene.link()), 403, "insecure");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "DELETE", "OPTIONS", "PATCH"})
  default void otherMethodsAreRefusedAndTheRightOnesNamed(String method) {
    try (EntryScene scene = EntryScene.on(stage())) {
      Answer answer = scene.visitor().send(method, scene.link(), null, "");
      assertNote(answer, 405, "method");
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
  default void aLinkThatWasChangedAnywhereOpensNothing() {
    try (EntryScene scene = EntryScene.on(stage())) {
      String token = KeyLinks.tokenIn(scene.link().getRawQuery());
      Visitor visitor = scene.visitor();
      for (int at = 0; at < token.length(); at++) {
        char other = token.charAt(at) == 'A' ? 'B' : 'A';
        String forged = token.substring(0, at) + other + token.substring(at + 1);
        if (at % 7 == 0 || at > token.length() - 3) {
          assertNote(visitor.open(URI.create("/?link=" + forged)), 404, "forged");
        }
        assertThat(scene.links.read(forged)).as("changed at %s", at).isEmpty();
      }
      for (String none : List.of("", ".", "a.b", token + "x", token.replace(".", ""))) {
        assertNote(visitor.open(URI.create("/?link=" + none)), 404, "forged");
      }
      assertNote(visitor.open(URI.create("/?other=" + token)), 404, "forged");
      assertNote(visitor.open(URI.create("/?link=" + "a".repeat(2000))), 404, "forged");
    }
  }

  @Test
  default void aLinkOfAnotherSecretOrApplicationOpensNothing() {
    try (EntryScene scene = EntryScene.on(stage())) {
      URI page = scene.links.page();
      byte[] secret = KeyLinks.newSecret();
      KeyLinks strange = KeyLinks.to(page, EntryScene.APPLICATION, secret).time(scene.time);
      KeyLinks sister = KeyLinks.to(page, new ApplicationName("other"), secret).time(scene.time);
      URI link = sister.toAdd(EntryScene.ACME, VALID);

      assertNote(scene.visitor().open(strange.toAdd(EntryScene.ACME, VALID)), 404, "forged");
      assertThat(sister.read(KeyLinks.tokenIn(link.getRawQuery()))).isPresent();
      assertThat(strange.read(KeyLinks.tokenIn(link.getRawQuery()))).isEmpty();
    }
  }

  @Test
  default void aLinkEndsWhenItsTimeIsOverAlsoForAFormThatIsOpen() {
    try (EntryScene scene = EntryScene.on(stage())) {
      URI link = scene.link();
      Visitor visitor = scene.visitor();
      Answer form = visitor.open(link);
      scene.time.advance(VALID.plusSeconds(1));

      assertNote(visitor.open(link), 410, "expired");
      assertNote(visitor.enter(link, form, REAL), 410, "expired");
      scene.assertNothingStored();
    }
  }

  @Test
  default void aUsedLinkShowsWhatWasStoredToItsOwnBrowserAndToOthersThatItWasUsed() {
    try (EntryScene scene = EntryScene.on(stage())) {
      URI link = scene.link();
      Visitor visitor = scene.visitor();
      Answer form = visitor.open(link);
      visitor.enter(link, form, REAL);

      assertThat(visitor.open(link).body()).as("reloaded").contains("<dd>0ae7</dd>");
      assertThat(visitor.enter(link, form, NEXT).body())
          .as("back, and another one entered")
          .contains("<dd>0ae7</dd>");
      assertNote(scene.visitor().open(link), 410, "used");
      assertNote(visitor.withoutCookies().open(link), 410, "used");
      assertThat(scene.entered).hasSize(1);
      scene.time.advance(VALID.plusSeconds(2));
      assertThat(scene.used.use("0".repeat(32), scene.time.now())).isTrue();
      assertNote(scene.visitor().open(link), 410, "expired");
    }
  }

  @Test
  default void aBrowserThatLostTheAnswerSeesWhatWasStoredWhenItAsksAgain() {
    try (EntryScene scene = EntryScene.on(stage())) {
      URI link = scene.link();
      Visitor visitor = scene.visitor();
      Answer form = visitor.open(link);
      visitor.losingNews().post(link, form.token(), REAL);

      assertThat(visitor.open(link).body()).contains("<dd>0ae7</dd>");
      assertThat(visitor.enter(link, form, REAL).body()).as("twice").contains("<dd>0ae7</dd>");
      assertThat(scene.entered).hasSize(1);
    }
  }

  @Test
  default void aMemoryOfUsedLinksThatFailsLetsNobodyInAndSaysNothingOfItself() {
    UsedLinks broken =
        new UsedLinks() {
          @Override
          public boolean isUsed(String link) {
            throw new IllegalStateException("the table is gone");
          }

          @Override
          public boolean use(String link, Instant until) {
            throw new IllegalStateException("the table is gone");
          }

          @Override
          public void giveBack(String link) {}
        };
    try (EntryScene scene = EntryScene.on(stage(), page -> page.usedLinks(broken))) {
      Answer answer = scene.visitor().open(scene.link());
      assertNote(answer, 500, "fault");
      assertThat(answer.body()).doesNotContain("table");
      assertThat(scene.logged()).contains("the key page has failed: java.lang.IllegalState");
    }
  }

  @Test
  default void anUnusedLinkMayBeOpenedOftenAndInTwoTabs() {
    try (EntryScene scene = EntryScene.on(stage())) {
      URI link = scene.link();
      Visitor visitor = scene.visitor();
      Answer first = visitor.open(link);
      Answer second = visitor.open(link);

      assertThat(visitor.enter(link, first, UNKNOWN).body()).contains("The CRM refused this key");
      assertThat(visitor.enter(link, second, REAL).body()).contains("The key is stored");
      assertThat(visitor.enter(link, first, NEXT).body()).contains("<dd>0ae7</dd>");
      assertThat(scene.entered).hasSize(1);
    }
  }

  @Test
  default void ofManyWhoEnterKeysAtOnceOneIsStored() throws Exception {
    try (EntryScene scene = EntryScene.on(stage());
        ExecutorService threads = Executors.newFixedThreadPool(4)) {
      URI link = scene.replacingLink();
      List<Callable<Answer>> visits = new ArrayList<>();
      for (String key : List.of(REAL, NEXT, REAL, NEXT)) {
        Visitor visitor = scene.visitor();
        Answer form = visitor.open(link);
        visits.add(() -> visitor.enter(link, form, key));
      }
      int stored = 0;
      for (Future<Answer> one : threads.invokeAll(visits)) {
        stored += one.get().body().contains("The key is stored") ? 1 : 0;
      }
      assertThat(stored).isEqualTo(1);
      assertThat(scene.entered).hasSize(1);
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

      assertNote(visitor.sending(header, value).post(link, form.token(), REAL), 403, "elsewhere");
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
      assertNote(scene.visitor().send("POST", link, type, "key=" + REAL), 415, "type");
      assertNote(scene.visitor().send("POST", link, null, "key=" + REAL), 415, "type");
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
      assertNote(more, 413, "size");
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

  @Test
  default void tooManyTriesOfALinkAreStoppedAndGoOnLater() {
    try (EntryScene scene =
        EntryScene.on(stage(), page -> page.tries(3, 100, Duration.ofMinutes(10)))) {
      URI link = scene.link();
      Visitor visitor = scene.visitor();
      Answer form = visitor.open(link);
      visitor.enter(link, form, UNKNOWN);
      scene.time.advance(Duration.ofMinutes(4));
      visitor.enter(link, form, "no key");
      assertThat(visitor.enter(link, form, UNKNOWN).status()).isEqualTo(429);

      Answer stopped = visitor.enter(link, form, REAL);

      assertNote(stopped, 429, "tries");
      assertThat(stopped.header("retry-after")).isEqualTo("361");
      assertThat(stopped.body()).contains("try again in 7 minutes");
      assertThat(scene.visitor().open(scene.link()).status()).as("another link").isEqualTo(200);
      scene.assertNothingStored();
      scene.time.advance(Duration.ofMinutes(6));
      assertThat(visitor.enter(link, REAL).body()).contains("The key is stored");
    }
  }

  @Test
  default void tooManyTriesFromOneAddressAreStoppedAtEveryLink() {
    try (EntryScene scene =
        EntryScene.on(stage(), page -> page.tries(100, 2, Duration.ofMinutes(10)).behindProxy())) {
      Visitor visitor = scene.visitor().sending("X-Forwarded-For", "203.0.113.9, 192.0.2.1");
      visitor.enter(scene.link(), UNKNOWN);
      visitor.enter(scene.link(), UNKNOWN);

      assertNote(visitor.open(scene.link()), 429, "tries");
      Visitor other = scene.visitor().sending("X-Forwarded-For", "192.0.2.1, 203.0.113.9");
      assertThat(other.open(scene.link()).status()).isEqualTo(200);
    }
  }
}
