package dev.crmport.scan.content;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmport.core.redact.Redactor;
import dev.crmport.scan.Planted;
import dev.crmport.scan.report.ScanReport;
import dev.crmport.scan.report.Trouble;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DamageTest {
  private static final long SEED = Long.getLong("crm.seed", 4711);
  private static final String TEXT = "key " + Planted.key(0x0ae7) + "\n";
  private static final Bounds TIGHT = new Bounds(3, 20, 10_000, 1_000_000, 100);

  private final Reading reading = new Reading(Redactor.create(), TIGHT);

  @Test
  void aTornArchiveIsNamedAndWhatCameBeforeIsTold() {
    byte[] noise = new byte[50_000];
    new Random(SEED).nextBytes(noise);
    byte[] whole = Packed.tar("b.txt", Packed.utf8(TEXT + new String(noise, ISO_8859_1)));
    byte[] zipped = Packed.gzip(whole);
    ScanReport report = reading.of("a.tgz", Arrays.copyOf(zipped, zipped.length / 2));
    assertThat(Reading.troubles(report)).containsExactly(Trouble.Kind.BROKEN);
    assertThat(report.exposures()).hasSize(1);
  }

  @Test
  void aBombIsLeftAndNamed() {
    byte[] bomb = Packed.gzip(new byte[5_000_000]);
    assertThat(Reading.troubles(reading.of("b.gz", bomb))).containsExactly(Trouble.Kind.BOMB);
    assertThat(Reading.troubles(reading.of("b.zip", Packed.zip("zeros", new byte[5_000_000]))))
        .containsExactly(Trouble.Kind.BOMB);
    assertThat(Reading.troubles(reading.of("b.zip.gz", Packed.gzip(Packed.zip("b.gz", bomb)))))
        .containsExactly(Trouble.Kind.BOMB);
  }

  @Test
  void anOrdinaryArchiveIsNoBomb() {
    byte[] log =
        "2026-01-05 10:00:00 GET /people 200 in 52 ms\n".repeat(500_000).getBytes(ISO_8859_1);
    assertThat(new Reading().of("log.gz", Packed.gzip(log)).troubles()).isEmpty();
  }

  @Test
  void archivesBeyondTheBoundStayClosedAndAreNamed() {
    byte[] content = Packed.utf8(TEXT);
    for (int i = 0; i < 5; i++) {
      content = Packed.zip("in.zip", content);
    }
    ScanReport report = reading.of("a.zip", content);
    assertThat(Reading.troubles(report)).containsExactly(Trouble.Kind.TOO_DEEP);
    assertThat(report.troubles().getFirst().path()).isEqualTo("a.zip!/in.zip!/in.zip!/in.zip");
  }

  @Test
  void whatNothingHereOpensIsNamed() {
    byte[] sevenZip = Arrays.copyOf("7z\u00bc\u00af'\u001c".getBytes(ISO_8859_1), 100);
    assertThat(Reading.troubles(reading.of("a.7z", sevenZip)))
        .containsExactly(Trouble.Kind.UNSUPPORTED);
  }

  @Test
  void aMemberWithAPasswordIsNamed() {
    byte[] zip = Packed.zip("b.txt", Packed.utf8(TEXT));
    // The first flag of a member, in its own header.
    zip[6] |= 1;
    ScanReport report = reading.of("a.zip", zip);
    assertThat(Reading.troubles(report)).contains(Trouble.Kind.LOCKED);
    assertThat(report.exposures()).isEmpty();
  }

  @Test
  void theNameOfWhatIsDamagedIsRedacted() {
    ScanReport report =
        reading.of("a/" + Planted.key(0x0ae7) + ".gz", Packed.gzip(new byte[5_000_000]));
    assertThat(report.troubles().getFirst().toString())
        .contains("a/[key ...0ae7].gz")
        .doesNotContain(Planted.guid(0x0ae7));
  }

  @Test
  void whatCannotBeReadIsNamedAndNotCalledBroken() {
    byte[] zip = Packed.zip("b.txt", new byte[10_000]);
    InputStream torn =
        new SequenceInputStream(
            new ByteArrayInputStream(zip, 0, 40),
            new InputStream() {
              @Override
              public int read() throws IOException {
                throw new IOException("the medium");
              }

              @Override
              public int read(byte[] bytes, int offset, int length) throws IOException {
                return read();
              }
            });
    Gathering gathering = new Gathering();
    new ContentReader(Redactor.create(), gathering).read(Origin.of("a.zip"), torn);
    assertThat(Reading.troubles(gathering.report())).containsExactly(Trouble.Kind.UNREADABLE);
  }

  @Test
  void noDamageKeepsAScanFromGoingOn() {
    Random random = new Random(SEED);
    byte[] text = Packed.utf8(TEXT.repeat(50));
    List<byte[]> seeds =
        List.of(
            Packed.zip("b.txt", text),
            Packed.gzip(text),
            Packed.bzip2(text),
            Packed.xz(text),
            Packed.tar("b.txt", text),
            Packed.zip("b.zip", Packed.zip("c.txt", text)),
            Packed.utf8("MIME-Version: 1.0\nContent-Type: multipart/x; boundary=a\n\n--a\n\nx\n"));
    for (int i = 0; i < 1_000; i++) {
      byte[] damaged = seeds.get(random.nextInt(seeds.size())).clone();
      for (int changes = 1 + random.nextInt(8); changes > 0; changes--) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      int length = random.nextInt(3) == 0 ? random.nextInt(damaged.length) : damaged.length;
      assertThat(reading.of("damaged " + i, Arrays.copyOf(damaged, length)).files())
          .as("seed %d", SEED)
          .isEqualTo(1);
    }
  }
}
