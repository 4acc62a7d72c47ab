package dev.crmport.web;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Sends without blocking: whenever the container is ready, and not before. */
final class Pump implements WriteListener {
  private final ServletOutputStream out;
  private final WriteListener application;
  private final HeldBytes unsent = new HeldBytes();
  private boolean flushing;
  private @Nullable Runnable next;

  Pump(ServletOutputStream out, WriteListener application) {
    this.out = out;
    this.application = application;
  }

  void send(byte[] bytes, int offset, int length) throws IOException {
    unsent.append(bytes, offset, length);
    push();
  }

  void flush() throws IOException {
    flushing = true;
    push();
  }

  boolean isReady() {
    return unsent.length() == 0 && out.isReady();
  }

  void afterSending(Runnable what) {
    next = what;
    if (isReady()) {
      goOn();
    }
  }

  @Override
  public void onWritePossible() throws IOException {
    push();
    if (isReady()) {
      if (next != null) {
        goOn();
      } else {
        application.onWritePossible();
      }
    }
  }

  @Override
  public void onError(Throwable failure) {
    application.onError(failure);
  }

  /** The container must be asked before each step, and may keep the array until it is ready. */
  private void push() throws IOException {
    if (unsent.length() > 0 && out.isReady()) {
      byte[] all = Arrays.copyOf(unsent.array(), unsent.length());
      unsent.wipe();
      out.write(all);
    }
    if (flushing && unsent.length() == 0 && out.isReady()) {
      flushing = false;
      out.flush();
    }
  }

  private void goOn() {
    Runnable what = next;
    next = null;
    if (what != null) {
      what.run();
    }
  }
}
