package dev.crmport.web.entry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** All rules of axe-core, those of good practice too, against a page as it stands. */
final class Accessibility {
  private static final String AXE = read();

  private static final String RUN =
      "async () => { const r = await axe.run(); return {"
          + "wrong: r.violations.map(v => v.id + ': ' + v.nodes.map(n => n.html).join(' ; ')),"
          + "unsure: r.incomplete.map(v => v.id),"
          + "passed: r.passes.map(v => v.id)} }";

  private Accessibility() {}

  private static String read() {
    try (InputStream script =
        Accessibility.class.getClassLoader().getResourceAsStream("axe.min.js")) {
      return new String(script.readAllBytes(), UTF_8);
    } catch (IOException damaged) {
      throw new UncheckedIOException(damaged);
    }
  }

  /** Fails for any violation, and where a rule that matters here did not run. */
  static void assertGood(Page page) {
    page.evaluate(AXE);
    var result = (Map<?, ?>) page.evaluate(RUN);
    assertThat((List<?>) result.get("wrong")).as("violations at %s", page.title()).isEmpty();
    assertThat((List<?>) result.get("unsure")).as("not judged at %s", page.title()).isEmpty();
    assertThat(((List<?>) result.get("passed")).stream().map(String::valueOf))
        .contains("color-contrast", "html-has-lang", "document-title", "landmark-one-main");
  }
}
