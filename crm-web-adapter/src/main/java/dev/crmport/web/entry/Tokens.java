package dev.crmport.web.entry;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Lists of texts as one word that can stand in a URL or a cookie, and words by chance. */
final class Tokens {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int WORD_BYTES = 16;

  private Tokens() {}

  /** 32 hexadecimal digits that nobody can guess. */
  static String random() {
    return HexFormat.of().formatHex(randomBytes(WORD_BYTES));
  }

  static byte[] randomBytes(int count) {
    byte[] bytes = new byte[count];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  /** Whether it has the shape of {@link #random}. */
  static boolean isRandom(String text) {
    return text.length() == 2 * WORD_BYTES
        && text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
  }

  /** The texts and a signature over them. */
  static String signed(List<String> fields, Seal seal, Seal.Kind kind, String about) {
    String text = String.join("\n", fields.stream().map(Tokens::oneLine).toList());
    String body = Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    return body + "." + seal.sign(kind, about, body);
  }

  /** A line break would make two fields of one. */
  private static String oneLine(String field) {
    return field.replace('\n', ' ');
  }

  /** The texts, where the signature is over them. */
  static Optional<List<String>> read(String token, Seal seal, Seal.Kind kind, String about) {
    int dot = token.indexOf('.');
    if (dot < 0) {
      return Optional.empty();
    }
    String body = token.substring(0, dot);
    if (!seal.isOf(token.substring(dot + 1), kind, about, body)) {
      return Optional.empty();
    }
    // What we have signed, we have encoded.
    String text = new String(Base64.getUrlDecoder().decode(body), UTF_8);
    return Optional.of(List.of(text.split("\n", -1)));
  }
}
