package dev.crmport.scan;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmport.core.redact.Redactor;
import dev.crmport.scan.report.Exposure;
import dev.crmport.scan.report.ScanReport;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only a process with little memory shows: it stays the same however long a file is. */
class MemoryTest {
  private static final long LENGTH = 100_000_000;

  @TempDir Path folder;

  /** Scans a folder and prints what was found. */
  public static void main(String[] arguments) {
    ScanReport report =
        Scan.of(Redactor.create(), Path.of(arguments[0])).files(List.of(Path.of(".")));
    report.exposures().stream().map(Exposure::toString).forEach(System.out::println);
    System.out.println(report.bytes() + " bytes, " + report.unread() + " unread");
  }

  private String scanned() throws IOException, InterruptedException {
    Process scan =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                MemoryTest.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(scan.getInputStream().readAllBytes(), US_ASCII);
    assertThat(scan.waitFor()).as(said).isZero();
    return said;
  }

  /** Holes in the file cost no room on the disk. */
  private void sparse(String name, long at, String text) throws IOException {
    try (FileChannel file =
        FileChannel.open(
            folder.resolve(name),
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.WRITE,
            StandardOpenOption.SPARSE)) {
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(US_ASCII));
      while (bytes.hasRemaining()) {
        file.write(bytes, at + bytes.position());
      }
    }
  }

  @Test
  void aLineOfAHundredMegabytesIsReadInSixtyFour() throws IOException, InterruptedException {
    byte[] line = "no line ends here, and no key is here. ".repeat(2_500).getBytes(US_ASCII);
    long length = 0;
    try (OutputStream out = Files.newOutputStream(folder.resolve("long.txt"))) {
      for (; length < LENGTH; length += line.length) {
        out.write(line);
      }
      out.write(("key " + Planted.key(0x0ae7)).getBytes(US_ASCII));
    }
    assertThat(scanned())
        .contains("long.txt:1:" + (length + 5) + ": key [key ...0ae7]")
        .contains("0 unread");
  }

  @Test
  void aFileOfHolesIsReadInSixtyFour() throws IOException, InterruptedException {
    sparse("dump", LENGTH, "key " + Planted.key(0x0ae7));
    assertThat(scanned()).contains("dump:1:" + (LENGTH + 5) + ": key [key ...0ae7]");
  }

  @Test
  void aMemberOfAHundredMegabytesIsReadInSixtyFour() throws IOException, InterruptedException {
    Random random = new Random(4711);
    byte[] line = new byte[1_000];
    try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(folder.resolve("logs.zip"))) {
      zip.putArchiveEntry(new ZipArchiveEntry("a.log"));
      for (long length = 0; length < LENGTH; length += line.length) {
        // Packs eight to one or so, as logs do.
        Arrays.fill(line, 50, line.length, (byte) ('a' + random.nextInt(26)));
        for (int i = 0; i < 50; i++) {
          line[i] = (byte) ('a' + random.nextInt(26));
        }
        zip.write(line);
      }
      zip.write(("key " + Planted.key(0x0ae7)).getBytes(US_ASCII));
      zip.closeArchiveEntry();
    }
    assertThat(scanned()).contains("logs.zip!/a.log:").contains("0 unread");
  }
}
