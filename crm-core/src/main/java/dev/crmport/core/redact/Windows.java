package dev.crmport.core.redact;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Goes through what is too long to be searched at once, a stretch after the other, each with some
 * of the one before. For one text.
 */
final class Windows {
  /** How many characters are searched at once. */
  static final int SIZE = 64 * 1024;

  private final Function<Text, List<Finding>> search;

  /** How many characters lie before the window. */
  private long passed;

  /** Up to where in the window all was told. */
  private int told;

  Windows(Function<Text, List<Finding>> search) {
    this.search = search;
  }

  /** What stands in a string. */
  List<Finding> in(String text, Text room) {
    List<Finding> found = new ArrayList<>();
    boolean ended = false;
    while (!ended) {
      int from = (int) passed;
      int to = Math.min(text.length(), from + SIZE);
      ended = to == text.length();
      tell(room.with(text, from, to), ended, found::add);
    }
    return found;
  }

  /** Tells what stands in a stream, which is read to its end. */
  void in(InputStream bytes, Text room, Consumer<Finding> found) throws IOException {
    int gone = 0;
    boolean ended = false;
    while (!ended) {
      ended = room.slide(bytes, gone, SIZE);
      gone = tell(room, ended, found);
    }
  }

  /** Tells of a window; how much of it is needed no longer. */
  private int tell(Text window, boolean ended, Consumer<Finding> found) {
    List<Finding> findings = search.apply(window);
    int cut = ended ? window.length() : HeldBack.cut(window, told, findings);
    for (Finding finding : findings) {
      if (finding.start() >= told && finding.end() <= cut) {
        found.accept(finding.movedBy(passed));
      }
    }
    int gone = HeldBack.kept(cut);
    passed += gone;
    told = cut - gone;
    return gone;
  }
}
