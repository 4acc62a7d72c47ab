package dev.crmport.scan.content;

/**
 * How much is unpacked of one file before it is taken for a bomb.
 *
 * @param depth how many archives may lie in one another
 * @param ratio how many times its size a file may unpack to, all that lies in it together
 * @param free how many bytes may come out before the ratio is asked for
 * @param total how many bytes may come out in all
 * @param entries how many members there may be in all
 */
record Bounds(int depth, long ratio, long free, long total, long entries) {
  /**
   * Ordinary logs pack 20 to one and source code 5 to one; deflate ends at 1032 to one, which is
   * what a bomb is made of.
   */
  static Bounds usual() {
    return new Bounds(8, 250, 64L << 20, 256L << 30, 5_000_000);
  }
}
