package dev.crmport.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** A whole answer as it came. Prints its status only: the rest may be people's data. */
final class Received {
  private final int status;
  private final HttpHeaders headers;
  private final byte[] bytes;
  private final int mostBytes;

  /**
   * @param bytes the body, perhaps compressed; not copied
   * @param mostBytes how long the body may be after decompression
   */
  Received(int status, HttpHeaders headers, byte[] bytes, int mostBytes) {
    this.status = status;
    this.headers = headers;
    this.bytes = bytes;
    this.mostBytes = mostBytes;
  }

  int status() {
    return status;
  }

  Optional<String> header(String name) {
    return headers.firstValue(name);
  }

  boolean isEmpty() {
    return bytes.length == 0;
  }

  /** Whether the body claims to be JSON; what stands in front of the CRM answers in HTML. */
  boolean isJson() {
    String type = header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
    int parameters = type.indexOf(';');
    String media = (parameters < 0 ? type : type.substring(0, parameters)).trim();
    return media.equals("application/json") || media.endsWith("+json") || media.equals("text/json");
  }

  /**
   * The body as plain values; nothing where there is none, or JSON's null.
   *
   * @throws NotReadable where it is not JSON, or more than is read
   */
  Optional<Object> body() throws NotReadable {
    return isEmpty() ? Optional.empty() : JsonReader.read(plain());
  }

  private byte[] plain() throws NotReadable {
    String encoding = header("Content-Encoding").orElse("identity").trim().toLowerCase(Locale.ROOT);
    return switch (encoding) {
      case "identity", "" -> bytes;
      case "gzip", "x-gzip" -> unzipped();
      default -> throw new NotReadable("the answer is compressed in a way that was not asked for");
    };
  }

  private byte[] unzipped() throws NotReadable {
    try (GZIPInputStream zip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      byte[] plain = zip.readNBytes(mostBytes);
      if (zip.read() >= 0) {
        throw new NotReadable(tooLarge(mostBytes));
      }
      return plain;
    } catch (IOException broken) {
      throw new NotReadable("the answer's compression is broken");
    }
  }

  static String tooLarge(int mostBytes) {
    return "the answer is larger than the " + mostBytes + " bytes that are read";
  }

  @Override
  public String toString() {
    return "Received[status " + status + "]";
  }
}
