package dev.crmport.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/** One accepted socket, and whether this side is the one that ends it. Safe for many threads. */
final class Line {
  private static final int DRAIN_MILLIS = 1000;

  private final Socket socket;
  private volatile boolean closing;

  Line(Socket socket) {
    this.socket = socket;
  }

  InputStream input() throws IOException {
    return socket.getInputStream();
  }

  OutputStream output() throws IOException {
    return socket.getOutputStream();
  }

  /** From now on a read that waits for a second fails. */
  void limitReading() throws IOException {
    socket.setSoTimeout(DRAIN_MILLIS);
  }

  /** Tells the caller that nothing more comes, while it may still be sending. */
  void finishWriting() throws IOException {
    socket.shutdownOutput();
  }

  /** True once this side closes: nobody has given up then. */
  boolean isClosing() {
    return closing;
  }

  void close() {
    closing = true;
    try {
      socket.close();
    } catch (IOException alreadyGone) {
      // Closed is what was wanted.
    }
  }

  /** Ends the connection with a reset instead of an orderly end. */
  void reset() {
    closing = true;
    try {
      socket.setSoLinger(true, 0);
    } catch (IOException alreadyGone) {
      // Closing is all that is left to do.
    }
    close();
  }
}
