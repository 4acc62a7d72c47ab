package dev.crmport.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.crmport.core.redact.Redactor;
import dev.crmport.scan.report.Exposure;
import dev.crmport.scan.report.ScanReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What holds no key is not told of. */
class FalseAlarmTest {
  private static ScanReport scan(Path base, String... paths) {
    return Scan.of(Redactor.create(), base).files(List.of(paths).stream().map(Path::of).toList());
  }

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("SECURITY.md"))) {
      folder = folder.getParent();
    }
    return folder;
  }

  @Test
  void ourOwnSourcesAreQuiet() {
    ScanReport report = scan(root(), ".");
    assertThat(report.exposures()).extracting(Exposure::toString).isEmpty();
    assertThat(report.files()).as("they were read").isGreaterThan(100);
    assertThat(report.testKeys()).as("and have keys for tests").isPositive();
  }

  @Test
  void theSourcesOfTheJdkAreQuiet() {
    Path home = Path.of(System.getProperty("java.home"));
    assumeTrue(Files.exists(home.resolve("lib/src.zip")), "this JDK came without its sources");
    ScanReport report = scan(home, "lib/src.zip");
    assertThat(report.exposures()).extracting(Exposure::toString).isEmpty();
    assertThat(report.unread()).isZero();
  }
}
