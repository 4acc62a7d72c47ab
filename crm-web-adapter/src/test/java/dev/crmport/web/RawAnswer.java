package dev.crmport.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What came over a socket, to the last byte, and what a client makes of it. */
final class RawAnswer {
  private final ByteArrayOutputStream all = new ByteArrayOutputStream();
  private final List<String> head = new ArrayList<>();
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private boolean complete;

  private RawAnswer() {}

  static RawAnswer to(InetSocketAddress server, String method, String path) throws IOException {
    RawAnswer answer = new RawAnswer();
    try (Socket socket = new Socket(server.getAddress(), server.getPort())) {
      socket.setSoTimeout(30_000);
      String request = method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nTE: trailers\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      answer.read(new BufferedInputStream(socket.getInputStream(), 64 * 1024), method);
    } catch (SocketException | EOFException brokenOff) {
      // What came before counts.
    }
    return answer;
  }

  private void read(InputStream in, String method) throws IOException {
    String line = line(in);
    while (!line.isEmpty()) {
      head.add(line);
      line = line(in);
    }
    Optional<Integer> length = header("content-length").map(Integer::parseInt);
    if (method.equals("HEAD") || status() == 304 || status() == 204) {
      complete = true;
    } else if (header("transfer-encoding").isPresent()) {
      readChunks(in);
    } else {
      part(in, length.orElse(Integer.MAX_VALUE));
      complete = length.map(n -> n == body.size()).orElse(true);
    }
  }

  private void readChunks(InputStream in) throws IOException {
    int size = Integer.parseInt(line(in).strip(), 16);
    while (size > 0) {
      int before = body.size();
      part(in, size);
      if (body.size() - before < size) {
        return;
      }
      line(in);
      size = Integer.parseInt(line(in).strip(), 16);
    }
    while (!line(in).isEmpty()) {
      // A trailer; it is among all bytes.
    }
    complete = true;
  }

  private void part(InputStream in, int length) throws IOException {
    byte[] room = new byte[64 * 1024];
    int left = length;
    int count = left == 0 ? -1 : in.read(room, 0, Math.min(left, room.length));
    while (count >= 0) {
      all.write(room, 0, count);
      body.write(room, 0, count);
      left -= count;
      count = left == 0 ? -1 : in.read(room, 0, Math.min(left, room.length));
    }
  }

  private String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    int c = in.read();
    while (c >= 0 && c != '\n') {
      all.write(c);
      line.append((char) c);
      c = in.read();
    }
    if (c < 0) {
      throw new EOFException();
    }
    all.write(c);
    return line.toString().stripTrailing();
  }

  /** Everything, head and framing included. */
  byte[] bytes() {
    return all.toByteArray();
  }

  boolean isComplete() {
    return complete;
  }

  int status() {
    return head.isEmpty() ? 0 : Integer.parseInt(head.getFirst().split(" ", 3)[1]);
  }

  byte[] body() {
    return body.toByteArray();
  }

  String text() {
    return body.toString(ISO_8859_1);
  }

  Optional<String> header(String name) {
    return head.stream()
        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
        .map(line -> line.substring(name.length() + 1).strip())
        .findFirst();
  }

  /** Status line and headers, in the order of their names, but for those that tell the time. */
  List<String> head() {
    List<String> lines = new ArrayList<>(head);
    lines.removeIf(line -> line.toLowerCase(Locale.ROOT).startsWith("date:"));
    lines.sort(String.CASE_INSENSITIVE_ORDER);
    return lines;
  }

  @Override
  public String toString() {
    return head + " " + body.size() + " bytes" + (complete ? "" : ", broken off");
  }
}
