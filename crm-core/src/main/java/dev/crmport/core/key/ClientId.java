package dev.crmport.core.key;

import java.util.regex.Pattern;

/**
 * Whose key it is: the vendor's own short name for one client of the CRM, such as {@code acme}.
 *
 * <p>1 to 64 letters, digits, dots, dashes and underscores, beginning with a letter or a digit. A
 * refused value is never repeated in the message, because people paste keys into the wrong place.
 *
 * @param value the name
 */
public record ClientId(String value) {
  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  /** Checks the shape. */
  public ClientId {
    if (KeyShape.isIn(value)) {
      throw new IllegalArgumentException(
          "the client was not named: an API key stands where the client's name belongs; give a"
              + " short name such as acme, and treat that key as exposed if it was seen");
    }
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "the client was not named: a client id has 1 to 64 letters, digits, dots, dashes or"
              + " underscores and begins with a letter or digit; choose one such as acme");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
