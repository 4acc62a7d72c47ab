package dev.crmport.web.entry;

import static dev.crmport.web.entry.EntryScene.REAL;
import static dev.crmport.web.entry.EntryScene.SWEEP;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchPersistentContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A page, and a browser that people look at it with. Closing it fails where anything of a key is in
 * what the browser has kept or the server has logged, and where the browser complained.
 */
final class BrowserScene implements AutoCloseable {
  private final Chromium chromium;
  private final Path profile;
  private final EntryScene scene;

  /** What the browser complains of: a policy that is broken, a style that is not taken. */
  private final Queue<String> complaints = new ConcurrentLinkedQueue<>();

  private @Nullable BrowserContext browser;

  /**
   * @param profile where the browser keeps its files
   * @param scene closed with this
   */
  BrowserScene(Chromium chromium, Path profile, EntryScene scene) {
    this.chromium = chromium;
    this.profile = profile;
    this.scene = scene;
  }

  /** Starts the browser at this link. */
  Page open(URI link) {
    return open(link, options -> {});
  }

  Page open(URI link, Consumer<LaunchPersistentContextOptions> options) {
    browser = chromium.open(profile, options);
    return tab(link);
  }

  /** Opens a further tab. */
  Page tab(URI link) {
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

  static void enter(Page page, String key) {
    page.getByLabel("API key").fill(key);
    page.getByRole(AriaRole.BUTTON).click();
  }

  static String heading(Page page) {
    return page.locator("h1").innerText();
  }

  /** Leaves a picture where {@code -Dcrm.screenshots} says. */
  static void picture(Page page, String name) {
    String folder = System.getProperty("crm.screenshots");
    if (folder != null) {
      page.screenshot(
          new ScreenshotOptions().setPath(Path.of(folder, name + ".png")).setFullPage(true));
    }
  }

  /** Of the page, its fields, the storages, the cookies, and where it is. */
  static void assertNothingOfTheKey(Page page) {
    SWEEP.assertClean(page.content());
    SWEEP.assertClean(page.url());
    assertThat(page.evaluate("() => [...document.querySelectorAll('input')].map(i => i.value)"))
        .asString()
        .doesNotContain(REAL.substring(0, 12));
    assertThat(page.evaluate("() => localStorage.length + sessionStorage.length")).isEqualTo(0);
    assertThat(page.context().cookies().stream().map(cookie -> cookie.value))
        .allMatch(value -> SWEEP.findings(value).isEmpty());
  }

  @Override
  public void close() {
    if (browser != null) {
      browser.close();
    }
    SWEEP.assertCleanFiles(profile);
    assertThat(complaints).isEmpty();
    scene.close();
  }
}
