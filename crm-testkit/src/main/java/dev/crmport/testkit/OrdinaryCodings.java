package dev.crmport.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;

/** Text that other bytes were coded into: mail, checksums, dumps, source maps, certificates. */
final class OrdinaryCodings {
  private static final byte[] CRLF = {'\r', '\n'};

  private OrdinaryCodings() {}

  static void letter(Scribe scribe, StringBuilder to) {
    to.append("Message-ID: <")
        .append(scribe.uuid())
        .append("@mail.example.org>\r\nDate: ")
        .append(scribe.instant())
        .append("\r\nFrom: nora@example.org\r\nSubject: =?utf-8?B?")
        .append(base64(scribe.words(5)))
        .append("?=\r\nMIME-Version: 1.0\r\n")
        .append("Content-Type: ")
        .append(scribe.oneOf("text/html", "application/pdf", "image/jpeg"))
        .append("\r\nContent-Transfer-Encoding: base64\r\n\r\n")
        .append(Base64.getMimeEncoder(76, CRLF).encodeToString(content(scribe)))
        .append("\r\n\r\n");
  }

  private static byte[] content(Scribe scribe) {
    int size = scribe.between(500, 30_000);
    return switch (scribe.below(3)) {
      case 0 -> scribe.bytes(size);
      case 1 -> page(scribe, size).getBytes(ISO_8859_1);
      default ->
          scribe
              .oneOf(OrdinaryText.LOGS, OrdinaryText.JSON, OrdinaryText.ROWS)
              .text(scribe.below(1 << 30), size)
              .getBytes(ISO_8859_1);
    };
  }

  private static String page(Scribe scribe, int size) {
    StringBuilder page = new StringBuilder("<html><body style=\"color:#0a0a0a\">\r\n");
    while (page.length() < size) {
      page.append("<p>")
          .append(scribe.words(20))
          .append(" <a href=\"https://example.org/u/")
          .append(scribe.oneIn(2) ? scribe.uuid() : scribe.hex(32))
          .append("\">")
          .append(scribe.words(3))
          .append("</a></p>\r\n");
    }
    return page.toString();
  }

  static void digest(Scribe scribe, StringBuilder to) {
    String file = "src/main/" + scribe.word() + "/" + scribe.word() + ".java";
    switch (scribe.below(8)) {
      case 0 ->
          to.append("commit ")
              .append(scribe.hex(40))
              .append("\nAuthor: Nora <nora@example.org>\n\n")
              .append("    ")
              .append(scribe.words(6))
              .append('\n');
      case 1 -> to.append(scribe.hex(64)).append("  ").append(file);
      case 2 -> to.append(scribe.hex(32)).append(" *").append(file);
      case 3 -> to.append("SHA512 (").append(file).append(") = ").append(scribe.hex(128));
      case 4 ->
          to.append("\"integrity\": \"sha512-").append(base64(scribe.bytes(64))).append("\",");
      case 5 -> to.append("index ").append(scribe.hex(8)).append("..").append(scribe.hex(8));
      case 6 -> to.append("SHA256:").append(base64(scribe.bytes(32)).replace("=", ""));
      default ->
          to.append("Fingerprint: ")
              .append(HexFormat.ofDelimiter(":").withUpperCase().formatHex(scribe.bytes(32)));
    }
    to.append('\n');
  }

  static void hexDump(Scribe scribe, StringBuilder to) {
    byte[] bytes =
        switch (scribe.below(4)) {
          case 0 -> scribe.bytes(160);
          case 1 -> new byte[80];
          case 2 -> scribe.digits(160).getBytes(ISO_8859_1);
          default -> (scribe.uuid() + scribe.words(20)).getBytes(ISO_8859_1);
        };
    HexFormat format = HexFormat.of();
    String gap = scribe.oneOf(" ", "", "-", ", ");
    for (int at = 0; at + 16 <= bytes.length; at += 16) {
      to.append(format.toHexDigits(at)).append(": ");
      for (int i = at; i < at + 16; i++) {
        to.append(format.toHexDigits(bytes[i])).append(i % 2 == 1 ? gap : "");
      }
      to.append(" |");
      for (int i = at; i < at + 16; i++) {
        to.append(bytes[i] >= ' ' && bytes[i] <= '~' ? (char) bytes[i] : '.');
      }
      to.append("|\n");
    }
  }

  static void sourceMap(Scribe scribe, StringBuilder to) {
    to.append("{\"version\":3,\"sources\":[\"")
        .append(scribe.word())
        .append(".ts\"],\"names\":[],")
        .append("\"mappings\":\"");
    for (int segments = scribe.between(500, 5000); segments > 0; segments--) {
      to.append(
              scribe.oneOf(
                  "AAAA", "AAAAA", "AACA", "SAASA", "AAEA", "IAAM", "UAAU", "CAAC", "MAAMA"))
          .append(scribe.oneOf(",", ",", ",", ";", ";AAC", "AAAAAAAAAAAAAAAA"));
    }
    to.append("\"}\n");
  }

  static void certificate(Scribe scribe, StringBuilder to) {
    String kind = scribe.oneOf("CERTIFICATE", "PUBLIC KEY", "X509 CRL");
    byte[] der = scribe.bytes(scribe.between(400, 1600));
    der[0] = 0x30;
    der[1] = (byte) 0x82;
    to.append("-----BEGIN ")
        .append(kind)
        .append("-----\n")
        .append(Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der))
        .append("\n-----END ")
        .append(kind)
        .append("-----\nserial=")
        .append(scribe.hex(40).toUpperCase(Locale.ROOT))
        .append('\n');
  }

  private static String base64(String text) {
    return base64(text.getBytes(ISO_8859_1));
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
