package dev.crmport.core.key;

/** The shape of a key, 8-4-4-4-12 hexadecimal digits, read by hand so that no message quotes it. */
final class GuidShape {
  static final int LENGTH = 36;

  private GuidShape() {}

  static boolean isAt(CharSequence text, int start) {
    if (text.length() - start < LENGTH) {
      return false;
    }
    for (int i = 0; i < LENGTH; i++) {
      char c = text.charAt(start + i);
      if (isDash(i) ? c != '-' : !isHex(c)) {
        return false;
      }
    }
    return true;
  }

  static boolean isIn(CharSequence text) {
    for (int i = 0; i + LENGTH <= text.length(); i++) {
      if (isAt(text, i)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isDash(int position) {
    return position == 8 || position == 13 || position == 18 || position == 23;
  }

  private static boolean isHex(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }
}
