package dev.crmport.core.payload;

/** A value has not the type that the API promises. Names the place and the type, not the value. */
public final class Mismatch extends RuntimeException {
  private final String place;
  private final String expected;

  /**
   * A mismatch of the value at hand.
   *
   * @param expected what should have been there, with its article: {@code a number}
   */
  public Mismatch(String expected) {
    this("", expected);
  }

  private Mismatch(String place, String expected) {
    super((place.isEmpty() ? "the answer" : place) + " is not " + expected);
    this.place = place;
    this.expected = expected;
  }

  /** The same, seen from one level further out. */
  Mismatch in(String outer) {
    return new Mismatch(
        place.isEmpty() ? outer : place.startsWith("[") ? outer + place : outer + "." + place,
        expected);
  }
}
