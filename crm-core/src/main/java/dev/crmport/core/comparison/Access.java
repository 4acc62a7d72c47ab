package dev.crmport.core.comparison;

/** What a probe of a family came to. */
public enum Access {
  /** The CRM answered. */
  PERMITTED("may read"),
  /** The CRM answered that this key may not (403). */
  REFUSED("may not"),
  /** It answered something else, or not at all. */
  UNKNOWN("not known");

  private final String words;

  Access(String words) {
    this.words = words;
  }

  @Override
  public String toString() {
    return words;
  }
}
