package dev.crmport.bench.redact;

import dev.crmport.bench.Verdict;
import dev.crmport.core.redact.Redactor;
import java.util.ArrayList;
import java.util.List;

/**
 * What redaction costs on text without a key, with 10,000 known ones, on one core: throughput on
 * three corpora, beside the mask that is written by hand; one line; one key.
 *
 * <p>Not a JMH benchmark: the rounds of all ways alternate, so that their ratio holds on a machine
 * that does something else as well. Ends with one line per target, and with exit code 1 where one
 * was not met.
 */
public final class RedactionCost {
  private RedactionCost() {}

  /** Measures what is named ({@code throughput line keys}), or all of it. */
  public static void main(String[] args) throws Exception {
    List<String> parts = args.length == 0 ? List.of("throughput", "line", "keys") : List.of(args);
    Redactor redactor = KnownKeys.redactor();
    List<Verdict> verdicts = new ArrayList<>();
    for (String part : parts) {
      switch (part) {
        case "throughput" -> verdicts.addAll(new Throughput(redactor).measure());
        case "line" -> verdicts.addAll(new LineCost(redactor).measure());
        case "keys" -> new KeyCost().measure();
        default ->
            throw new IllegalArgumentException(
                "nothing was measured: there is no part "
                    + part
                    + "; use throughput, line, keys or nothing for all");
      }
    }
    if (!Verdict.print(verdicts)) {
      System.exit(1);
    }
  }
}
