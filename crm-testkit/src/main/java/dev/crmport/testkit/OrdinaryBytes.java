package dev.crmport.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;

import java.util.Locale;

/** Text of few characters, and what is none: numbers, capitals, memory. */
final class OrdinaryBytes {
  private OrdinaryBytes() {}

  static void number(Scribe scribe, StringBuilder to) {
    switch (scribe.below(6)) {
      case 0 -> to.append("555-01").append(scribe.digits(2));
      case 1 -> to.append("9000-").append(scribe.digits(4)).append('-').append(scribe.digits(4));
      case 2 ->
          to.append("20261102-").append(scribe.digits(6)).append('-').append(scribe.digits(12));
      case 3 -> to.append("1793").append(scribe.digits(9));
      case 4 -> to.append("0.").append(scribe.digits(17)).append("e-").append(scribe.digits(2));
      default -> to.append(scribe.digits(scribe.oneIn(10) ? 3000 : scribe.between(4, 60)));
    }
    to.append(scribe.oneOf(" ", "\n", ",", ";", "-"));
  }

  static void capitals(Scribe scribe, StringBuilder to) {
    to.append(
        scribe.oneIn(4)
            ? scribe.oneOf("DEADBEEF", "FEEDFACECAFEBEEF", "BAADF00D", "C0FFEE", "ACCEDED", "0000")
            : scribe.word().toUpperCase(Locale.ROOT));
    to.append(scribe.oneOf(" ", " ", "-", "_", "", "\n"));
  }

  static void heap(Scribe scribe, StringBuilder to) {
    switch (scribe.below(8)) {
      case 0, 1 -> to.append("\0".repeat(scribe.between(1, 600)));
      case 2 -> pointers(scribe, to);
      case 3 -> string(scribe.words(4), to);
      case 4 -> string(scribe.uuid(), to);
      case 5 -> to.append(new String(scribe.words(6).getBytes(UTF_16LE), ISO_8859_1)).append('\0');
      case 6 -> to.append(new String(scribe.uuid().getBytes(UTF_16BE), ISO_8859_1)).append('\0');
      default -> to.append(new String(scribe.bytes(scribe.between(8, 200)), ISO_8859_1));
    }
  }

  private static void string(String text, StringBuilder to) {
    to.append("\0\0\0").append((char) text.length()).append(text);
  }

  private static void pointers(Scribe scribe, StringBuilder to) {
    for (int i = scribe.between(4, 64); i > 0; i--) {
      to.append((char) scribe.below(256))
          .append((char) scribe.below(256))
          .append((char) scribe.below(256))
          .append("\7\0\0\0\0");
    }
  }
}
