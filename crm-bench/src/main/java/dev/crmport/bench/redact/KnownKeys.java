package dev.crmport.bench.redact;

import dev.crmport.core.key.ApiKey;
import dev.crmport.core.key.ApplicationName;
import dev.crmport.core.key.ClientId;
import dev.crmport.core.redact.Redactor;
import dev.crmport.testkit.TestKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Drawn test keys, as many as a large vendor has clients. */
final class KnownKeys {
  /** What the figures are for. */
  static final int MANY = 10_000;

  private static final ClientId CLIENT = new ClientId("bench");
  private static final ApplicationName APPLICATION = new ApplicationName("benchSync");

  private KnownKeys() {}

  /** Keys that the caller closes. */
  static List<ApiKey> drawn(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<ApiKey> keys = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      String hex = "%016x%016x".formatted(random.nextLong(), random.nextLong());
      keys.add(
          ApiKey.of(
              TestKeys.PREFIX
                  + String.join(
                      "-",
                      hex.substring(0, 4),
                      hex.substring(4, 8),
                      hex.substring(8, 12),
                      hex.substring(12, 24))));
    }
    return keys;
  }

  static void learn(Redactor redactor, ApiKey key) {
    redactor.learn(CLIENT, APPLICATION, key);
  }

  /** A redactor that knows ten thousand keys. */
  static Redactor redactor() {
    Redactor redactor = Redactor.create();
    for (ApiKey key : drawn(MANY, MANY)) {
      try (key) {
        learn(redactor, key);
      }
    }
    return redactor;
  }
}
