package dev.crmport.web.entry;

import static dev.crmport.web.entry.EntryScene.ACME;
import static dev.crmport.web.entry.EntryScene.BOTH;
import static dev.crmport.web.entry.EntryScene.DEMO;
import static dev.crmport.web.entry.EntryScene.NEXT;
import static dev.crmport.web.entry.EntryScene.REAL;
import static dev.crmport.web.entry.EntryScene.REAL_NUMBER;
import static dev.crmport.web.entry.EntryScene.UNKNOWN;
import static dev.crmport.web.entry.EntryScene.UNLUCKY;
import static dev.crmport.web.entry.EntryScene.VOTERS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmport.core.exposure.Suspensions;
import dev.crmport.core.failure.Throttled;
import dev.crmport.core.failure.TurnRefused;
import dev.crmport.core.failure.Unavailable;
import dev.crmport.core.key.ClientId;
import dev.crmport.core.onboarding.KeyProblem;
import dev.crmport.core.onboarding.KeyPurpose;
import dev.crmport.core.redact.Redactor;
import dev.crmport.testkit.Fault;
import dev.crmport.web.entry.Visitor.Answer;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the page does with what is entered, whatever server it is on. */
interface PagePromises {
  PageStage stage();

  private static void assertProblem(Answer page, KeyProblem problem) {
    String sentence = PageTexts.english().text("problem." + problem.name());
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.body())
        .contains("<title>Error: ")
        .contains("<a href=\"#key\">" + sentence + "</a>")
        .contains("<p class=\"error\" id=\"key-error\">" + sentence + "</p>")
        .contains("aria-describedby=\"key-hint key-error\" aria-invalid=\"true\" autofocus>");
  }

  @Test
  default void aKeyThatIsEnteredIsStoredAndShownByWhatTheCrmSays() {
    try (EntryScene scene = EntryScene.on(stage())) {
      Answer page = scene.visitor().enter(scene.link(), REAL + "|1");

      assertThat(page.status()).isEqualTo(200);
      assertThat(page.body())
          .contains("<h1>The key is stored</h1>")
          .contains("<dd>acme</dd>")
          .contains("<dd>Riverbend Neighbors &amp; Friends</dd>")
          .contains("<dd>Riverbend</dd>")
          .contains("<dd>My Campaign</dd>")
          .contains("<dd>Custom Integration</dd>")
          .contains("<dd>0ae7</dd>")
          .containsPattern("<dd>r\\d{3}</dd>")
          .doesNotContain("<form")
          .doesNotContain("Both share one pace");
      assertThat(scene.storedLastFour()).isEqualTo("0ae7");
      assertThat(scene.entered)
          .singleElement()
          .satisfies(what -> assertThat(what.stored().client()).isEqualTo(ACME));
    }
  }

  @Test
  default void theFormHasItsFieldEmptyHiddenAndRememberedByNobody() {
    try (EntryScene scene = EntryScene.on(stage())) {
      String form = scene.visitor().open(scene.link()).body();

      assertThat(form)
          .contains("<html lang=\"en\">")
          .contains("<title>Add the API key of acme – acmeCrmProduct</title>")
          .contains("<label for=\"key\">")
          .contains("<input type=\"password\" name=\"key\" id=\"key\" maxlength=\"500\"")
          .contains("autocomplete=\"one-time-code\"")
          .doesNotContain("<script")
          .doesNotContain("aria-invalid")
          .doesNotContain("autofocus");
      assertThat(scene.store.list()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'', NOTHING",
    "hello, OTHER_SHAPE",
    "REAL REAL, TWO_KEYS",
    "key REAL, MORE_AROUND",
    "REAL|7, OTHER_MODE",
    "Basic REAL, HEADER",
    "UNKNOWN, REFUSED",
    "VOTERS|1, WRONG_MODE",
    "BOTH, MODE_MISSING",
    "DEMO|1, SANDBOX"
  })
  default void whatIsWrongWithAKeyIsSaidBesideTheFieldAndTheFieldComesBackEmpty(
      String entered, KeyProblem problem) {
    try (EntryScene scene = EntryScene.on(stage())) {
      String key =
          entered
              .replace("REAL", REAL)
              .replace("UNKNOWN", UNKNOWN)
              .replace("VOTERS", VOTERS)
              .replace("BOTH", BOTH)
              .replace("DEMO", DEMO);
      URI link = scene.link();
      Visitor visitor = scene.visitor();

      Answer page = visitor.enter(link, key);

      assertProblem(page, problem);
      assertThat(page.body().contains("<fieldset"))
          .isEqualTo(problem == KeyProblem.MODE_MISSING || problem == KeyProblem.WRONG_MODE);
      scene.assertNothingStored();
      assertThat(visitor.open(link).body()).as("reloaded").doesNotContain("aria-invalid");
      assertThat(visitor.enter(link, REAL).body()).contains("The key is stored");
    }
  }

  @Test
  default void theModeCanBeChosenWhereTheKeyDoesNotSayIt() {
    try (EntryScene scene = EntryScene.on(stage())) {
      URI link = scene.link();
      Visitor visitor = scene.visitor();
      Answer asked = visitor.enter(link, BOTH);
      assertProblem(asked, KeyProblem.MODE_MISSING);
      assertProblem(visitor.enter(link, asked, BOTH + "|1", "&mode=0"), KeyProblem.TWO_MODES);

      assertThat(visitor.enter(link, asked, BOTH, "&mode=0").body()).contains("<dd>My Voters</dd>");
    }
  }

  @Test
  default void aLinkThatMayNotReplaceKeepsTheKeyThatIsThere() {
    try (EntryScene scene = EntryScene.on(stage())) {
      Visitor visitor = scene.visitor();
      visitor.enter(scene.link(), REAL);
      URI second = scene.link();

      assertProblem(visitor.enter(second, REAL), KeyProblem.STORED_ALREADY);
      assertProblem(visitor.enter(second, NEXT), KeyProblem.OTHER_STORED);
      assertThat(scene.storedLastFour()).isEqualTo("0ae7");
    }
  }

  @Test
  default void aLinkThatMayReplacePutsTheNewKeyInThePlaceOfTheOldOne() {
    try (EntryScene scene = EntryScene.on(stage())) {
      Visitor visitor = scene.visitor();
      assertThat(visitor.open(scene.replacingLink()).body()).contains("Replace your API key");
      visitor.enter(scene.replacingLink(), REAL);

      assertThat(visitor.enter(scene.replacingLink(), NEXT).body()).contains("<dd>1bf8</dd>");

      assertThat(scene.storedLastFour()).isEqualTo("1bf8");
      assertThat(scene.entered).hasSize(2);
      assertThat(scene.entered.stream().toList().getLast().replaced())
          .hasValueSatisfying(old -> assertThat(old.reference().lastFour()).isEqualTo("0ae7"));
    }
  }

  @Test
  default void aKeyOfAnotherClientIsStoredAndItIsSaidThatBothShareItsPace() {
    try (EntryScene scene = EntryScene.on(stage())) {
      scene.keep("harbor", REAL_NUMBER);

      assertThat(scene.visitor().enter(scene.link(), REAL + "|1").body())
          .contains("The same key is stored for harbor already. Both share one pace");
    }
  }

  @Test
  default void aSuspendedKeyIsRefusedWithoutBeingSent() {
    try (EntryScene scene = EntryScene.on(stage())) {
      scene.keep("harbor", REAL_NUMBER);
      Suspensions.builder(scene.store)
          .redactor(Redactor.create())
          .build()
          .suspendExposed(new ClientId("harbor"), "in a page");

      assertProblem(scene.visitor().enter(scene.link(), REAL + "|1"), KeyProblem.SUSPENDED);
      assertThat(scene.crm.operations()).isEmpty();
    }
  }

  @Test
  default void keysOfDemonstrationDatabasesAreTakenWhereThatIsAllowed() {
    try (EntryScene scene = EntryScene.on(stage(), page -> page.purpose(KeyPurpose.ANY))) {
      assertThat(scene.visitor().enter(scene.link(), DEMO).body()).contains("Demo State");
    }
  }

  @Test
  default void aKeyThatTheCrmRepeatsDoesNotReachThePage() {
    try (EntryScene scene = EntryScene.on(stage())) {
      assertThat(scene.visitor().enter(scene.link(), UNLUCKY).body())
          .contains("<dd>&lt;b&gt;[key ...6a4d]");
    }
  }

  @Test
  default void whatTheCrmCannotSayIsToldInWordsAndTheLinkStaysGood() {
    try (EntryScene scene =
        EntryScene.on(stage(), page -> page.tries(100, 100, EntryScene.VALID))) {
      URI link = scene.link();
      Visitor visitor = scene.visitor();
      for (Trouble trouble : Trouble.values()) {
        switch (trouble) {
          case CRM_AWAY ->
              scene.crm.failNext(call -> new Unavailable(call, "it is being serviced", null));
          case CRM_BUSY -> scene.crm.failNext(call -> new Throttled(call, Duration.ofSeconds(1)));
          case CRM_UNCLEAR -> scene.crm.script(Fault.htmlWith200());
          case NOT_PERMITTED -> scene.crm.script(Fault.answer(403, Map.of(), new byte[0]));
          default -> {
            continue;
          }
        }
        Answer page = visitor.enter(link, REAL);
        assertThat(page.body())
            .as("%s", trouble)
            .contains("<p>" + PageTexts.english().text("trouble." + trouble.name()) + "</p>")
            .doesNotContain("aria-invalid");
        scene.assertNothingStored();
      }
      scene.crm.failNext(
          call -> new TurnRefused(call, TurnRefused.Reason.QUEUE_FULL, Duration.ZERO));
      assertThat(visitor.enter(link, REAL).body()).contains("The CRM has much to do");
      assertThat(scene.logged()).contains("an entered key was not stored: ");
      scene.crm.clearFaults();
      assertThat(visitor.enter(link, REAL).body()).contains("The key is stored");
    }
  }

  @Test
  default void aStoreThatCannotBeUsedIsSaidAndTheLinkStaysGood() {
    try (EntryScene scene = EntryScene.on(stage())) {
      URI link = scene.link();
      scene.store.close();

      assertThat(scene.visitor().enter(link, REAL).body())
          .contains(PageTexts.english().text("trouble.STORE"));
      assertThat(scene.used.isUsed(scene.links.read(KeyLinks.tokenIn(link.getQuery())).get().id()))
          .isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"de", "de-CH,en;q=0.5", "fr, de;q=0.7, en;q=0.2"})
  default void theBrowserChoosesTheLanguage(String wanted) {
    try (EntryScene scene = EntryScene.on(stage())) {
      Visitor visitor = scene.visitor().sending("Accept-Language", wanted);
      Answer form = visitor.open(scene.link());

      assertThat(form.body()).contains("<html lang=\"de\">").contains("Tragen Sie");
      assertThat(form.header("content-language")).isEqualTo("de");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"fr", "*", "de;q=x", "--"})
  default void theFirstLanguageCountsWhereNoneIsKnown(String wanted) {
    try (EntryScene scene = EntryScene.on(stage())) {
      Visitor visitor = scene.visitor().sending("Accept-Language", wanted);
      assertThat(visitor.open(scene.link()).body()).contains("<html lang=\"en\">");
    }
  }

  @Test
  default void anApplicationCanFixTheLanguageAndTheWords() {
    PageTexts english = PageTexts.english();
    Map<String, String> words = new HashMap<>();
    english.names().forEach(name -> words.put(name, english.text(name, "{0}", "{1}")));
    words.put("form.add.heading", "Ihre <Schlüssel>");
    PageTexts texts = PageTexts.of(Locale.forLanguageTag("de-AT"), words);
    try (EntryScene scene = EntryScene.on(stage(), page -> page.texts(texts))) {
      Visitor visitor = scene.visitor().sending("Accept-Language", "en");
      assertThat(visitor.open(scene.link()).body())
          .contains("<html lang=\"de-AT\">")
          .contains("<h1>Ihre &lt;Schlüssel&gt;</h1>");
    }
  }
}
