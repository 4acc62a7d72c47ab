package dev.crmport.bench;

import java.util.List;

/**
 * Whether a target was reached, with the figure that says so.
 *
 * @param target what was to be reached
 * @param figure what was measured
 * @param met whether that is enough
 */
public record Verdict(String target, String figure, boolean met) {
  /**
   * Prints one line a verdict, whatever they say.
   *
   * @return whether all were met
   */
  public static boolean print(List<Verdict> verdicts) {
    System.out.println();
    for (Verdict verdict : verdicts) {
      System.out.printf(
          "%-7s  %s: %s%n", verdict.met ? "met" : "NOT MET", verdict.target, verdict.figure);
    }
    return verdicts.stream().allMatch(Verdict::met);
  }
}
