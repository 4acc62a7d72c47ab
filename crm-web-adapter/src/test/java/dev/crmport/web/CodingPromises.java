package dev.crmport.web;

import static dev.crmport.web.GuardScene.BOUND;
import static dev.crmport.web.GuardScene.KEY;
import static dev.crmport.web.GuardScene.STRANGE;
import static dev.crmport.web.GuardScene.bytes;
import static dev.crmport.web.GuardScene.joined;
import static dev.crmport.web.GuardScene.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a guarded server promises of bodies that are compressed or in another encoding. */
interface CodingPromises {
  Stage stage();

  static byte[] gzip(byte[] plain) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(plain);
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
    return packed.toByteArray();
  }

  static byte[] deflate(byte[] plain, boolean bare) {
    Deflater deflater = new Deflater(9, bare);
    deflater.setInput(plain);
    deflater.finish();
    byte[] room = new byte[plain.length + 1000];
    int size = deflater.deflate(room);
    deflater.end();
    return Arrays.copyOf(room, size);
  }

  private void assertRefused(String coding, byte[] body) throws IOException {
    GuardScene scene = new GuardScene();
    stage().play(Page.of(body).with("Content-Encoding", coding), scene.guard());
    RawAnswer answer = stage().get();
    scene.assertRefused(answer);
    assertThat(answer.header("content-encoding")).isEmpty();
  }

  @Test
  default void whatIsCompressedIsLookedAtInside() throws IOException {
    byte[] page = bytes("a page " + KEY + " and more");
    assertRefused("gzip", gzip(page));
    assertRefused("x-gzip", gzip(page));
    assertRefused("deflate", deflate(page, false));
    assertRefused("deflate", deflate(page, true));
    assertRefused("gzip, gzip", gzip(gzip(page)));
    assertRefused("deflate, gzip", gzip(deflate(page, false)));
    assertRefused("identity", page);
    // Two members in a row are one text.
    assertRefused(
        "gzip",
        joined(gzip(bytes("a page " + KEY.substring(0, 20))), gzip(bytes(KEY.substring(20)))));
    // A coding that cannot be undone is looked at as it is.
    assertRefused("br", page);
    // What says that it is compressed and is not.
    assertRefused("gzip", page);
  }

  @Test
  default void aKeyIsFoundInsideAtEveryBoundaryOfThePieces() throws IOException {
    GuardScene scene = new GuardScene();
    byte[] packed = gzip(bytes("a page " + STRANGE));
    for (int cut = 0; cut <= packed.length; cut++) {
      stage()
          .play(
              Page.of(
                      Arrays.copyOfRange(packed, 0, cut),
                      Arrays.copyOfRange(packed, cut, packed.length))
                  .with("Content-Encoding", "gzip"),
              scene.guard());
      scene.assertRefused(stage().get());
    }
  }

  @Test
  default void compressedPagesOfAnySizeComeThroughAsTheyAre() throws IOException {
    byte[] noise = new byte[2 * BOUND];
    new Random(7).nextBytes(noise);
    byte[][] bodies = {
      gzip(text(100)),
      gzip(text(3_000_000)),
      gzip(noise),
      joined(gzip(text(9)), gzip(noise)),
      bytes("not compressed at all"),
      joined(gzip(text(9)), noise),
      new byte[0]
    };
    for (byte[] body : bodies) {
      GuardScene scene = new GuardScene();
      stage().play(Page.of(body).with("Content-Encoding", "gzip"), scene.guard());
      RawAnswer answer = stage().get();
      assertThat(answer.isComplete()).isTrue();
      assertThat(answer.body()).isEqualTo(body);
      scene.assertNothingTold();
    }
  }

  @Test
  default void behindTheBoundACompressedKeyBreaksTheConnection() throws IOException {
    GuardScene scene = new GuardScene();
    byte[] noise = new byte[3 * BOUND];
    new Random(8).nextBytes(noise);
    byte[] packed = gzip(joined(noise, bytes("a page " + KEY + " and more")));
    stage().play(Page.of(packed).with("Content-Encoding", "gzip"), scene.guard());
    RawAnswer answer = stage().get();
    scene.assertBrokenOff(answer);
    scene.sweep().assertClean(undone(answer.body()));
  }

  @Test
  default void aSmallBodyThatUnpacksToALotIsLookedAtToItsEnd() throws IOException {
    GuardScene scene = new GuardScene();
    byte[] packed = gzip(joined(new byte[50_000_000], bytes(KEY)));
    assertThat(packed.length).isLessThan(BOUND);
    stage().play(Page.of(packed).with("Content-Encoding", "gzip"), scene.guard());
    assertThat(scene.assertRefused(stage().get()).finding().start()).isEqualTo(50_000_000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ISO-8859-1", "UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "IBM1047"})
  default void theCharsetMakesNoDifference(String charset) throws IOException {
    GuardScene scene = new GuardScene();
    byte[] page = ("a page " + KEY + " and more").getBytes(Charset.forName(charset));
    stage().play(Page.of(page).with("Content-Type", "text/html;charset=" + charset), scene.guard());
    scene.assertRefused(stage().get());
    byte[] clean = "a page and more".getBytes(Charset.forName(charset));
    stage()
        .play(Page.of(clean).with("Content-Type", "text/html;charset=" + charset), scene.guard());
    assertThat(stage().get().body()).isEqualTo(clean);
  }

  /** As much as a lenient client gets. */
  private static byte[] undone(byte[] packed) {
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      int b = gzip.read();
      while (b >= 0) {
        plain.write(b);
        b = gzip.read();
      }
    } catch (IOException brokenOff) {
      // What came before it counts.
    }
    return plain.toByteArray();
  }
}
