package dev.crmport.scan.report;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** JSON generators close what they write to. */
final class Unclosed extends FilterOutputStream {
  Unclosed(OutputStream out) {
    super(out);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    out.write(bytes, offset, length);
  }

  @Override
  public void close() throws IOException {
    flush();
  }
}
