package dev.crmport.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;

/** What a client sealed, as it came. */
final class SealedFile {
  /** One byte more than any box opens, so that the box says that it is too large. */
  private static final int MOST = 64 * 1024 + 1;

  private SealedFile() {}

  /**
   * Reads it.
   *
   * @param named a path, or a dash for standard input
   */
  static byte[] read(String named, Surroundings surroundings) {
    try {
      if (named.equals("-")) {
        return surroundings.in().readNBytes(MOST);
      }
      try (InputStream file = Files.newInputStream(CommonOptions.path(named, surroundings))) {
        return file.readNBytes(MOST);
      }
    } catch (IOException unreadable) {
      throw CommandFailed.usage(
          "nothing was opened: the file could not be read. Check that it is there and that you may"
              + " read it.");
    }
  }
}
