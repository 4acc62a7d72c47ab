package dev.crmport.web;

import java.io.IOException;
import java.io.OutputStream;

/** The body of a guarded exchange. */
final class ExchangeBody extends OutputStream {
  private final ExchangeWire wire;
  private final Gate gate;
  private long written;
  private boolean closed;

  ExchangeBody(ResponseGuard guard, ExchangeWire wire) {
    this.wire = wire;
    gate = new Gate(guard, wire);
  }

  /** The handler has sent the head. Where no body follows, that is all. */
  void begin(int status, long length) throws IOException {
    wire.give(status, length);
    gate.announce(length);
    if (length == ExchangeWire.NO_BODY) {
      close();
    }
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (!wire.isHeadGiven() || closed) {
      throw new IOException(
          "the body was not written: the head was not sent yet, or the body is closed");
    }
    if (wire.length() > 0 && written + length > wire.length()) {
      throw new IOException("the body was not written: it is longer than was announced");
    }
    gate.write(bytes, offset, length);
    written += length;
  }

  @Override
  public void flush() throws IOException {
    if (wire.isHeadGiven() && !closed) {
      gate.flush();
    }
  }

  @Override
  public void close() throws IOException {
    if (wire.isHeadGiven() && !closed) {
      closed = true;
      gate.finish();
      if (!gate.isStopped()) {
        wire.end();
      }
    }
  }
}
