package dev.crmport.web;

import static dev.crmport.web.CodingPromises.deflate;
import static dev.crmport.web.CodingPromises.gzip;
import static dev.crmport.web.GuardScene.bytes;
import static dev.crmport.web.GuardScene.joined;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes out is what a client makes of the bytes, in pieces of whatever size they come. */
final class UndoingTest {
  private static final byte[] TEXT = GuardScene.text(5000);

  private static byte[] undone(String coding, Optional<Charset> charset, byte[] bytes, int piece) {
    Undoing undoing = Undoing.of(coding, charset);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int from = 0; from < bytes.length; from += piece) {
      undoing.take(bytes, from, Math.min(piece, bytes.length - from), out::write);
    }
    undoing.end(out::write);
    return out.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 1000, 100_000})
  void gzipAndDeflateAreUndoneInPiecesOfAnySize(int piece) {
    assertThat(undone("gzip", Optional.empty(), gzip(TEXT), piece)).isEqualTo(TEXT);
    assertThat(undone("deflate", Optional.empty(), deflate(TEXT, false), piece)).isEqualTo(TEXT);
    assertThat(undone("deflate", Optional.empty(), deflate(TEXT, true), piece)).isEqualTo(TEXT);
    assertThat(undone("deflate,gzip", Optional.empty(), gzip(deflate(TEXT, true)), piece))
        .isEqualTo(TEXT);
    assertThat(undone("gzip", Optional.empty(), joined(gzip(TEXT), gzip(TEXT)), piece))
        .isEqualTo(joined(TEXT, TEXT));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 1000})
  void whatAGzipHeaderMayHoldIsReadPast(int piece) {
    byte[] plain = gzip(TEXT);
    for (int flags = 0; flags < 32; flags++) {
      byte[] head = Arrays.copyOf(plain, 10);
      head[3] = (byte) flags;
      byte[] rest = Arrays.copyOfRange(plain, 10, plain.length);
      byte[] extra = (flags & 4) != 0 ? new byte[] {3, 0, 'a', 0, 'b'} : new byte[0];
      byte[] name = (flags & 8) != 0 ? bytes("name\0") : new byte[0];
      byte[] comment = (flags & 16) != 0 ? bytes("comment\0") : new byte[0];
      byte[] sum = (flags & 2) != 0 ? new byte[] {1, 2} : new byte[0];
      assertThat(
              undone(
                  "gzip", Optional.empty(), joined(head, extra, name, comment, sum, rest), piece))
          .as("flags %d", flags)
          .isEqualTo(TEXT);
    }
  }

  @Test
  void whatIsNotInTheCodingComesToNothing() {
    assertThat(undone("gzip", Optional.empty(), bytes("no gzip at all"), 3)).isEmpty();
    assertThat(undone("deflate", Optional.empty(), bytes("\u00ff\u00ff\u00ff\u00ff"), 3)).isEmpty();
    byte[] cut = Arrays.copyOf(gzip(TEXT), 100);
    assertThat(new String(TEXT, UTF_8))
        .startsWith(new String(undone("gzip", Optional.empty(), cut, 7), UTF_8));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 1000})
  void anEncodingThatIsNotLikeAsciiBecomesUtf8(int piece) {
    Charset ebcdic = Charset.forName("IBM1047");
    String text = "0123456789abcdef-|: gr\u00fcn ".repeat(900);
    assertThat(undone("", Optional.of(ebcdic), text.getBytes(ebcdic), piece))
        .isEqualTo(text.getBytes(UTF_8));
    byte[] packed = gzip(text.getBytes(ebcdic));
    assertThat(undone("gzip", Optional.of(ebcdic), packed, piece)).isEqualTo(text.getBytes(UTF_8));
  }

  @Test
  void whereThereIsNothingToUndoThereIsNone() {
    assertThat(Undoing.of("", Optional.empty())).isNull();
    assertThat(Undoing.of("identity", Optional.of(UTF_8))).isNull();
    assertThat(Undoing.of("br", Optional.empty())).isNull();
  }
}
