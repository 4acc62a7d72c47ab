package dev.crmport.web;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;

/** A servlet's stream, blocking or not. */
final class GuardedOutput extends ServletOutputStream {
  private final GuardedResponse response;
  private final ServletWire wire;

  GuardedOutput(GuardedResponse response, ServletWire wire) {
    this.response = response;
    this.wire = wire;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    response.gate().write(bytes, offset, length);
  }

  @Override
  public void flush() throws IOException {
    response.gate().flush();
  }

  @Override
  public void close() throws IOException {
    response.finish();
  }

  @Override
  public boolean isReady() {
    return wire.isReady();
  }

  @Override
  public void setWriteListener(WriteListener listener) {
    wire.listen(new Guarded(listener));
  }

  /** Lets no failure out that shows a key: the container would print it. */
  private final class Guarded implements WriteListener {
    private final WriteListener listener;

    Guarded(WriteListener listener) {
      this.listener = listener;
    }

    @Override
    public void onWritePossible() throws IOException {
      try {
        listener.onWritePossible();
      } catch (IOException | RuntimeException | Error failure) {
        if (!response.swallows(failure)) {
          throw failure;
        }
      }
    }

    @Override
    public void onError(Throwable failure) {
      listener.onError(failure);
    }
  }
}
