package dev.crmport.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/**
 * Writes down every form in which a key could show. Computed by itself and not with the core's
 * redaction, which it is there to judge.
 */
final class LeakForms {
  /** The shortest part of a key that counts as one. */
  static final int RUN = 12;

  /** A run of fewer different characters, such as {@code 000000000000}, tells nothing of a key. */
  private static final int FEWEST_CHARACTERS = 4;

  private static final List<String> DIGESTS = List.of("MD5", "SHA-1", "SHA-256", "SHA-512");
  private static final List<String> MODES = List.of("0", "1");

  private final Set<LeakForm> forms = new LinkedHashSet<>();

  private LeakForms() {}

  /** All forms of one key, which is given as it was written. */
  static List<LeakForm> of(String key, String application) {
    LeakForms all = new LeakForms();
    for (String written : List.of(key, lower(key), upper(key))) {
      all.spelled("the key", written, application);
      all.spelled("the key without dashes", written.replace("-", ""), application);
    }
    all.runs(key);
    all.runs(key.replace("-", ""));
    return List.copyOf(all.forms);
  }

  private void spelled(String name, String key, String application) {
    secret(name, key);
    secret("the application and " + name, application + ":" + key);
    for (String mode : MODES) {
      String moded = key + "|" + mode;
      String pair = application + ":" + moded;
      secret(name + " and its mode", moded);
      secret("the pair of application, " + name + " and its mode", pair);
      String header = Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
      secret("the Basic header of " + name, "Basic " + header);
      digests("the Basic header of " + name, header);
      barCoded(name + " and its mode", key, mode);
    }
  }

  private void secret(String name, String secret) {
    anyCase(name, secret);
    anyCase(name + ", reversed", new StringBuilder(secret).reverse().toString());
    characterByCharacter(name, secret);
    for (Charset charset : List.of(UTF_8, UTF_16LE, UTF_16BE)) {
      byte[] bytes = secret.getBytes(charset);
      anyCase("hex of " + name, HexFormat.of().formatHex(bytes));
      base64("base64 of " + name, bytes);
    }
    digests(name, secret);
  }

  /** The one character of a moded key that encoders touch. */
  private void barCoded(String name, String key, String mode) {
    for (String bar : List.of("%7C", "%257C", "\\u007C", "\\x7C", "&#124;", "&#x7C;")) {
      anyCase(name + ", its bar encoded", key + bar + mode);
    }
    for (String bar : List.of("&vert;", "&verbar;", "&VerticalLine;")) {
      anyCase(name + ", its bar encoded", key + bar + mode);
    }
  }

  private void characterByCharacter(String name, String secret) {
    each(name + ", URL-encoded", secret, c -> "%%%02x".formatted(c));
    each(name + ", JSON-encoded", secret, c -> "\\u%04x".formatted(c));
    each(name + ", HTML-encoded", secret, "&#%d;"::formatted);
    each(name + ", HTML-encoded", secret, c -> "&#x%x;".formatted(c));
    for (String gap : List.of(" ", ":", "-", "\\x", ", ", ",")) {
      anyCase("hex of " + name, HexFormat.ofDelimiter(gap).formatHex(secret.getBytes(UTF_8)));
    }
    // Encoders that touch only what is neither letter nor digit.
    each(name + ", URL-encoded", secret, c -> plain(c) ? text(c) : "%%%02x".formatted(c));
    each(name + ", JSON-encoded", secret, c -> plain(c) ? text(c) : "\\u%04x".formatted(c));
    each(name + ", HTML-encoded", secret, c -> plain(c) ? text(c) : "&#%d;".formatted(c));
    each(name + ", HTML-encoded", secret, c -> plain(c) ? text(c) : "&#x%x;".formatted(c));
  }

  private void each(String name, String secret, IntFunction<String> encoder) {
    anyCase(name, secret.chars().mapToObj(encoder).collect(Collectors.joining()));
  }

  private static boolean plain(int c) {
    return Character.isLetterOrDigit(c);
  }

  private static String text(int c) {
    return String.valueOf((char) c);
  }

  /** At every alignment in a longer text; only what does not depend on the neighbours. */
  private void base64(String name, byte[] bytes) {
    for (int before = 0; before < 3; before++) {
      byte[] shifted = new byte[before + bytes.length];
      System.arraycopy(bytes, 0, shifted, before, bytes.length);
      String encoded = Base64.getEncoder().withoutPadding().encodeToString(shifted);
      int touchedBefore = before == 0 ? 0 : before + 1;
      int touchedBehind = shifted.length % 3 == 0 ? 0 : 1;
      coded(name, encoded.substring(touchedBefore, encoded.length() - touchedBehind));
    }
  }

  private void digests(String name, String secret) {
    for (String algorithm : DIGESTS) {
      byte[] digest = digest(algorithm, secret);
      anyCase(algorithm + " of " + name, HexFormat.of().formatHex(digest));
      coded(algorithm + " of " + name, Base64.getEncoder().withoutPadding().encodeToString(digest));
    }
  }

  /** Base64 text, in both alphabets, and as URLs and JSON write it. */
  private void coded(String name, String base64) {
    forms.add(new LeakForm(name, base64, false));
    forms.add(new LeakForm(name, base64.replace('+', '-').replace('/', '_'), false));
    forms.add(new LeakForm(name, base64.replace("+", "%2B").replace("/", "%2F"), false));
    forms.add(new LeakForm(name, base64.replace("+", "%2b").replace("/", "%2f"), false));
    forms.add(new LeakForm(name, base64.replace("+", "\\u002b").replace("/", "\\/"), false));
    forms.add(new LeakForm(name, base64.replace("+", "\\u002B"), false));
    forms.add(new LeakForm(name, base64.replace("/", "\\/"), false));
  }

  private void runs(String key) {
    for (int start = 0; start + RUN <= key.length(); start++) {
      String run = key.substring(start, start + RUN);
      if (lower(run).chars().distinct().count() >= FEWEST_CHARACTERS) {
        anyCase(LeakForm.PART, run);
      }
    }
  }

  private void anyCase(String name, String text) {
    forms.add(new LeakForm(name, lower(text), true));
  }

  private static byte[] digest(String algorithm, String secret) {
    try {
      return MessageDigest.getInstance(algorithm).digest(secret.getBytes(ISO_8859_1));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has " + algorithm, impossible);
    }
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private static String upper(String text) {
    return text.toUpperCase(Locale.ROOT);
  }
}
