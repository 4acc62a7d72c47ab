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

  /** Whether a GUID begins here, among digits and dashes, and whether it is a key. */
  int at(String text, int start, @Nullable Hits hits) {
    if (text.charAt(start + 13) != '-'
        || text.charAt(start + 18) != '-'
        || text.charAt(start + 23) != '-') {
      return NONE;
    }
    int end = start + KeyShape.LENGTH;
    long first = Characters.eight(text, start);
    long second = Characters.four(text, start + 9);
    long third = Characters.four(text, start + 14);
    long fourth = Characters.four(text, start + 19);
    long fifth = Characters.twelve(text, start + 24);
    if ((first | second | third | fourth | fifth) < 0) {
      return NONE;
    }
    Owner owner =
        keys.isEmpty()
            ? null
            : keys.ofWhole((first << 32) | (second << 16) | third, (fourth << 48) | fifth);
    if (owner == null && KeyShape.hasMode(text, end)) {
      owner = ofItsMode(text, start);
    }
    if (owner != null && hits != null) {
      hits.add(Form.KEY, owner, start, KeyShape.endOfMode(text, end));
    }
    return owner == null ? STRANGE : KEY;
  }

  /**
   * The same where no digit or dash stands before: the most frequent case, decided without a walk.
   */
  int alone(String text, int start, @Nullable Hits hits) {
    int end = start + KeyShape.LENGTH;
    boolean alone =
        end <= text.length()
            && text.charAt(start + FIRST_DASH) == '-'
            && (end == text.length() || !Characters.is(text.charAt(end), Characters.RUN));
    return alone ? at(text, start, hits) : NONE;
  }

  /** A whole key from its end to its beginning; its runs may tell too little of it. */
  boolean backwards(String text, int start, int from, int to, @Nullable Hits hits) {
    if (start < from || start + KeyShape.LENGTH > to || !hasDashesBackwards(text, start)) {
      return false;
    }
    long first = Characters.twelve(text, start);
    long second = Characters.four(text, start + 13);
    long third = Characters.four(text, start + 18);
    long fourth = Characters.four(text, start + 23);
    long fifth = Characters.eight(text, start + 28);
    Owner owner =
        keys.isEmpty() || (first | second | third | fourth | fifth) < 0
            ? null
            : keys.ofWhole((first << 16) | second, (third << 48) | (fourth << 32) | fifth);
    if (owner != null && hits != null) {
      hits.add(Form.REVERSED, owner, start, start + KeyShape.LENGTH);
    }
    return owner != null;
  }

  private static boolean hasDashesBackwards(String text, int start) {
    return text.charAt(start + 17) == '-'
        && text.charAt(start + 22) == '-'
        && text.charAt(start + 27) == '-';
  }

  /** Nobody has told of this key. */
  private static Owner ofItsMode(String text, int start) {
    int end = start + KeyShape.LENGTH;
    String lastFour = text.substring(end - 4, end).toLowerCase(Locale.ROOT);
    KeyReference reference = new KeyReference(lastFour, Optional.empty());
    return new Owner(reference, Optional.empty(), KeyShape.isTest(text, start));
  }
}
