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
   */
  int endIfStrange(Text text, int place, int direction, int depth) {
    Base64Passage passage = text.passage();
    passage.begin(place, direction);
    passage.extend(Characters.RUN);
    boolean alone = !passage.isBeside(Characters.BESIDE);
    int end = passage.end();
    Text around = passage.text(alone ? 0 : Neighbours.REACH);
    int from = passage.start();
    int to = from + passage.length();
    boolean found;
    if (alone || !(passage.isCutOff() || Neighbours.mayGoOn(around, from, to))) {
      found = runs.search(around, from, to, depth + 1, null);
    } else {
      passage.extend(Characters.FORM);
      end = passage.end();
      found = within.holds(passage.text(0), depth);
    }
    return found ? MAY_BE_OF_KEY : end;
  }
}
