package dev.crmport.core.redact;

import dev.crmport.core.key.KeyReference;
import dev.crmport.core.key.KeyShape;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whole GUIDs: keys that are known, forwards and backwards, and those that their mode tells of. */
final class Guids {
  /** There is none. */
  static final int NONE = 0;

  /** There is one that is no key. */
  static final int STRANGE = 1;

  /** There is a key. */
  static final int KEY = 2;

  /** Where the first dash stands. */
  static final int FIRST_DASH = 8;

  private final KnownKeys keys;

  Guids(KnownKeys keys) {
    this.keys = keys;
  }

  /** Whether a GUID begins here, and whether it is a key; there are as many characters. */
  int at(Text text, int start, @Nullable Hits hits) {
    if (text.charAt(start + 8) != '-'
        || text.charAt(start + 13) != '-'
        || text.charAt(start + 18) != '-'
        || text.charAt(start + 23) != '-') {
      return NONE;
    }
    // Eight digits each.
    long first = text.eight(start);
    long second = text.fourAndFour(start + 9, start + 14);
    long third = text.fourAndFour(start + 19, start + 24);
    long fourth = text.eight(start + 28);
    if (!Digits.areAll(first, second, third, fourth)) {
      return NONE;
    }
    Owner owner = ofWhole(first, second, third, fourth);
    int end = start + KeyShape.LENGTH;
    if (owner == null && text.charAt(end) == '|' && KeyShape.hasMode(text, end)) {
      owner = ofItsMode(text, start);
    }
    if (owner != null && hits != null) {
      hits.add(Form.KEY, owner, start, KeyShape.endOfMode(text, end));
    }
    return owner == null ? STRANGE : KEY;
  }

  private @Nullable Owner ofWhole(long first, long second, long third, long fourth) {
    return keys.isEmpty()
        ? null
        : keys.ofWhole(
            (Digits.value(first) << 32) | Digits.value(second),
            (Digits.value(third) << 32) | Digits.value(fourth));
  }

  /** A whole key from its end to its beginning; its runs may tell too little of it. */
  boolean backwards(Text text, int start, int from, int to, @Nullable Hits hits) {
    if (start < from || start + KeyShape.LENGTH > to || !hasDashesBackwards(text, start)) {
      return false;
    }
    long first = text.eight(start);
    long second = text.fourAndFour(start + 8, start + 13);
    long third = text.fourAndFour(start + 18, start + 23);
    long fourth = text.eight(start + 28);
    Owner owner =
        Digits.areAll(first, second, third, fourth) ? ofWhole(first, second, third, fourth) : null;
    if (owner != null && hits != null) {
      hits.add(Form.REVERSED, owner, start, start + KeyShape.LENGTH);
    }
    return owner != null;
  }

  private static boolean hasDashesBackwards(Text text, int start) {
    return text.charAt(start + 12) == '-'
        && text.charAt(start + 17) == '-'
        && text.charAt(start + 22) == '-'
        && text.charAt(start + 27) == '-';
  }

  /** Nobody has told of this key. */
  private static Owner ofItsMode(Text text, int start) {
    int end = start + KeyShape.LENGTH;
    String lastFour = text.subSequence(end - 4, end).toString().toLowerCase(Locale.ROOT);
    KeyReference reference = new KeyReference(lastFour, Optional.empty());
    return new Owner(reference, Optional.empty(), KeyShape.isTest(text, start));
  }
}
