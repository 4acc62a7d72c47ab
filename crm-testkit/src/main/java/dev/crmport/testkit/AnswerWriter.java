package dev.crmport.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/**
 * Puts answers onto one connection. For one thread.
 *
 * <p>Every way of writing calls {@code beforeLastBytes} when all is sent but the last bytes: a
 * moment later the caller may have the answer and send its next request.
 */
final class AnswerWriter {
  private static final int SMALL = 8192;
  private static final Map<Integer, String> REASONS =
      Map.ofEntries(
          Map.entry(200, "OK"),
          Map.entry(201, "Created"),
          Map.entry(204, "No Content"),
          Map.entry(302, "Found"),
          Map.entry(400, "Bad Request"),
          Map.entry(401, "Unauthorized"),
          Map.entry(403, "Forbidden"),
          Map.entry(404, "Not Found"),
          Map.entry(405, "Method Not Allowed"),
          Map.entry(411, "Length Required"),
          Map.entry(413, "Content Too Large"),
          Map.entry(429, "Too Many Requests"),
          Map.entry(431, "Request Header Fields Too Large"),
          Map.entry(500, "Internal Server Error"),
          Map.entry(502, "Bad Gateway"),
          Map.entry(503, "Service Unavailable"));

  private final OutputStream out;
  private final ServerClock clock;

  AnswerWriter(OutputStream out, ServerClock clock) {
    this.out = out;
    this.clock = clock;
  }

  void goOn() throws IOException {
    out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(US_ASCII));
    out.flush();
  }

  /** The whole answer with its length; a small one goes out in one piece. */
  void whole(Reply reply, boolean keeps, Runnable beforeLastBytes) throws IOException {
    byte[] head = head(reply, keeps, contentLength(reply));
    byte[] body = reply.body().array();
    if (head.length + reply.length() <= SMALL) {
      beforeLastBytes.run();
      out.write(concat(spaces(head, (int) reply.padding()), body));
      return;
    }
    out.write(head);
    pad(reply.padding());
    out.write(body, 0, Math.max(0, body.length - 1));
    beforeLastBytes.run();
    out.write(body, Math.max(0, body.length - 1), Math.min(1, body.length));
  }

  private static byte[] spaces(byte[] head, int count) {
    byte[] padded = Arrays.copyOf(head, head.length + count);
    Arrays.fill(padded, head.length, padded.length, (byte) ' ');
    return padded;
  }

  private void pad(long padding) throws IOException {
    byte[] block = new byte[64 * 1024];
    Arrays.fill(block, (byte) ' ');
    for (long left = padding; left > 0; left -= block.length) {
      out.write(block, 0, (int) Math.min(block.length, left));
    }
  }

  /** The head at once, then the body byte by byte. */
  void dripped(Reply reply, boolean keeps, Duration perByte, Runnable beforeLastBytes)
      throws IOException, InterruptedException {
    out.write(head(reply, keeps, contentLength(reply)));
    byte[] body = reply.body().array();
    for (int i = 0; i < body.length; i++) {
      clock.sleep(perByte);
      if (i == body.length - 1) {
        beforeLastBytes.run();
      }
      out.write(body, i, 1);
    }
    if (body.length == 0) {
      beforeLastBytes.run();
    }
  }

  /** Half of the head. */
  void truncatedHead(Reply reply, Runnable beforeLastBytes) throws IOException {
    byte[] head = head(reply, true, contentLength(reply));
    beforeLastBytes.run();
    out.write(head, 0, head.length / 2);
  }

  /** The head with the full length, and half of the body. */
  void truncatedBody(Reply reply, Runnable beforeLastBytes) throws IOException {
    byte[] head = head(reply, true, contentLength(reply));
    beforeLastBytes.run();
    out.write(concat(head, half(reply)));
  }

  /** Half of the body in a chunk that nothing follows. */
  void truncatedChunks(Reply reply, Runnable beforeLastBytes) throws IOException {
    byte[] half = half(reply);
    byte[] head = head(reply, true, "Transfer-Encoding: chunked\r\n");
    byte[] size = (Integer.toHexString(half.length) + "\r\n").getBytes(US_ASCII);
    beforeLastBytes.run();
    out.write(concat(concat(head, half.length == 0 ? new byte[0] : size), half));
  }

  private static byte[] half(Reply reply) {
    return Arrays.copyOf(reply.body().array(), reply.body().length() / 2);
  }

  private static String contentLength(Reply reply) {
    return reply.bodyless() ? "" : "Content-Length: " + reply.length() + "\r\n";
  }

  private static byte[] head(Reply reply, boolean keeps, String framing) {
    StringBuilder head = new StringBuilder();
    head.append("HTTP/1.1 ").append(reply.status()).append(' ');
    head.append(REASONS.getOrDefault(reply.status(), "Status")).append("\r\n");
    reply.headers().forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
    head.append(framing);
    if (!keeps) {
      head.append("Connection: close\r\n");
    }
    return head.append("\r\n").toString().getBytes(ISO_8859_1);
  }

  private static byte[] concat(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  /** The same answer with its body compressed. */
  static Reply gzipped(Reply reply) {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
      gzip.write(reply.body().array());
    } catch (IOException impossible) {
      throw new IllegalStateException("memory does not fail", impossible);
    }
    return reply.withBody(compressed.toByteArray()).with("Content-Encoding", "gzip");
  }
}
