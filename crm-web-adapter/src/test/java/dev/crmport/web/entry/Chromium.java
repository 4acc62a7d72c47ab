package dev.crmport.web.entry;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchPersistentContextOptions;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The system's Chromium. */
final class Chromium implements AutoCloseable {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome");
  private static final double MILLIS = 20_000;

  private final Playwright playwright;
  private final Path program;

  private Chromium(Playwright playwright, Path program) {
    this.playwright = playwright;
    this.program = program;
  }

  /** Without it there is nothing to try: skipped, or failed with -Dcrm.require.chromium=true. */
  static Chromium orSkipped() {
    Optional<Path> program =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
            .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
            .filter(Files::isExecutable)
            .findFirst();
    if (program.isEmpty()) {
      String missing = "no Chromium is on the path; install the package chromium";
      if (Boolean.getBoolean("crm.require.chromium")) {
        fail(missing);
      }
      abort(missing);
    }
    Map<String, String> noDownload = Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    return new Chromium(
        Playwright.create(new Playwright.CreateOptions().setEnv(noDownload)),
        program.orElseThrow());
  }

  /**
   * A browser whose files are all in one folder.
   *
   * @param profile the folder
   */
  BrowserContext open(Path profile, Consumer<LaunchPersistentContextOptions> further) {
    LaunchPersistentContextOptions options =
        new LaunchPersistentContextOptions()
            .setExecutablePath(program)
            // Root has no sandbox, and nothing strange is opened here.
            .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage"))
            .setViewportSize(760, 420)
            .setLocale("en-GB");
    further.accept(options);
    BrowserContext context = playwright.chromium().launchPersistentContext(profile, options);
    context.setDefaultTimeout(MILLIS);
    return context;
  }

  @Override
  public void close() {
    playwright.close();
  }
}
