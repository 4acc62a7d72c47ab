package dev.crmport.core.key;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * What paces a key: all requests with one lane share one limit. Nothing in it derives from the key,
 * so it may stand in a shared store and in a log.
 *
 * @param id 1 to 128 letters, digits, dots, dashes, underscores and slashes
 */
public record Lane(String id) {
  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9._/-]{1,128}");
  private static final SecureRandom RANDOM = new SecureRandom();

  /** Checks the shape. */
  public Lane {
    if (!SHAPE.matcher(id).matches() || KeyShape.isIn(id)) {
      throw new IllegalArgumentException(
          "the lane was not named: a lane has 1 to 128 letters, digits, dots, dashes, underscores"
              + " or slashes and is never a key; use Lane.random() or a name of your own");
    }
  }

  /** A lane that nobody has: 128 random bits. */
  public static Lane random() {
    byte[] bits = new byte[16];
    RANDOM.nextBytes(bits);
    return new Lane(HexFormat.of().formatHex(bits));
  }

  @Override
  public String toString() {
    return id;
  }
}
