package dev.crmport.scan.content;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Locale;
import java.util.Set;

/** What a content is, by its first bytes; by its name only where they do not say. */
enum ContentKind {
  /** Text or binary: looked at as it is. */
  LEAF,
  /** Text in two bytes a character, with a mark at its beginning. */
  UTF_16,
  ZIP,
  TAR,
  GZIP,
  BZIP2,
  XZ,
  MAIL,
  MAILBOX,
  /** An archive that nothing here opens. */
  UNSUPPORTED;

  /** Enough for the mark of a tar file. */
  static final int HEAD = 512;

  private static final int TAR_MARK = 257;
  private static final int LONGEST_FIRST_LINE = 256;
  private static final Set<String> FIRST_FIELDS =
      Set.of(
          "delivered-to",
          "message-id",
          "mime-version",
          "received",
          "return-path",
          "x-mozilla-status",
          "x-original-to");

  static ContentKind of(byte[] bytes, int count, Origin origin) {
    if (count < 4) {
      return LEAF;
    }
    return switch (bytes[0] & 0xff) {
      case 'P' ->
          begins(bytes, count, "PK\3\4") || begins(bytes, count, "PK\5\6")
              ? ZIP
              : text(bytes, count, origin);
      case 0x1f -> (bytes[1] & 0xff) == 0x8b ? GZIP : text(bytes, count, origin);
      case 'B' ->
          begins(bytes, count, "BZh") && bytes[3] >= '1' && bytes[3] <= '9'
              ? BZIP2
              : text(bytes, count, origin);
      case 0xfd -> begins(bytes, count, "\u00fd7zXZ") ? XZ : text(bytes, count, origin);
      case '7' ->
          begins(bytes, count, "7z\u00bc\u00af'\u001c") ? UNSUPPORTED : text(bytes, count, origin);
      case 'R' ->
          begins(bytes, count, "Rar!\u001a\u0007") ? UNSUPPORTED : text(bytes, count, origin);
      case 0x28 ->
          begins(bytes, count, "(\u00b5/\u00fd") ? UNSUPPORTED : text(bytes, count, origin);
      case 0xfe -> (bytes[1] & 0xff) == 0xff ? UTF_16 : text(bytes, count, origin);
      case 0xff -> (bytes[1] & 0xff) == 0xfe ? UTF_16 : text(bytes, count, origin);
      default -> text(bytes, count, origin);
    };
  }

  private static ContentKind text(byte[] bytes, int count, Origin origin) {
    if (count >= TAR_MARK + 5
        && bytes[TAR_MARK] == 'u'
        && new String(bytes, TAR_MARK, 5, US_ASCII).equals("ustar")) {
      return TAR;
    }
    if (begins(bytes, count, "From ") && firstLine(bytes, count).contains(":")) {
      return MAILBOX;
    }
    if (origin.endsWith(".eml", ".mht", ".mhtml")
        || FIRST_FIELDS.contains(firstField(bytes, count))) {
      return MAIL;
    }
    return LEAF;
  }

  private static boolean begins(byte[] bytes, int count, String mark) {
    if (count < mark.length()) {
      return false;
    }
    for (int i = 0; i < mark.length(); i++) {
      if ((bytes[i] & 0xff) != mark.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** What stands before the first colon, where it may be a mail's field; else nothing. */
  private static String firstField(byte[] bytes, int count) {
    for (int i = 0; i < Math.min(count, 20); i++) {
      if (bytes[i] == ':') {
        return new String(bytes, 0, i, US_ASCII).toLowerCase(Locale.ROOT);
      }
      if (!Character.isLetter(bytes[i]) && bytes[i] != '-') {
        return "";
      }
    }
    return "";
  }

  private static String firstLine(byte[] bytes, int count) {
    String text = new String(bytes, 0, Math.min(count, LONGEST_FIRST_LINE), US_ASCII);
    int end = text.indexOf('\n');
    return end < 0 ? "" : text.substring(0, end);
  }
}
