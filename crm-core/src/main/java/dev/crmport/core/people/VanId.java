package dev.crmport.core.people;

/**
 * A person's number inside one CRM database; never portable to another one.
 *
 * @param value the number
 */
public record VanId(long value) {
  /** Checks the number. */
  public VanId {
    if (value < 1) {
      throw new IllegalArgumentException(
          "the VANID was not taken: "
              + value
              + " is less than 1; use the number that the CRM returned");
    }
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
