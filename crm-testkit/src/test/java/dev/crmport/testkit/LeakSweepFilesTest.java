package dev.crmport.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.crmport.core.key.ApiKey;
import dev.crmport.core.key.ApplicationName;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a build leaves: large files, archives, archives in archives. */
class LeakSweepFilesTest {
  private static final String KEY = "7e577e57-3b1c-4d92-a6f0-51c08e2b9d47";
  private static final byte[] LEAK = ("var k='" + KEY + "|1'").getBytes(UTF_8);
  private static final byte[] CLEAN = OrdinaryText.LOGS.text(1, 50_000).getBytes(ISO_8859_1);

  private static final LeakSweep SWEEP = sweep();

  @TempDir Path directory;

  private static LeakSweep sweep() {
    try (ApiKey key = ApiKey.of(KEY);
        ApiKey other = TestKeys.key(1)) {
      ApplicationName application = new ApplicationName("acmeSync");
      return LeakSweep.of(other, application).and(key, application);
    }
  }

  /** A way to pack one content. */
  enum Packing {
    JAR {
      @Override
      byte[] of(String name, byte[] content) {
        return zipped(content, name);
      }
    },
    GZIP {
      @Override
      byte[] of(String name, byte[] content) {
        return written(bytes -> gzipped(bytes, content));
      }
    },
    GZIP_IN_A_JAR {
      @Override
      byte[] of(String name, byte[] content) {
        return JAR.of(name, GZIP.of(name, content));
      }
    },
    JAR_IN_JARS_IN_GZIP {
      @Override
      byte[] of(String name, byte[] content) {
        return GZIP.of("", JAR.of("lib/a.jar", JAR.of("lib/b.jar", JAR.of(name, content))));
      }
    };

    abstract byte[] of(String name, byte[] content);
  }

  private interface Filling {
    void into(OutputStream bytes) throws IOException;
  }

  private static byte[] written(Filling filling) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      filling.into(bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private static void gzipped(OutputStream bytes, byte[] content) throws IOException {
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(content);
    }
  }

  private static byte[] zipped(byte[] content, String... names) {
    return written(
        bytes -> {
          try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : names) {
              zip.putNextEntry(new ZipEntry(name));
              zip.write(content);
            }
          }
        });
  }

  @ParameterizedTest
  @EnumSource
  void aLeakInAnArchiveIsFoundAndItsWayTold(Packing packing) throws IOException {
    Files.write(directory.resolve("app.bin"), packing.of("static/app.js", CLEAN));
    SWEEP.assertCleanFiles(directory);
    Files.write(directory.resolve("app.bin"), packing.of("static/app.js", LEAK));

    AssertionError failure =
        catchThrowableOfType(AssertionError.class, () -> SWEEP.assertCleanFiles(directory));

    assertThat(failure).hasMessageContaining("app.bin!").hasMessageContaining("key at 7");
    SWEEP.assertClean(failure);
  }

  @Test
  void anEntryNamedLikeTheKeyIsReportedWithoutItsName() throws IOException {
    Files.write(directory.resolve("app.jar"), zipped(LEAK, "a/" + KEY + ".txt"));

    AssertionError failure =
        catchThrowableOfType(AssertionError.class, () -> SWEEP.assertCleanFiles(directory));

    SWEEP.assertClean(failure);
    assertThat(failure).hasMessageContaining("the name of an entry");
  }

  @Test
  void everyEntryIsSearched() throws IOException {
    Files.write(directory.resolve("app.jar"), zipped(LEAK, "a.js", "b.js"));

    assertThatThrownBy(() -> SWEEP.assertCleanFiles(directory))
        .hasMessageContaining("app.jar!/a.js")
        .hasMessageContaining("app.jar!/b.js");
  }

  /** Each of its archives is small, and so is each of its entries. */
  @Test
  void whatExpandsTooFarIsNoCleanFile() throws IOException {
    byte[] inner = zipped(CLEAN, "0", "1", "2", "3");
    Path bomb = Files.write(directory.resolve("bomb.zip"), zipped(inner, "a", "b", "c"));
    SweptFile.Reader reader = (place, content) -> content.readAllBytes().length > 0;

    SweptFile.read(bomb, "bomb.zip", 30L * CLEAN.length, reader);
    assertThatThrownBy(() -> SweptFile.read(bomb, "bomb.zip", 8L * CLEAN.length, reader))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("bomb.zip!/b")
        .hasMessageContaining("expands");
  }

  @Test
  void archivesWithinEachOtherWithoutEndAreNoCleanFile() throws IOException {
    byte[] nested = CLEAN;
    for (int i = 0; i < 9; i++) {
      nested = zipped(nested, "in.zip");
    }
    Files.write(directory.resolve("out.zip"), nested);

    assertThatThrownBy(() -> SWEEP.assertCleanFiles(directory))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("within each other");
  }

  @Test
  void aBrokenArchiveIsNoCleanFile() throws IOException {
    byte[] whole = Packing.GZIP.of("", CLEAN);
    Files.write(directory.resolve("cut.gz"), Arrays.copyOf(whole, whole.length / 2));

    assertThatThrownBy(() -> SWEEP.assertCleanFiles(directory))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void whatOnlyBeginsLikeAnArchiveIsAFile() throws IOException {
    Files.write(directory.resolve("short"), new byte[] {'P', 'K', 3});
    Files.write(directory.resolve("empty"), new byte[0]);
    Files.write(directory.resolve("odd"), new byte[] {0x1f, (byte) 0x8b, 1, 2, 3});

    assertThatCode(() -> SWEEP.assertCleanFiles(directory)).doesNotThrowAnyException();
  }

  @Test
  void aLeakFarInALargeFileIsFound() throws IOException {
    Path large = directory.resolve("large.log");
    try (OutputStream out = Files.newOutputStream(large)) {
      for (int i = 0; i < 400; i++) {
        out.write(CLEAN);
      }
      out.write(LEAK);
    }

    assertThatThrownBy(() -> SWEEP.assertCleanFiles(directory))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("large.log key at " + (400 * CLEAN.length + 7));
  }
}
