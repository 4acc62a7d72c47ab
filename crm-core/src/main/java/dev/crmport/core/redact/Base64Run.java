package dev.crmport.core.redact;

/**
 * Digits and dashes in base64, undone without the rest of the code: most of what is as long as a
 * part of a key is the id of something else.
 */
final class Base64Run {
  /** What lies there has to be decoded with all that is around it. */
  static final int MAY_BE_OF_KEY = Integer.MIN_VALUE;

  private final HexRuns runs;
  private final Within within;

  Base64Run(HexRuns runs, Within within) {
    this.runs = runs;
    this.within = within;
  }

  /**
   * Where the code of a run ends in which there is neither a key nor a part of one, and nor is in
   * what it belongs to; else {@link #MAY_BE_OF_KEY}.
   *
   * @param place the first of four characters that code the end of its first twelve
   * @param direction 1, or -1 where the code is read backwards
   * @param room of the search
   */
  int endIfStrange(String text, int place, int direction, int depth, Room room) {
    Base64Passage run = Base64Passage.around(text, place, direction, Characters.RUN, room);
    if (!run.isBeside(Characters.BESIDE)) {
      String digits = run.text();
      return runs.search(digits, 0, digits.length(), depth + 1, null) ? MAY_BE_OF_KEY : run.end();
    }
    Base64Passage word = Base64Passage.around(text, place, direction, Characters.FORM, room);
    return within.holds(word.text(), depth) ? MAY_BE_OF_KEY : word.end();
  }
}
