package dev.crmport.scan.content;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmport.scan.Planted;
import dev.crmport.scan.report.Place;
import dev.crmport.scan.report.ScanReport;
import dev.crmport.testkit.TestKeys;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContainersTest {
  private static final String KEY = Planted.key(0x0ae7);
  private static final String TEXT = "first line\n  key " + KEY + " here\n";
  private static final String TOLD = ":2:7: key [key ...0ae7]";
  private static final String NAMED = "GUID near a word that names a key [key ...0ae7]";

  private final Reading reading = new Reading();

  private List<String> lines(String name, byte[] content) {
    return Reading.lines(reading.of(name, content));
  }

  private List<String> lines(String name, String content) {
    return lines(name, content.getBytes(UTF_8));
  }

  @Test
  void aTextIsToldByLineAndColumn() {
    assertThat(lines("a.txt", TEXT)).containsExactly("a.txt" + TOLD);
  }

  @Test
  void aMemberOfAZipIsToldByItsPath() {
    assertThat(lines("a.jar", Packed.zip("in/b.txt", Packed.utf8(TEXT))))
        .containsExactly("a.jar!/in/b.txt" + TOLD);
  }

  @Test
  void archivesInArchivesAreOpened() {
    byte[] inner = Packed.zip("c.txt", Packed.utf8(TEXT));
    byte[] middle = Packed.gzip(Packed.tar("lib/b.jar", inner));
    assertThat(lines("outer.zip", Packed.zip("a.tar.gz", middle)))
        .containsExactly("outer.zip!/a.tar.gz!/a.tar!/lib/b.jar!/c.txt" + TOLD);
  }

  @Test
  void whatIsPackedByItselfIsOpened() {
    assertThat(lines("a.txt.gz", Packed.gzip(Packed.utf8(TEXT))))
        .containsExactly("a.txt.gz!/a.txt" + TOLD);
    assertThat(lines("a.txt.bz2", Packed.bzip2(Packed.utf8(TEXT))))
        .containsExactly("a.txt.bz2!/a.txt" + TOLD);
    assertThat(lines("a.txt.xz", Packed.xz(Packed.utf8(TEXT))))
        .containsExactly("a.txt.xz!/a.txt" + TOLD);
    assertThat(lines("a.tgz", Packed.gzip(Packed.tar("b.txt", Packed.utf8(TEXT)))))
        .containsExactly("a.tgz!/a.tar!/b.txt" + TOLD);
  }

  @Test
  void aNameDoesNotHideAnArchive() {
    assertThat(lines("harmless.txt", Packed.zip("b", Packed.utf8(TEXT))))
        .containsExactly("harmless.txt!/b" + TOLD);
  }

  @Test
  void aKeyInTheNameOfAMemberIsToldAndNotRepeated() {
    assertThat(lines("a.zip", Packed.zip(KEY + ".txt", new byte[0])))
        .containsExactly("a.zip!/[key ...0ae7].txt (its name): key [key ...0ae7]");
  }

  @Test
  void partsOfAMailAreDecoded() {
    String mail =
        """
        From: ada@example.org
        Subject: =?UTF-8?B?%s?=
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary=cut

        --cut
        Content-Type: text/plain
        Content-Transfer-Encoding: quoted-printable

        first line=20
        the api key is %s=
        %s
        --cut
        Content-Type: application/zip; name=a.zip
        Content-Transfer-Encoding: base64

        %s
        --cut--
        """
            .formatted(
                Planted.base64("apikey " + Planted.guid(1)),
                Planted.guid(2).substring(0, 20),
                Planted.guid(2).substring(20),
                Base64.getMimeEncoder(60, new byte[] {'\n'})
                    .encodeToString(Packed.zip("b.txt", Packed.utf8(TEXT))));
    assertThat(lines("note.eml", mail))
        .containsExactly(
            "note.eml!/1/body:2:16: GUID near a word that names a key [key ...0002]",
            "note.eml!/2/body!/b.txt" + TOLD,
            "note.eml!/header:3:17: GUID near a word that names a key [key ...0001]");
  }

  @Test
  void everyMailOfABoxIsRead() {
    String box =
        """
        From ada@example.org Mon Jan  5 10:00:00 2026
        Subject: one

        nothing here
        From bob@example.org Mon Jan  5 11:00:00 2026
        Subject: two
        Content-Transfer-Encoding: base64

        %s

        From eve@example.org Mon Jan  5 12:00:00 2026
        X-Api-Key: %s

        nothing either
        """
            .formatted(
                Base64.getMimeEncoder().encodeToString(TEXT.getBytes(UTF_8)), Planted.guid(3));
    assertThat(lines("old.mbox", box))
        .containsExactly(
            "old.mbox!/2!/body" + TOLD,
            "old.mbox!/3!/header:1:12: GUID near a word that names a key [key ...0003]");
  }

  @Test
  void aMailboxNeedsNoName() {
    assertThat(lines("1735", "Return-Path: <a@example.org>\nSubject: x\n\n" + TEXT))
        .containsExactly("1735!/body" + TOLD);
  }

  @Test
  void aSourceMapInAPageIsDecoded() {
    String map = "{\"sourcesContent\":[\"const vanApiKey = '" + Planted.guid(0x0ae7) + "';\"]}";
    String script = "x();\n//# sourceMappingURL=data:application/json;base64,";
    assertThat(lines("app.js", script + Planted.base64(map) + "\n"))
        .singleElement()
        .satisfies(one -> assertThat(one).startsWith("app.js:2:").endsWith(NAMED));
  }

  @Test
  void theSourcesInASourceMapAreText() {
    String map = "{\"sourcesContent\":[\"// a\\nvanKey=\\\"" + Planted.guid(0x0ae7) + "\\\"\"]}";
    assertThat(lines("app.js.map", map)).containsExactly("app.js.map:1:36: " + NAMED);
  }

  @Test
  void aBodyInARecordingIsDecoded() {
    String body = Planted.base64("{\"everyActionApiKey\":\"" + Planted.guid(0x0ae7) + "\"}");
    String har =
        "{\"log\":{\"entries\":[{\"response\":{\"content\":{\"text\":\""
            + body.replace("/", "\\/")
            + "\",\"encoding\":\"base64\"}}}]}}";
    assertThat(lines("session.har", har))
        .singleElement()
        .satisfies(one -> assertThat(one).startsWith("session.har:1:").endsWith(NAMED));
  }

  @Test
  void aLongCodedTextIsReadToItsEnd() {
    String text = "x".repeat(300_000) + " vanApiKey=" + Planted.guid(0x0ae7) + " " + "y".repeat(99);
    assertThat(lines("a.css", "url(data:text/plain;base64," + Planted.base64(text) + ")"))
        .singleElement()
        .satisfies(one -> assertThat(one).endsWith(NAMED));
  }

  @Test
  void aTextInUtf16IsToldByItsLines() {
    byte[] text = ("\uFEFF" + TEXT).getBytes(UTF_16LE);
    assertThat(lines("log.txt", text)).containsExactly("log.txt" + TOLD);
  }

  @Test
  void inABinaryTheColumnIsAByte() {
    byte[] dump = ("JAVA PROFILE 1.0.2\0\n\n" + KEY + "\0").getBytes(ISO_8859_1);
    ScanReport report = reading.of("heap.hprof", dump);
    assertThat(report.exposures())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.place().kind()).isEqualTo(Place.Kind.BINARY);
              assertThat(one.place().line()).isEqualTo(1);
              assertThat(one.place().column()).isEqualTo(22);
            });
  }

  @Test
  void aStoredKeyIsToldThoughItHasTheShapeOfTests() {
    String text = TestKeys.numbered(0x0ae7);
    Reading knowing = new Reading(Planted.knowing(0x0ae7), Bounds.usual());
    assertThat(Reading.lines(knowing.of("a.txt", "x\n" + text + "\n")))
        .containsExactly("a.txt:2:1: key [key ...0ae7] of client acme");
    assertThat(Reading.lines(knowing.of("a.txt", "api key " + text)))
        .containsExactly("a.txt:1:9: key [key ...0ae7] of client acme");
  }

  @Test
  void aKeyForTestsIsQuietInEveryContainer() {
    String text = TestKeys.numbered(0x0ae7) + "|1 api key";
    ScanReport report = reading.of("a.zip", Packed.zip("b.txt", Packed.utf8(text)));
    assertThat(report.exposures()).isEmpty();
    assertThat(report.testKeys()).isEqualTo(1);
  }
}
