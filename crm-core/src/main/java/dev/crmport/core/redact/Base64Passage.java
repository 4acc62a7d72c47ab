package dev.crmport.core.redact;

/** Characters of some kinds that follow each other in base64, decoded. */
final class Base64Passage {
  /** How far it is followed to either side, in groups: a key is not so long in any form. */
  private static final int FARTHEST = 56;

  private static final int GROUP = Base64Text.GROUP;
  private static final int NONE = Base64Code.NONE;
  private static final int MIDDLE = FARTHEST * (GROUP - 1);

  /** Stands beside it where the code begins or ends. */
  private static final char NOTHING = '\n';

  /** Stands beside it where it goes on further than it is followed; belongs to what is there. */
  private static final char MORE = '\\';

  private final String code;
  private final int direction;
  private final int kinds;
  private final char[] characters;
  private int first = MIDDLE;
  private int last = MIDDLE;
  private char before = MORE;
  private char behind = MORE;
  private int end;

  private Base64Passage(String code, int direction, int kinds, char[] characters) {
    this.code = code;
    this.characters = characters;
    this.direction = direction;
    this.kinds = kinds;
  }

  /**
   * What lies around a place.
   *
   * @param place the first of four characters that code such characters
   * @param direction 1, or -1 where the code is read backwards
   * @param kinds of {@link Characters}
   * @param room for its characters; what is there is overwritten
   */
  static Base64Passage around(String code, int place, int direction, int kinds, Room room) {
    Base64Passage passage = new Base64Passage(code, direction, kinds, room.characters());
    passage.readBefore(place);
    passage.readFrom(place);
    return passage;
  }

  /** What it says. */
  String text() {
    return new String(characters, first, last - first);
  }

  /** Whether the character before it, or the one behind, is of one of these kinds. */
  boolean isBeside(int others) {
    return Characters.is(before, others) || Characters.is(behind, others);
  }

  /** Where the code of the character behind it ends. */
  int end() {
    return end;
  }

  private void readBefore(int place) {
    int at = place;
    for (int groups = 0; groups < FARTHEST; groups++) {
      int bits = 0;
      for (int i = 0; i < GROUP; i++) {
        at = step(at, -direction);
        if (at == NONE) {
          before = NOTHING;
          return;
        }
        bits |= Base64Code.sextet(code.charAt(at)) << (6 * i);
      }
      for (int shift = 0; shift <= 16; shift += 8) {
        char c = (char) ((bits >>> shift) & 0xff);
        if (!Characters.is(c, kinds)) {
          before = c;
          return;
        }
        characters[--first] = c;
      }
    }
  }

  private void readFrom(int place) {
    int at = place;
    for (int groups = 0; groups < FARTHEST && at != NONE; groups++) {
      int bits = 0;
      int count = 0;
      while (count < GROUP && at != NONE) {
        bits |= Base64Code.sextet(code.charAt(at)) << (18 - 6 * count);
        count++;
        end = at + direction;
        at = step(at, direction);
      }
      for (int i = 0; i < count - 1; i++) {
        char c = (char) ((bits >>> (16 - 8 * i)) & 0xff);
        if (!Characters.is(c, kinds)) {
          behind = c;
          return;
        }
        characters[last++] = c;
      }
    }
    behind = at == NONE ? NOTHING : MORE;
  }

  private int step(int at, int towards) {
    return towards > 0 ? Base64Code.behind(code, at) : Base64Code.before(code, at);
  }
}
