package dev.crmport.core.key;

/**
 * The CRM's name of the integration, which is the user name of HTTP Basic beside the key.
 *
 * <p>1 to 100 printable ASCII characters without a colon (a colon ends the user name).
 *
 * @param value the name, such as {@code acmeCrmProduct}
 */
public record ApplicationName(String value) {
  private static final int LONGEST = 100;

  /** Checks the shape. */
  public ApplicationName {
    if (KeyShape.isIn(value)) {
      throw new IllegalArgumentException(
          "the application was not named: an API key stands where the application name belongs;"
              + " give the name that the CRM knows the integration by");
    }
    if (value.isBlank()
        || value.length() > LONGEST
        || !value.chars().allMatch(c -> c >= ' ' && c <= '~' && c != ':')) {
      throw new IllegalArgumentException(
          "the application was not named: an application name has 1 to 100 printable ASCII"
              + " characters and no colon; use the name that the CRM knows the integration by");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
