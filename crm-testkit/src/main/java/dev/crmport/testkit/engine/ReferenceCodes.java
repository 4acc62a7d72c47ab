package dev.crmport.testkit.engine;

import java.util.Locale;
import java.util.Random;

/**
 * Codes like {@code 48E6AB-938498}, the same run of them for the same seed. Guarded by the engine.
 */
final class ReferenceCodes {
  private final Random random;

  ReferenceCodes(long seed) {
    this.random = new Random(seed);
  }

  String next() {
    return String.format(
        Locale.ROOT, "%06X-%06X", random.nextInt(0x1000000), random.nextInt(0x1000000));
  }

  /** The 500 that the CRM gives where a 400 was due. */
  Refusal serverError() {
    return new Refusal(
        ApiError.of("INTERNAL_SERVER_ERROR", "An unknown error occurred")
            .numbered(next())
            .answer(500));
  }
}
