package dev.crmport.web.mail;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** How much one mail may come to. What is read through it is taken off. */
final class Allowance {
  private long left;

  Allowance(long bytes) {
    left = bytes;
  }

  /** More was read than is allowed. */
  static final class Exceeded extends IOException {
    Exceeded() {
      super("the mail was not looked at to its end: it is larger than the bound");
    }
  }

  InputStream metered(InputStream bytes) {
    return new FilterInputStream(bytes) {
      @Override
      public int read() throws IOException {
        int b = super.read();
        if (b >= 0) {
          take(1);
        }
        return b;
      }

      @Override
      public int read(byte[] into, int offset, int length) throws IOException {
        int count = super.read(into, offset, length);
        take(count);
        return count;
      }

      @Override
      public long skip(long count) throws IOException {
        long skipped = super.skip(count);
        take(skipped);
        return skipped;
      }
    };
  }

  private void take(long count) throws Exceeded {
    if (count > 0) {
      left -= count;
      if (left < 0) {
        throw new Exceeded();
      }
    }
  }
}
