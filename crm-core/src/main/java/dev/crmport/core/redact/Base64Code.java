package dev.crmport.core.redact;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A stretch of base64 without what breaks its lines. */
final class Base64Code {
  private static final int LONGEST_WHOLE = 256;

  /** Its characters. */
  private final char[] characters;

  /** Where each of them stands. */
  private final int[] places;

  /** Which of them is the first of four; every fourth before and behind is as well. */
  private final int first;

  /** Whether this is all of it, and it is short: then it is replaced as a whole. */
  private final boolean whole;

  /** How many signs of padding follow. */
  private final int padding;

  /** Where what is replaced as a whole begins: at the code, or at the word before it. */
  private final int beginning;

  /** Whether there is more before. */
  private final boolean comesFrom;

  /** Whether there is more behind. */
  private final boolean goesOn;

  private Base64Code(
      char[] characters,
      int[] places,
      int first,
      boolean whole,
      int padding,
      int beginning,
      boolean comesFrom,
      boolean goesOn) {
    this.characters = characters;
    this.places = places;
    this.first = first;
    this.whole = whole;
    this.beginning = beginning;
    this.comesFrom = comesFrom;
    this.goesOn = goesOn;
    this.padding = padding;
  }

  /** So many characters within a key tell of it also where their case is lost. */
  static final int FOLDED = 40;

  /** The six bits of a character's upper case. */
  static int folded(char c) {
    return Sextets.of(upper(c));
  }

  private static char upper(char c) {
    return c >= 'a' && c <= 'z' ? (char) (c - 'a' + 'A') : c;
  }

  /**
   * What stands around a place.
   *
   * @param first where the first of four characters stands
   * @param reach how many characters to either side are taken at most
   */
  static Base64Code around(Text text, int first, int reach) {
    int[] places = new int[2 * reach];
    int count = 0;
    int i = Base64Lines.before(text, first);
    while (i != Base64Lines.NONE && count < reach) {
      places[reach - 1 - count++] = i;
      i = Base64Lines.before(text, i);
    }
    boolean all = i == Base64Lines.NONE;
    int to = reach;
    i = first;
    while (i != Base64Lines.NONE && to < places.length) {
      places[to++] = i;
      i = Base64Lines.behind(text, i);
    }
    int[] taken = Arrays.copyOfRange(places, reach - count, to);
    char[] characters = new char[taken.length];
    for (int k = 0; k < taken.length; k++) {
      characters[k] = text.charAt(taken[k]);
    }
    int last = taken[taken.length - 1];
    int padding = 0;
    while (padding < 2 && text.charAt(last + 1 + padding) == '=') {
      padding++;
    }
    boolean oneLine = last - taken[0] == taken.length - 1;
    boolean goesOn = i != Base64Lines.NONE;
    boolean whole = all && !goesOn && oneLine && taken.length <= LONGEST_WHOLE;
    return new Base64Code(characters, taken, count, whole, padding, taken[0], !all, goesOn);
  }

  int length() {
    return characters.length;
  }

  /** Which of its characters is the first of four. */
  int first() {
    return first;
  }

  /** Where it begins. */
  int start() {
    return places[0];
  }

  /** The same, read from its end. */
  Base64Code backwards() {
    int count = places.length;
    char[] reversed = new char[count];
    int[] at = new int[count];
    for (int i = 0; i < count; i++) {
      reversed[i] = characters[count - 1 - i];
      at[i] = places[count - 1 - i];
    }
    return new Base64Code(
        reversed, at, count - 1 - first, whole, padding, beginning, goesOn, comesFrom);
  }

  /** The same, to be replaced together with what stands before it from this place on. */
  Base64Code beginningAt(int place) {
    return new Base64Code(characters, places, first, whole, padding, place, comesFrom, goesOn);
  }

  /** What it says. */
  Decoded decoded() {
    int count = characters.length;
    int begin = first % 4;
    int length = (count - begin) / 4 * 3 + Math.max(0, (count - begin) % 4 - 1);
    StringBuilder bytes = new StringBuilder(length);
    int[] starts = new int[length];
    int[] ends = new int[length];
    for (int group = begin; bytes.length() < length; group += 4) {
      int size = Math.min(4, count - group);
      int bits = 0;
      for (int i = 0; i < 4; i++) {
        bits = (bits << 6) | (i < size ? Sextets.of(characters[group + i]) : 0);
      }
      for (int i = 0; i < size - 1; i++) {
        starts[bytes.length()] = edge(group, group + size - 1, true);
        ends[bytes.length()] = edge(group, group + size - 1, false);
        bytes.append((char) ((bits >>> (16 - 8 * i)) & 0xff));
      }
    }
    return new Decoded(bytes.toString(), starts, ends, goesOn);
  }

  /** Whose key these characters were while they had two cases; null for none. */
  @Nullable Owner owner(KnownKeys keys, int from) {
    long[] words = new long[4];
    boolean upper = false;
    boolean lower = false;
    for (int i = 0; i < FOLDED && !(upper && lower); i++) {
      char c = characters[from + i];
      if (i % 4 == 0 && !Characters.is(upper(c), Characters.FIRST_OF_KEY)) {
        return null;
      }
      upper |= c >= 'A' && c <= 'Z';
      lower |= c >= 'a' && c <= 'z';
      words[i / 10] = (words[i / 10] << 6) | folded(c);
    }
    return upper && lower ? null : keys.ofFolded(words[0], words[1], words[2], words[3]);
  }

  /** Where what is to be replaced for a group begins, or ends. */
  int edge(int group, int last, boolean start) {
    if (whole) {
      return start ? beginning : Math.max(places[0], places[places.length - 1]) + 1 + padding;
    }
    return start
        ? Math.min(places[group], places[last])
        : Math.max(places[group], places[last]) + 1;
  }
}
