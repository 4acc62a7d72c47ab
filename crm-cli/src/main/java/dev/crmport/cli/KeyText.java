package dev.crmport.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.CharBuffer;
import java.util.Arrays;

/** A key as it was typed or piped in: characters that are overwritten when it is closed. */
final class KeyText implements AutoCloseable {
  private static final int MOST = 256;

  private final char[] characters;
  private final int length;

  private KeyText(char[] characters, int length) {
    this.characters = characters;
    this.length = length;
  }

  /** Takes over an array. */
  static KeyText of(char[] characters) {
    return new KeyText(characters, characters.length);
  }

  /**
   * Reads a key without echo from the terminal, or from standard input where that is none.
   *
   * @throws CommandFailed where nothing can be read
   */
  static KeyText read(Surroundings surroundings) {
    if (surroundings.terminal() != null) {
      char[] typed = surroundings.terminal().secret("API key: ");
      if (typed == null) {
        throw none();
      }
      return of(typed);
    }
    try {
      return piped(surroundings.in());
    } catch (IOException broken) {
      throw none();
    }
  }

  private static KeyText piped(InputStream in) throws IOException {
    char[] characters = new char[MOST];
    int length = 0;
    for (int b = in.read(); b >= 0 && length < MOST; b = in.read()) {
      characters[length++] = (char) b;
    }
    return new KeyText(characters, length);
  }

  private static CommandFailed none() {
    return CommandFailed.usage(
        "nothing was stored: no key came. Type it when asked, or give it on standard input (crm"
            + " keys add CLIENT < FILE).");
  }

  /** The characters; not to be kept. */
  CharSequence text() {
    return CharBuffer.wrap(characters, 0, length);
  }

  @Override
  public void close() {
    Arrays.fill(characters, '\0');
  }

  @Override
  public String toString() {
    return "KeyText";
  }
}
