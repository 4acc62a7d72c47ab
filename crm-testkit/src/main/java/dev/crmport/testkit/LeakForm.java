package dev.crmport.testkit;

/**
 * One way in which a key could show. Printing it shows what it is, never how it looks.
 *
 * @param name what it is, for people
 * @param text how it looks; in lower case where the case does not matter
 * @param anyCase whether the case does not matter
 */
record LeakForm(String name, String text, boolean anyCase) {
  /** The name of a part of a key. */
  static final String PART = "part of the key";

  boolean isPart() {
    return name.equals(PART);
  }

  boolean isAt(String haystack, int position) {
    return haystack.regionMatches(anyCase, position, text, 0, text.length());
  }

  @Override
  public String toString() {
    return name;
  }
}
