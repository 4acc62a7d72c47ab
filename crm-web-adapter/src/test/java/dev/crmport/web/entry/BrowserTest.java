package dev.crmport.web.entry;

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
import com.microsoft.playwright.BrowserType.LaunchPersistentContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.crmport.web.JdkStage;
import java.net.URI;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
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

  /** What the browser complains of: a policy that is broken, a style that is not taken. */
  private final Queue<String> complaints = new ConcurrentLinkedQueue<>();

  private EntryScene scene;
  private BrowserContext browser;

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
  }

  /** Nothing of any key is in what the browser has kept, nor in what the server has logged. */
  @AfterEach
  void end() {
    if (browser != null) {
      browser.close();
    }
    SWEEP.assertCleanFiles(profile);
    assertThat(complaints).isEmpty();
    scene.close();
  }

  private Page open(URI link, Consumer<LaunchPersistentContextOptions> options) {
    browser = chromium.open(profile, options);
    return tab(link);
  }

  private Page open(URI link) {
    return open(link, options -> {});
  }

  private Page tab(URI link) {
    Page page = browser.newPage();
    page.onConsoleMessage(
        message -> {
          // A page that says 404 or 410 is one that the browser tells of as well.
          if (!message.text().startsWith("Failed to load resource")) {
            complaints.add(message.text());
          }
        });
    page.navigate(link.toString());
    return page;
  }

  private static void enter(Page page, String key) {
    page.getByLabel("API key").fill(key);
    page.getByRole(AriaRole.BUTTON).click();
  }

  private static String heading(Page page) {
    return page.locator("h1").innerText();
  }

  private static void picture(Page page, String name) {
    String folder = System.getProperty("crm.screenshots");
    if (folder != null) {
      page.screenshot(
          new ScreenshotOptions().setPath(Path.of(folder, name + ".png")).setFullPage(true));
    }
  }

  /** Of the page, the storages, and where it is and was. */
  private static void assertNothingOfTheKey(Page page) {
    SWEEP.assertClean(page.content());
    SWEEP.assertClean(page.url());
    assertThat(page.evaluate("() => [...document.querySelectorAll('input')].map(i => i.value)"))
        .asString()
        .doesNotContain(REAL.substring(0, 12));
    assertThat(page.evaluate("() => localStorage.length + sessionStorage.length")).isEqualTo(0);
    assertThat(page.context().cookies().stream().map(cookie -> cookie.value))
        .noneMatch(value -> !SWEEP.findings(value).isEmpty());
  }

  @Test
  void aKeyIsAddedAndGoneFromTheBrowserAfterReloadAndBackToo() {
    URI link = scene.link();
    Page page = open(link);
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
    Page page = open(scene.link());
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
    Page page = open(scene.link());
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
    Page page = open(used);
    enter(page, REAL);
    browser.clearCookies();
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
    Page first = open(link);
    Page second = tab(link);
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
    Page page = open(scene.link(), options -> options.setJavaScriptEnabled(false));
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
    Page page = open(scene.link());
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
        open(
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
    Page page = open(scene.link());
    enter(page, UNKNOWN);

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
