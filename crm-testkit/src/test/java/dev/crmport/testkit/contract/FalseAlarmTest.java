package dev.crmport.testkit.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmport.core.redact.Finding;
import dev.crmport.core.redact.Form;
import dev.crmport.core.redact.Redactor;
import dev.crmport.testkit.OrdinaryText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * With 10,000 known keys nothing is found where there is none; crm-bench looks at 100 MB each. What
 * has twelve characters of one of them by chance, as one run in thirty has somewhere, is no false
 * alarm: nine digits and three dashes are enough.
 */
class FalseAlarmTest {
  private static final int MEGABYTE = 1 << 20;
  private static final int MOST_SOURCE = 8 * MEGABYTE;
  private static final long SEED = Draws.seed();
  private static final List<String> KEYS = RedactionTrial.others(10_000, SEED);
  private static final Redactor REDACTOR = RedactionTrial.knowing(KEYS);

  /** In both directions, with and without dashes. */
  private static final String ALL_PARTS =
      KEYS.stream()
          .flatMap(key -> Stream.of(key, key.replace("-", "")))
          .flatMap(key -> Stream.of(key, new StringBuilder(key).reverse().toString()))
          .collect(Collectors.joining("\n"));

  static {
    System.out.println("ordinary text drawn with -Dcrm.seed=" + SEED);
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsFoundInOrdinaryText(OrdinaryText kind) throws IOException {
    for (int i = 0; i < 3; i++) {
      String text = kind.text(SEED + i, MEGABYTE);

      List<Finding> found = assertClean("%s, seed %s".formatted(kind, SEED + i), text);
      assertThat(searched(new ByteArrayInputStream(text.getBytes(ISO_8859_1)))).isEqualTo(found);
    }
  }

  /**
   * Not of mail: by itself a line may end where a GUID, a bar and a 1 do, and the number goes on.
   */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MAIL")
  void nothingIsFoundInOrdinaryLines(OrdinaryText kind) {
    kind.text(SEED, MEGABYTE).lines().forEach(line -> assertClean(line, line));
  }

  @Test
  void nothingIsFoundInSourceCode() throws IOException {
    Path jdk = Path.of(System.getProperty("java.home"), "lib", "src.zip");
    int read = Files.isReadable(jdk) ? searchedZip(jdk) : searchedSources(Path.of("src", "main"));

    assertThat(read).isGreaterThan(MEGABYTE / 20);
  }

  private static int searchedZip(Path zip) throws IOException {
    int read = 0;
    try (ZipInputStream entries = new ZipInputStream(Files.newInputStream(zip))) {
      ZipEntry entry = entries.getNextEntry();
      while (entry != null && read < MOST_SOURCE) {
        read += assertClean(entry.getName(), entries.readAllBytes());
        entry = entries.getNextEntry();
      }
    }
    return read;
  }

  private static int searchedSources(Path directory) throws IOException {
    int read = 0;
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        read += assertClean(file.toString(), Files.readAllBytes(file));
      }
    }
    return read;
  }

  private static int assertClean(String name, byte[] source) throws IOException {
    assertThat(REDACTOR.findings(new String(source, UTF_8))).as(name).isEmpty();
    assertThat(searched(new ByteArrayInputStream(source))).as(name).isEmpty();
    return source.length;
  }

  /** Tells what is a part of a key by chance. */
  private static List<Finding> assertClean(String name, String text) {
    List<Finding> found = REDACTOR.findings(text);
    assertThat(found).as(name).allMatch(finding -> isByChance(text, finding));
    if (found.isEmpty()) {
      assertThat(REDACTOR.redact(text)).as(name).isSameAs(text);
    }
    return found;
  }

  private static boolean isByChance(String text, Finding finding) {
    String part = text.substring((int) finding.start(), (int) finding.end());
    return finding.form() == Form.RUN && ALL_PARTS.contains(part.toLowerCase(Locale.ROOT));
  }

  private static List<Finding> searched(InputStream bytes) throws IOException {
    List<Finding> found = new ArrayList<>();
    REDACTOR.search(bytes, found::add);
    return found;
  }
}
