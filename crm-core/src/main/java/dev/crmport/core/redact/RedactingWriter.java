package dev.crmport.core.redact;

import java.io.IOException;
import java.io.Writer;
import java.nio.CharBuffer;
import java.util.Objects;

/**
 * Takes keys out of what is written through it, also where a key comes in pieces.
 *
 * <p><b>Shape:</b> what may be the beginning of a key is held back until it cannot be, up to some
 * thousand characters. {@link #flush} lets out all but an unfinished word; {@link #close} lets out
 * everything.<br>
 * <b>Errors:</b> those of the writer underneath; {@link IOException} after {@link #close}.<br>
 * <b>Threads:</b> for one at a time.
 */
public final class RedactingWriter extends Writer {
  private final Writer clean;
  private final HeldBack pieces;
  private boolean closed;

  /**
   * Begins with nothing held back.
   *
   * @param redactor what knows the keys; keys that it learns later are found too
   * @param clean where the redacted text goes; closed with this
   */
  public RedactingWriter(Redactor redactor, Writer clean) {
    this.clean = clean;
    pieces = new HeldBack(redactor);
  }

  @Override
  public void write(char[] text, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, text.length);
    requireOpen();
    pieces.add(CharBuffer.wrap(text, offset, length), clean::write);
  }

  @Override
  public void flush() throws IOException {
    requireOpen();
    clean.write(pieces.flushed());
    clean.flush();
  }

  @Override
  public void close() throws IOException {
    if (!closed) {
      closed = true;
      try (clean) {
        clean.write(pieces.ended());
      }
    }
  }

  private void requireOpen() throws IOException {
    if (closed) {
      throw new IOException("nothing was written: this writer is closed; open another one");
    }
  }
}
