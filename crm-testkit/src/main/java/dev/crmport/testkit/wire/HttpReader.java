package dev.crmport.testkit.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Reads requests off one connection, one after another. For one thread. */
public final class HttpReader {
  private static final int LONGEST_CHUNK_LINE = 1024;

  private final InputStream in;
  private final int maxHeadBytes;
  private final int maxBodyBytes;

  public HttpReader(InputStream in, int maxHeadBytes, int maxBodyBytes) {
    this.in = new BufferedInputStream(in);
    this.maxHeadBytes = maxHeadBytes;
    this.maxBodyBytes = maxBodyBytes;
  }

  /** Says that a request cannot be served, and with which status; quotes nothing of it. */
  public static final class BadRequestException extends IOException {
    private static final long serialVersionUID = 1L;

    private final int status;

    BadRequestException(int status, String message) {
      super(message);
      this.status = status;
    }

    /** 400, 413 or 431. */
    public int status() {
      return status;
    }
  }

  /**
   * Waits for the first byte of a request without taking it.
   *
   * @return false when the connection ended instead
   */
  public boolean awaitRequest() throws IOException {
    in.mark(1);
    int first = in.read();
    in.reset();
    return first >= 0;
  }

  /** Reads a whole head. */
  public HttpHead readHead() throws IOException {
    int[] left = {maxHeadBytes};
    String requestLine = readLine(left);
    while (requestLine.isEmpty()) {
      requestLine = readLine(left);
    }
    String[] parts = requestLine.split(" ", -1);
    if (parts.length != 3 || !parts[2].startsWith("HTTP/1.") || !parts[1].startsWith("/")) {
      throw new BadRequestException(400, "the request line is malformed");
    }
    Map<String, String> headers = readHeaders(left);
    String authorization = headers.remove("authorization");
    int mark = parts[1].indexOf('?');
    return new HttpHead(
        parts[0],
        mark < 0 ? parts[1] : parts[1].substring(0, mark),
        mark < 0 ? null : parts[1].substring(mark + 1),
        headers,
        HttpHead.credentials(authorization),
        parts[2].equals("HTTP/1.0"));
  }

  private Map<String, String> readHeaders(int[] left) throws IOException {
    Map<String, String> headers = new LinkedHashMap<>();
    for (String line = readLine(left); !line.isEmpty(); line = readLine(left)) {
      int colon = line.indexOf(':');
      if (colon < 1) {
        throw new BadRequestException(400, "a header line is malformed");
      }
      headers.put(
          line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
          line.substring(colon + 1).strip());
    }
    return headers;
  }

  /** Throws away what still comes, until the connection ends or its read timeout passes. */
  public void drain() throws IOException {
    in.transferTo(OutputStream.nullOutputStream());
  }

  /** Reads the body that a head announces; empty when it announces none. */
  public byte[] readBody(HttpHead head) throws IOException {
    if (head.says("transfer-encoding", "chunked")) {
      return readChunks();
    }
    String length = head.headers().get("content-length");
    return length == null ? new byte[0] : readExactly(parse(length, 10));
  }

  private byte[] readChunks() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    while (true) {
      String line = readLine(new int[] {LONGEST_CHUNK_LINE});
      int extension = line.indexOf(';');
      int size = parse((extension < 0 ? line : line.substring(0, extension)).strip(), 16);
      if (size > maxBodyBytes - body.size()) {
        throw tooLarge();
      }
      if (size == 0) {
        readHeaders(new int[] {maxHeadBytes});
        return body.toByteArray();
      }
      body.write(readExactly(size));
      readLine(new int[] {LONGEST_CHUNK_LINE});
    }
  }

  private byte[] readExactly(int length) throws IOException {
    if (length > maxBodyBytes) {
      throw tooLarge();
    }
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("the connection ended inside a body");
    }
    return bytes;
  }

  private static int parse(String number, int radix) throws IOException {
    boolean digits = !number.isEmpty() && number.chars().allMatch(c -> Character.digit(c, 16) >= 0);
    if (!digits || number.length() > 8) {
      throw digits ? tooLarge() : new BadRequestException(400, "a length is malformed");
    }
    try {
      return Integer.parseInt(number, radix);
    } catch (NumberFormatException notANumber) {
      throw new BadRequestException(400, "a length is malformed");
    }
  }

  private static BadRequestException tooLarge() {
    return new BadRequestException(413, "the body is larger than the server takes");
  }

  private String readLine(int[] left) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(80);
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("the connection ended inside a head");
      }
      if (--left[0] < 0) {
        throw new BadRequestException(431, "the head is larger than the server takes");
      }
      if (next != '\r') {
        line.write(next);
      }
    }
    return line.toString(ISO_8859_1);
  }
}
