package dev.crmport.scan.content;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;

/** Splits a mailbox at its lines that begin with {@code From }. For one thread. */
final class MailBox {
  private static final byte[] MARK = {'F', 'r', 'o', 'm', ' '};

  private final BufferedInputStream box;
  private boolean lineBegins = true;
  private boolean ended;

  MailBox(InputStream box) {
    this.box = new BufferedInputStream(box);
  }

  /** Goes to the next mail, over what is left of this one; false where there is none. */
  boolean next() throws IOException {
    mail().transferTo(OutputStream.nullOutputStream());
    if (ended) {
      return false;
    }
    // The line that parts it from the one before it.
    for (int b = box.read(); b >= 0 && b != '\n'; b = box.read()) {
      // It names the sender of the transport; the mail's own fields follow.
    }
    lineBegins = true;
    return true;
  }

  /** The mail, to the next parting line. */
  InputStream mail() {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        if (ended || (lineBegins && atMark())) {
          return -1;
        }
        int b = box.read();
        ended = b < 0;
        lineBegins = b == '\n';
        return b;
      }

      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = 0;
        while (count < length) {
          int b = read();
          if (b < 0) {
            break;
          }
          bytes[offset + count++] = (byte) b;
        }
        return count == 0 && length > 0 ? -1 : count;
      }
    };
  }

  private boolean atMark() throws IOException {
    box.mark(MARK.length);
    byte[] start = box.readNBytes(MARK.length);
    box.reset();
    return Arrays.equals(start, MARK);
  }
}
