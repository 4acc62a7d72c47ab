package dev.crmport.core;

/** Holds the module's place. */
public final class Placeholder {
  private Placeholder() {}

  /** Returns a constant. */
  public static String name() {
    return "core";
  }
}
