package dev.crmport.testkit;

import java.util.SplittableRandom;

/**
 * Text in which no key shows, as much as one likes of it, to count the false alarms of whatever
 * looks for keys, and to measure what it costs where there are none. People and addresses in it are
 * fictional. Each character stands for one byte, so that ISO-8859-1 writes it down.
 */
public enum OrdinaryText {
  /** Lines of a server's log: identifiers in some, addresses, pieces of JSON, stack traces. */
  LOGS,
  /** JSON that names everything by a UUID, in either case, with and without dashes. */
  JSON,
  /** Rows of tables and URLs, with UUIDs between bars, slashes and commas. */
  ROWS,
  /** Mail whose parts are base64-coded letters, pages and pictures, in lines of 76 columns. */
  MAIL,
  /** Histories and lists of checksums, in hex and base64. */
  DIGESTS,
  /** What hexdump and its like print, of text too. */
  HEX_DUMPS,
  /** The mappings of minified scripts, most of them letters A. */
  SOURCE_MAPS,
  /** PEM files. */
  CERTIFICATES,
  /** Numbers of telephones, accounts and seconds, and very long ones. */
  NUMBERS,
  /** Text in capitals, among it words of nothing but A to F. */
  CAPITALS,
  /** What memory holds: zeros, pointers, counts, strings in Latin-1 and UTF-16. */
  HEAP;

  /**
   * A text of at least this length, and little more: what it is made of is whole.
   *
   * @param seed the same one gives the same text
   * @param length in characters; a piece of mail may have 40,000
   */
  public String text(long seed, int length) {
    Scribe scribe = new Scribe(new SplittableRandom(seed));
    StringBuilder text = new StringBuilder(length + 4096);
    while (text.length() < length) {
      add(scribe, text);
    }
    return text.toString();
  }

  private void add(Scribe scribe, StringBuilder to) {
    switch (this) {
      case LOGS -> OrdinaryRecords.logLine(scribe, to);
      case JSON -> OrdinaryRecords.jsonObject(scribe, to);
      case ROWS -> OrdinaryRecords.row(scribe, to);
      case MAIL -> OrdinaryCodings.letter(scribe, to);
      case DIGESTS -> OrdinaryCodings.digest(scribe, to);
      case HEX_DUMPS -> OrdinaryCodings.hexDump(scribe, to);
      case SOURCE_MAPS -> OrdinaryCodings.sourceMap(scribe, to);
      case CERTIFICATES -> OrdinaryCodings.certificate(scribe, to);
      case NUMBERS -> OrdinaryBytes.number(scribe, to);
      case CAPITALS -> OrdinaryBytes.capitals(scribe, to);
      case HEAP -> OrdinaryBytes.heap(scribe, to);
    }
  }
}
