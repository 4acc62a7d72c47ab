package dev.crmport.web;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.Charset;

/** Turns a servlet's text into bytes as the container would. */
final class EncodedWriter extends Writer {
  private final GuardedResponse response;
  private final Charset charset;
  private OutputStreamWriter encoder;

  EncodedWriter(GuardedResponse response, Charset charset) {
    this.response = response;
    this.charset = charset;
    encoder = encoder();
  }

  private OutputStreamWriter encoder() {
    return new OutputStreamWriter(
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
          }

          @Override
          public void write(byte[] bytes, int offset, int length) throws IOException {
            response.gate().write(bytes, offset, length);
          }
        },
        charset);
  }

  /** Keeps no byte back in here; what the gate holds stays there. */
  void drain() throws IOException {
    encoder.flush();
  }

  /** Forgets what is kept in here, and begins anew: with a byte order mark, where one belongs. */
  void clear() {
    encoder = encoder();
  }

  @Override
  public void write(char[] text, int offset, int length) throws IOException {
    encoder.write(text, offset, length);
  }

  @Override
  public void write(String text, int offset, int length) throws IOException {
    encoder.write(text, offset, length);
  }

  @Override
  public void flush() throws IOException {
    encoder.flush();
    response.gate().flush();
  }

  @Override
  public void close() throws IOException {
    response.finish();
  }
}
