package dev.crmport.core.key;

import java.util.Optional;

/**
 * Which of a client's two databases a request works on. It travels behind the key ({@code KEY|1}).
 *
 * <p>Source: the vendor's page on authentication; many keys allow only one of the two.
 */
public enum DatabaseMode {
  /** My Voters, the voter file: {@code |0}. */
  MY_VOTERS('0', "My Voters"),
  /** My Campaign, which EveryAction databases are: {@code |1}. */
  MY_CAMPAIGN('1', "My Campaign");

  private final char digit;
  private final String title;

  DatabaseMode(char digit, String title) {
    this.digit = digit;
    this.title = title;
  }

  /** The digit that follows the key and the bar. */
  public char digit() {
    return digit;
  }

  /** The name that people know the database by. */
  public String title() {
    return title;
  }

  /**
   * The mode that a written key ends with.
   *
   * @param written a key with or without its suffix, spaces around it allowed
   * @return the mode, or nothing where the key stands alone
   * @throws MalformedKey where it is neither a key nor a key with its mode
   */
  public static Optional<DatabaseMode> ofWritten(CharSequence written) {
    int start = ApiKey.startOfKey(written);
    return ApiKey.modeBehind(written, start);
  }

  /**
   * The mode of a digit, {@code 0} or {@code 1}.
   *
   * @throws IllegalArgumentException for any other character
   */
  public static DatabaseMode ofDigit(char digit) {
    return switch (digit) {
      case '0' -> MY_VOTERS;
      case '1' -> MY_CAMPAIGN;
      default ->
          throw new IllegalArgumentException(
              "the database mode was not set: it is 0 (My Voters) or 1 (My Campaign)");
    };
  }

  @Override
  public String toString() {
    return title;
  }
}
