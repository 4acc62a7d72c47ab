package dev.crmport.core.redact;

import org.jspecify.annotations.Nullable;

/**
 * A text that is searched, with what its search has come to know of it. It is used for one text
 * after another. For one thread at a time.
 */
final class Text extends LaidOut {
  private final Searched searched = new Searched();
  private final Stretch run = new Stretch();
  private final Stretch word = new Stretch();
  private final Places marks = new Places();
  private final Places signs = new Places();
  private @Nullable Text inner;
  private @Nullable Base64Passage passage;
  private @Nullable Base64Passage passageAside;

  /** Lays out a string. */
  Text with(String text) {
    return with(text, 0, text.length());
  }

  /** Lays out a part of a string. */
  Text with(String text, int from, int to) {
    lay(text, from, to);
    return this;
  }

  /** Lays out bytes, each of them a character. */
  Text with(byte[] text, int from, int to) {
    lay(text, from, to);
    return this;
  }

  /** Another one, for what was decoded of this one; each time the same. */
  Text inner() {
    Text one = inner;
    if (one == null) {
      one = new Text();
      inner = one;
    }
    return one;
  }

  /** Begins to be searched, if need be again. */
  void begin() {
    searched.begin();
    if (passage != null) {
      passage.begin();
    }
    if (passageAside != null) {
      passageAside.begin();
    }
  }

  /** Reads what is coded in it, as long as it may be. */
  Base64Passage passage() {
    Base64Passage one = passage;
    if (one == null) {
      one = new Base64Passage(this, Base64Passage.LONG);
      passage = one;
    }
    return one;
  }

  /** Reads what is coded in it otherwise than the rest around. */
  Base64Passage passageAside() {
    Base64Passage one = passageAside;
    if (one == null) {
      one = new Base64Passage(this, Base64Passage.SHORT);
      passageAside = one;
    }
    return one;
  }

  /** The digits and dashes in a row that the search has come to. */
  Stretch run() {
    return run;
  }

  /** The characters of base64 in a row that the search has come to. */
  Stretch word() {
    return word;
  }

  /** Where the {@link Characters#MARK marks} are, once they were noted. */
  Places marks() {
    return marks;
  }

  /** The next mark of this kind; the length where there is none. */
  int nextMark(char mark, int from) {
    for (int block = Places.block(from); block < length(); block += Kinds.SIZE) {
      for (long left = marks.in(block, from, length()); left != 0; left &= left - 1) {
        int place = block + Long.numberOfTrailingZeros(left);
        if (charAt(place) == mark) {
          return place;
        }
      }
    }
    return length();
  }

  /** Where the {@link Characters#SIGN signs} of base64 are, once they were noted. */
  Places signs() {
    return signs;
  }

  /** What was searched of it. */
  Searched searched() {
    return searched;
  }

  @Override
  void wipe() {
    super.wipe();
    if (passage != null) {
      passage.wipe();
    }
    if (passageAside != null) {
      passageAside.wipe();
    }
    if (inner != null && inner.isUsed()) {
      inner.wipe();
    }
  }
}
