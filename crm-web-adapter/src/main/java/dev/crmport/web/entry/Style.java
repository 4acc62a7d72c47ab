package dev.crmport.web.entry;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** How the page looks; it stands in the page itself, and the policy names it by its hash. */
final class Style {
  /** What stands between {@code <style>} and {@code </style>}, to the letter. */
  static final String SHEET = read();

  /** As a policy names it, such as {@code sha256-...}. */
  static final String HASH = "sha256-" + hash(SHEET);

  private Style() {}

  private static String read() {
    try (InputStream sheet = Style.class.getResourceAsStream("page.css")) {
      if (sheet == null) {
        throw new IllegalStateException("the page has no style: page.css is not beside its class");
      }
      return new String(sheet.readAllBytes(), UTF_8);
    } catch (IOException damaged) {
      throw new UncheckedIOException(damaged);
    }
  }

  private static String hash(String text) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException inEveryJvm) {
      throw new IllegalStateException("the page has no style: no SHA-256", inEveryJvm);
    }
  }
}
