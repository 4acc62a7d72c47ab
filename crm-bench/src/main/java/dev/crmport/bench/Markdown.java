package dev.crmport.bench;

import java.util.Arrays;

/** Tables on standard output, as they go into a README. */
public final class Markdown {
  private Markdown() {}

  /** The line above a table, after an empty one. */
  public static void head(String first, String... others) {
    System.out.println();
    row(first, others);
    row("---", Arrays.stream(others).map(other -> "---").toArray(String[]::new));
  }

  /** One line of it. */
  public static void row(String first, String... others) {
    System.out.println("| " + first + " | " + String.join(" | ", others) + " |");
  }
}
