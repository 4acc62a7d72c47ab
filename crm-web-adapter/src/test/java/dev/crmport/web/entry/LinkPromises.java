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
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** How often a link is good, for how long, and for whom, whatever server the page is on. */
interface LinkPromises {
  PageStage stage();

  @Test
  default void aLinkThatWasChangedAnywhereOpensNothing() {
    try (EntryScene scene = EntryScene.on(stage())) {
      String token = KeyLinks.tokenIn(scene.link().getRawQuery());
      Visitor visitor = scene.visitor();
      for (int at = 0; at < token.length(); at++) {
        char other = token.charAt(at) == 'A' ? 'B' : 'A';
        String forged = token.substring(0, at) + other + token.substring(at + 1);
        if (at % 7 == 0 || at > token.length() - 3) {
          Visitor.assertNote(visitor.open(URI.create("/?link=" + forged)), 404, "forged");
        }
        assertThat(scene.links.read(forged)).as("changed at %s", at).isEmpty();
      }
      for (String none : List.of("", ".", "a.b", token + "x", token.replace(".", ""))) {
        Visitor.assertNote(visitor.open(URI.create("/?link=" + none)), 404, "forged");
      }
      Visitor.assertNote(visitor.open(URI.create("/?other=" + token)), 404, "forged");
      Visitor.assertNote(visitor.open(URI.create("/?link=" + "a".repeat(2000))), 404, "forged");
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

      Visitor.assertNote(
          scene.visitor().open(strange.toAdd(EntryScene.ACME, VALID)), 404, "forged");
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

      Visitor.assertNote(visitor.open(link), 410, "expired");
      Visitor.assertNote(visitor.enter(link, form, REAL), 410, "expired");
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
      Visitor.assertNote(scene.visitor().open(link), 410, "used");
      Visitor.assertNote(visitor.withoutCookies().open(link), 410, "used");
      assertThat(scene.entered).hasSize(1);
      scene.time.advance(VALID.plusSeconds(2));
      assertThat(scene.used.use("0".repeat(32), scene.time.now())).isTrue();
      Visitor.assertNote(scene.visitor().open(link), 410, "expired");
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
      Visitor.assertNote(answer, 500, "fault");
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
  default void tooManyTriesOfALinkAreStoppedAndGoOnLater() {
    try (EntryScene scene =
        EntryScene.on(stage(), page -> page.tries(3, 100, Duration.ofMinutes(10)))) {
      URI link = scene.link();
      Visitor visitor = scene.visitor();
      Answer form = visitor.open(link);
      visitor.enter(link, form, UNKNOWN);
      scene.time.advance(Duration.ofMinutes(4));
      visitor.enter(link, form, "no key");
      assertThat(visitor.enter(link, form, UNKNOWN).body())
          .as("the last one is told what is wrong as well")
          .contains("The CRM refused this key");

      Answer stopped = visitor.enter(link, form, REAL);

      Visitor.assertNote(stopped, 429, "tries");
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

      Visitor.assertNote(visitor.open(scene.link()), 429, "tries");
      Visitor other = scene.visitor().sending("X-Forwarded-For", "192.0.2.1, 203.0.113.9");
      assertThat(other.open(scene.link()).status()).isEqualTo(200);
    }
  }
}
