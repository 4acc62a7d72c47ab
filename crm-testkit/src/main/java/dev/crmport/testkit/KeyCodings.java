package dev.crmport.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.crmport.core.redact.Form;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/** The ways in which others write a secret, with their encoders wherever the JDK has one. */
final class KeyCodings {
  static final KeyCoding AS_IT_IS = new KeyCoding(Form.KEY, "", text -> text);

  /** What stands before the secret where it is coded inside something longer. */
  private static final List<String> LONGER =
      List.of("", "x", "xy", "sent: ", "sent : ", "sent : \"");

  private static final String AND_MORE = "\" twice";

  static final List<KeyCoding> PLAIN = List.of(AS_IT_IS);
  static final List<KeyCoding> ESCAPED = escaped();
  static final List<KeyCoding> BYTES_OF_ASCII = bytes("", UTF_8);
  static final List<KeyCoding> OF_BYTES = ofBytes();
  static final List<KeyCoding> DIGESTS = digests();

  private KeyCodings() {}

  private static List<KeyCoding> escaped() {
    List<KeyCoding> escaped = new ArrayList<>();
    Map<String, IntPredicate> extents = new LinkedHashMap<>();
    extents.put(" throughout", c -> true);
    extents.put(" but letters and digits", c -> !isLetterOrDigit(c));
    extents.put(" in its bar", c -> c == '|');
    extents.forEach(
        (extent, touched) -> {
          for (String format : List.of("%%%02x", "%%%02X")) {
            escaped.add(each(Form.URL, "URL escapes" + extent, format, touched));
          }
          for (String format : List.of("\\u%04x", "\\u%04X", "\\x%02x", "\\x%02X")) {
            escaped.add(each(Form.BACKSLASH, "backslash escapes" + extent, format, touched));
          }
          for (String format : List.of("&#%d;", "&#x%x;", "&#x%X;")) {
            escaped.add(each(Form.HTML, "character references" + extent, format, touched));
          }
        });
    escaped.addAll(escapedOnce());
    for (String bar : List.of("%257C", "%257c")) {
      escaped.add(replaced(Form.URL, "URL escapes twice over", "|", bar));
    }
    for (String bar : List.of("&vert;", "&verbar;", "&VerticalLine;")) {
      escaped.add(replaced(Form.HTML, "a named bar", "|", bar));
    }
    return List.copyOf(escaped);
  }

  /** One of each family, as encoders write what is neither letter nor digit. */
  private static List<KeyCoding> escapedOnce() {
    return List.of(
        new KeyCoding(Form.URL, "form encoding", text -> URLEncoder.encode(text, UTF_8)),
        replaced(Form.BACKSLASH, "backslashes before slashes", "/", "\\/"),
        each(Form.BACKSLASH, "JSON made safe for HTML", "\\u%04x", c -> "+=/&'<>".indexOf(c) >= 0),
        each(Form.HTML, "HTML attributes", "&#%d;", c -> "+=/&'<>".indexOf(c) >= 0));
  }

  private static List<KeyCoding> ofBytes() {
    List<KeyCoding> all = new ArrayList<>(BYTES_OF_ASCII);
    all.addAll(bytes(" of UTF-16LE", UTF_16LE));
    all.addAll(bytes(" of UTF-16BE", UTF_16BE));
    all.addAll(wide());
    all.add(
        new KeyCoding(
            Form.REVERSED, "the reverse", text -> new StringBuilder(text).reverse().toString()));
    for (String before : List.of("", "x", "xy")) {
      for (KeyCoding outer : escapedOnce()) {
        all.add(base64("base64", Base64.getEncoder(), UTF_8, before, "").then(outer));
      }
    }
    return List.copyOf(all);
  }

  private static List<KeyCoding> bytes(String ofCharset, Charset charset) {
    List<KeyCoding> bytes = new ArrayList<>();
    for (HexFormat format : List.of(HexFormat.of(), HexFormat.of().withUpperCase())) {
      for (String gap : List.of("", " ", ":", "-", ",", ", ")) {
        String name = (gap.isEmpty() ? "hex" : "hex with \"" + gap + "\"") + ofCharset;
        HexFormat delimited = format.withDelimiter(gap);
        bytes.add(
            new KeyCoding(Form.HEX, name, text -> delimited.formatHex(text.getBytes(charset))));
      }
    }
    base64Encoders()
        .forEach(
            (name, encoder) -> {
              for (String before : LONGER) {
                bytes.add(base64(name + ofCharset, encoder, charset, before, ""));
                bytes.add(base64(name + ofCharset, encoder, charset, before, AND_MORE));
              }
            });
    return List.copyOf(bytes);
  }

  private static KeyCoding base64(
      String name, Base64.Encoder encoder, Charset charset, String before, String behind) {
    return new KeyCoding(
        Form.BASE64,
        name + " with %d before and %d behind".formatted(before.length(), behind.length()),
        text -> encoder.encodeToString((before + text + behind).getBytes(charset)));
  }

  private static Map<String, Base64.Encoder> base64Encoders() {
    Map<String, Base64.Encoder> encoders = new LinkedHashMap<>();
    encoders.put("base64", Base64.getEncoder());
    encoders.put("unpadded base64", Base64.getEncoder().withoutPadding());
    encoders.put("base64 for URLs", Base64.getUrlEncoder());
    encoders.put("unpadded base64 for URLs", Base64.getUrlEncoder().withoutPadding());
    return encoders;
  }

  private static List<KeyCoding> wide() {
    List<KeyCoding> wide = new ArrayList<>();
    for (String charset : List.of("UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE")) {
      wide.add(wide(charset, charset, ""));
      wide.add(wide(charset + " with its mark", charset, "\ufeff"));
    }
    return wide;
  }

  private static KeyCoding wide(String name, String charset, String mark) {
    return new KeyCoding(
        Form.WIDE,
        name,
        text -> new String((mark + text).getBytes(Charset.forName(charset)), ISO_8859_1));
  }

  private static List<KeyCoding> digests() {
    List<KeyCoding> digests = new ArrayList<>();
    for (String algorithm : List.of("MD5", "SHA-1", "SHA-256", "SHA-512")) {
      HexFormat hex = HexFormat.of();
      for (HexFormat format : List.of(hex, hex.withUpperCase())) {
        digests.add(
            new KeyCoding(
                Form.DIGEST,
                algorithm + " in hex",
                text -> format.formatHex(digest(algorithm, text))));
      }
      base64Encoders()
          .forEach(
              (name, encoder) -> {
                KeyCoding coded =
                    new KeyCoding(
                        Form.DIGEST,
                        algorithm + " in " + name,
                        text -> encoder.encodeToString(digest(algorithm, text)));
                digests.add(coded);
                for (KeyCoding outer : escapedOnce()) {
                  KeyCoding both = coded.then(outer);
                  digests.add(new KeyCoding(Form.DIGEST, both.name(), both.code()));
                }
              });
    }
    return List.copyOf(digests);
  }

  private static byte[] digest(String algorithm, String text) {
    try {
      return MessageDigest.getInstance(algorithm).digest(text.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has " + algorithm, impossible);
    }
  }

  private static KeyCoding each(Form form, String name, String format, IntPredicate touched) {
    return new KeyCoding(
        form,
        name + " as " + format.formatted((int) '|'),
        text ->
            text.chars()
                .mapToObj(c -> touched.test(c) ? format.formatted(c) : String.valueOf((char) c))
                .collect(Collectors.joining()));
  }

  private static KeyCoding replaced(Form form, String name, String what, String with) {
    return new KeyCoding(form, name + " as " + with, text -> text.replace(what, with));
  }

  private static boolean isLetterOrDigit(int c) {
    return c < 128 && Character.isLetterOrDigit(c);
  }
}
