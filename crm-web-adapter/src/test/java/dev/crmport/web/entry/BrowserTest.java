package dev.crmport.web.entry;

import static dev.crmport.web.entry.BrowserScene.assertNothingOfTheKey;
import static dev.crmport.web.entry.BrowserScene.enter;
import static dev.crmport.web.entry.BrowserScene.heading;
import static dev.crmport.web.entry.BrowserScene.picture;
import static dev.crmport.web.entry.EntryScene.BOTH;
import static dev.crmport.web.entry.EntryScene.REAL;
import static dev.crmport.web.entry.EntryScene.REAL_NUMBER;
import static dev.crmport.web.entry.EntryScene.SWEEP;
import static dev.crmport.web.entry.EntryScene.UNKNOWN;
import static dev.crmport.web.entry.EntryScene.VALID;
import static dev.crmport.web.entry.EntryScene.VOTERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.crmport.web.JdkStage;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The page as people meet it, in a real browser. With {@code -Dcrm.screenshots=FOLDER} it leaves
 * pictures of its states there.
 */
@Timeout(180)
final class BrowserTest {
  private static Chromium chromium;
  private static JdkStage server;

  @TempDir Path profile;

  private EntryScene scene;
  private BrowserScene browser;

  @BeforeAll
  static void open() {
    chromium = Chromium.orSkipped();
    server = new JdkStage();
  }

  @AfterAll
  static void close() {
    if (server != null) {
      server.close();
      chromium.close();
    }
  }

  @BeforeEach
  void begin() {
    scene = EntryScene.on(PageStage.of(server));
    browser = new BrowserScene(chromium, profile, scene);
  }

  @AfterEach
  void end() {
    browser.close();
  }

  @Test
  void aKeyIsAddedAndGoneFromTheBrowserAfterReloadAndBackToo() {
    URI link = scene.link();
    Page page = browser.open(link);
    assertThat(heading(page)).isEqualTo("Add your API key");
    Accessibility.assertGood(page);
    picture(page, "form");

    enter(page, REAL + "|1");

    assertThat(heading(page)).isEqualTo("The key is stored");
    assertThat(page.locator("dl").innerText()).contains("Riverbend").contains("0ae7");
    assertThat(page.url()).isEqualTo(link.toString());
    Accessibility.assertGood(page);
    assertNothingOfTheKey(page);
    picture(page, "stored");

    page.reload();
    assertThat(heading(page)).isEqualTo("The key is stored");
    page.goBack();
    assertThat(page.content()).doesNotContain("<form");
    assertNothingOfTheKey(page);
    page.goForward();
    assertNothingOfTheKey(page);
    assertThat(scene.entered).hasSize(1);
  }

  @Test
  void aWrongKeyIsSaidBesideItsFieldWhichIsEmptyAndHasTheFocus() {
    Page page = browser.open(scene.link());
    enter(page, UNKNOWN);

    assertThat(page.title()).startsWith("Error: ");
    assertThat(page.locator("#key-error").innerText()).startsWith("The CRM refused this key");
    assertThat(page.evaluate("() => document.activeElement.id")).isEqualTo("key");
    assertThat(page.locator("#key").inputValue()).isEmpty();
    assertNothingOfTheKey(page);
    Accessibility.assertGood(page);
    picture(page, "wrong-key");

    page.reload();
    assertThat(page.locator("#key-error").count()).isZero();
    page.goBack();
    assertThat(page.locator("#key").inputValue()).isEmpty();
    enter(page, REAL);
    assertThat(heading(page)).isEqualTo("The key is stored");
  }

  @Test
  void aKeyForTheOtherDatabaseAsksForTheModeAndIsThenStored() {
    Page page = browser.open(scene.link());
    enter(page, VOTERS + "|1");
    assertThat(page.locator("#key-error").innerText()).contains("not for this database");
    Accessibility.assertGood(page);
    picture(page, "wrong-mode");

    page.getByLabel("My Voters").check();
    enter(page, VOTERS);

    assertThat(page.locator("dl").innerText()).contains("My Voters");
  }

  @Test
  void aLinkThatIsExpiredUsedOrForgedSaysSo() {
    URI used = scene.link();
    Page page = browser.open(used);
    enter(page, REAL);
    page.context().clearCookies();
    page.navigate(used.toString());
    assertThat(heading(page)).isEqualTo("This link was used");
    Accessibility.assertGood(page);
    picture(page, "link-used");

    URI expired = scene.link();
    scene.time.advance(VALID.plusSeconds(1));
    page.navigate(expired.toString());
    assertThat(heading(page)).isEqualTo("This link has expired");
    Accessibility.assertGood(page);
    picture(page, "link-expired");

    page.navigate(scene.link().toString() + "x");
    assertThat(heading(page)).isEqualTo("This link does not work");
    Accessibility.assertGood(page);
  }

  @Test
  void twoTabsOfOneLinkStoreOneKeyAndBothShowIt() {
    URI link = scene.link();
    Page first = browser.open(link);
    Page second = browser.tab(link);
    enter(second, REAL);
    assertThat(heading(second)).isEqualTo("The key is stored");

    enter(first, BOTH);

    assertThat(heading(first)).isEqualTo("The key is stored");
    assertThat(first.locator("dl").innerText()).contains("0ae7");
    assertThat(scene.entered).hasSize(1);
    assertNothingOfTheKey(first);
  }

  @Test
  void withoutScriptsThePageWorksAsWell() {
    Page page = browser.open(scene.link(), options -> options.setJavaScriptEnabled(false));
    page.locator("#key").fill(UNKNOWN);
    page.locator("button").click();
    page.locator("#key-error").waitFor();
    page.locator("#key").fill(REAL);
    page.locator("button").click();
    page.locator("dl").waitFor();

    assertThat(scene.storedLastFour()).isEqualTo("0ae7");
  }

  @Test
  void theKeyboardAloneIsEnough() {
    scene.keep("harbor", REAL_NUMBER);
    Page page = browser.open(scene.link());
    page.keyboard().press("Tab");
    assertThat(page.evaluate("() => document.activeElement.id")).isEqualTo("key");
    page.keyboard().type(VOTERS + "|1");
    page.keyboard().press("Tab");
    page.keyboard().press("Enter");
    page.locator("#key-error").waitFor();
    page.keyboard().type(VOTERS);
    page.keyboard().press("Tab");
    assertThat(page.evaluate("() => document.activeElement.id")).isEqualTo("mode");
    page.keyboard().press("ArrowDown");
    page.keyboard().press("Tab");
    assertThat(page.evaluate("() => document.activeElement.tagName")).isEqualTo("BUTTON");
    assertThat(page.evaluate("() => getComputedStyle(document.activeElement).outlineWidth"))
        .isEqualTo("3px");
    page.keyboard().press("Enter");
    page.locator("#key-error").waitFor();
    page.keyboard().type(REAL + "|1");
    page.keyboard().press("Enter");
    page.locator("dl").waitFor();

    assertThat(page.locator("main").innerText()).contains("Both share one pace");
  }

  @Test
  void onAPhoneInTheDarkAndInGermanItIsAsGood() {
    Page page =
        browser.open(
            scene.link(),
            options ->
                options
                    .setViewportSize(360, 640)
                    .setLocale("de-DE")
                    .setColorScheme(ColorScheme.DARK));
    assertThat(heading(page)).isEqualTo("Tragen Sie Ihren API-Schlüssel ein");
    Accessibility.assertGood(page);
    assertThat(page.evaluate("() => document.documentElement.scrollWidth")).isEqualTo(360);
    page.locator("#key").fill(BOTH);
    page.locator("button").click();
    page.locator("#key-error").waitFor();
    Accessibility.assertGood(page);
    picture(page, "phone-dark-german");
    page.locator("#key").fill(REAL);
    page.locator("button").click();
    page.locator("dl").waitFor();
    Accessibility.assertGood(page);
    assertThat(page.evaluate("() => document.documentElement.scrollWidth")).isEqualTo(360);
    picture(page, "phone-dark-german-stored");
  }

  @Test
  void tooManyTriesAreSaidAndNothingCanBeEntered() {
    scene.show(page -> page.tries(1, 100, VALID));
    Page page = browser.open(scene.link());
    enter(page, UNKNOWN);
    enter(page, REAL);

    assertThat(heading(page)).isEqualTo("Too many tries");
    Accessibility.assertGood(page);
    picture(page, "too-many-tries");
  }

  @Test
  void theSweepWouldFindAKeyThatTheBrowserHasKept(@TempDir Path other) {
    try (BrowserContext careless = chromium.open(other, options -> {})) {
      careless.newPage().navigate(scene.links.page() + "?key=" + REAL);
    }
    assertThatThrownBy(() -> SWEEP.assertCleanFiles(other)).isInstanceOf(AssertionError.class);
  }
}
