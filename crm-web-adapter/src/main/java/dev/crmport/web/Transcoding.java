package dev.crmport.web;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.util.Arrays;

/** Turns text of a character encoding that is not a superset of ASCII into UTF-8. */
final class Transcoding implements Undoing.Step {
  private static final String SAMPLE = "0123456789abcdefABCDEF-|:";
  private static final int ROOM = 4096;

  private final CharsetDecoder decoder;
  private final CharBuffer text = CharBuffer.allocate(ROOM);

  /** The beginning of a character of which the rest has not come. */
  private byte[] rest = new byte[0];

  Transcoding(Charset charset) {
    decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
  }

  /** Where ASCII is itself the redactor sees it by itself; UTF-16 and UTF-32 it sees as well. */
  static boolean isNeeded(Charset charset) {
    return !charset.name().startsWith("UTF-16")
        && !charset.name().startsWith("UTF-32")
        && charset.canEncode()
        && !Arrays.equals(SAMPLE.getBytes(charset), SAMPLE.getBytes(US_ASCII));
  }

  @Override
  public void take(byte[] bytes, int offset, int length, Undoing.Sink sink) {
    ByteBuffer input =
        ByteBuffer.allocate(rest.length + length).put(rest).put(bytes, offset, length).flip();
    CoderResult result;
    do {
      result = decoder.decode(input, text, false);
      hand(sink);
    } while (result.isOverflow());
    rest = new byte[input.remaining()];
    input.get(rest);
  }

  @Override
  public void end(Undoing.Sink sink) {
    decoder.decode(ByteBuffer.wrap(rest), text, true);
    decoder.flush(text);
    hand(sink);
  }

  private void hand(Undoing.Sink sink) {
    byte[] out = text.flip().toString().getBytes(UTF_8);
    text.clear();
    sink.take(out, 0, out.length);
  }
}
