package dev.crmport.core.redact;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;

/**
 * Takes keys out of the bytes that are written through it, whatever their encoding, also where a
 * key comes in pieces.
 *
 * <p><b>Shape:</b> what may be the beginning of a key is held back until it cannot be, up to some
 * thousand bytes. {@link #flush} lets out all but an unfinished word; {@link #close} lets out
 * everything. A reference is written in ASCII, or in UTF-16 or UTF-32 where the key stood in it.
 * <br>
 * <b>Errors:</b> those of the stream underneath; {@link IOException} after {@link #close}.<br>
 * <b>Threads:</b> for one at a time.
 */
public final class RedactingOutputStream extends OutputStream {
  private final OutputStream clean;
  private final HeldBack pieces;
  private boolean closed;

  /**
   * Begins with nothing held back.
   *
   * @param redactor what knows the keys; keys that it learns later are found too
   * @param clean where the redacted bytes go; closed with this
   */
  public RedactingOutputStream(Redactor redactor, OutputStream clean) {
    this.clean = clean;
    pieces = new HeldBack(redactor);
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    requireOpen();
    pieces.add(new String(bytes, offset, length, ISO_8859_1), this::letOut);
  }

  @Override
  public void flush() throws IOException {
    requireOpen();
    letOut(pieces.flushed());
    clean.flush();
  }

  @Override
  public void close() throws IOException {
    if (!closed) {
      closed = true;
      try (clean) {
        letOut(pieces.ended());
      }
    }
  }

  private void letOut(String text) throws IOException {
    clean.write(text.getBytes(ISO_8859_1));
  }

  private void requireOpen() throws IOException {
    if (closed) {
      throw new IOException("nothing was written: this stream is closed; open another one");
    }
  }
}
