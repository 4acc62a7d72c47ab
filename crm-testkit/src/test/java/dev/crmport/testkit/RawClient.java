package dev.crmport.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Base64;

/** A caller that writes bytes and reads bytes, and knows no HTTP beyond that. */
final class RawClient implements AutoCloseable {
  static final String KEY = "7e577e57-0000-4000-8000-00000000c9d6";
  static final String AUTHORIZATION =
      "Basic " + Base64.getEncoder().encodeToString(("test:" + KEY + "|1").getBytes(UTF_8));

  private final Socket socket;
  private final InputStream in;

  RawClient(FakeCrmServer server) throws IOException {
    this.socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
    socket.setSoTimeout(30_000);
    this.in = new BufferedInputStream(socket.getInputStream());
  }

  static String post(String path, String body) {
    return "POST /v4"
        + path
        + " HTTP/1.1\r\nHost: fake\r\nAuthorization: "
        + AUTHORIZATION
        + "\r\nContent-Length: "
        + body.length()
        + "\r\n\r\n"
        + body;
  }

  static String get(String path) {
    return "GET /v4"
        + path
        + " HTTP/1.1\r\nHost: fake\r\nAuthorization: "
        + AUTHORIZATION
        + "\r\n\r\n";
  }

  RawClient send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(ISO_8859_1));
    return this;
  }

  /** Reads one answer with a Content-Length: head and body. */
  String answer() throws IOException {
    StringBuilder text = new StringBuilder();
    while (text.indexOf("\r\n\r\n") < 0) {
      text.append((char) byteOrFail());
    }
    int at = text.indexOf("Content-Length: ") + "Content-Length: ".length();
    int length = Integer.parseInt(text.substring(at, text.indexOf("\r\n", at)));
    for (int i = 0; i < length; i++) {
      text.append((char) byteOrFail());
    }
    return text.toString();
  }

  /** Reads so many bytes, whatever they are. */
  String exactly(int count) throws IOException {
    return new String(in.readNBytes(count), ISO_8859_1);
  }

  private int byteOrFail() throws IOException {
    int next = in.read();
    if (next < 0) {
      throw new IOException("the answer ended early");
    }
    return next;
  }

  /** Reads until the server closes. */
  String everything() throws IOException {
    return new String(in.readAllBytes(), ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
