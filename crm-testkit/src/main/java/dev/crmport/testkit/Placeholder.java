package dev.crmport.testkit;

/** Holds the module's place. */
public final class Placeholder {
  private Placeholder() {}

  /** Returns a constant. */
  public static String name() {
    return "testkit";
  }
}
