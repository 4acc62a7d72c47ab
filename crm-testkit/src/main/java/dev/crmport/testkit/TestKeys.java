package dev.crmport.testkit;

import dev.crmport.core.key.ApiKey;
import dev.crmport.core.key.KeyShape;
import java.util.Locale;

/**
 * API keys that belong to nobody. All of them begin with {@link #PREFIX}, so that a scan for
 * exposed keys can tell them from real ones; the last twelve digits are a number in hexadecimal.
 */
public final class TestKeys {
  /** What every test key begins with. */
  public static final String PREFIX = KeyShape.TEST_PREFIX;

  private TestKeys() {}

  /**
   * The text of a test key, without a database mode.
   *
   * @param number 0 or more; two numbers give two keys
   */
  public static String numbered(int number) {
    if (number < 0) {
      throw new IllegalArgumentException(
          "the test key was not made: " + number + " is negative; use zero or more");
    }
    return String.format(Locale.ROOT, "%s0000-4000-8000-%012x", PREFIX, number);
  }

  /** The same as a key, which the caller closes. */
  public static ApiKey key(int number) {
    return ApiKey.of(numbered(number));
  }
}
