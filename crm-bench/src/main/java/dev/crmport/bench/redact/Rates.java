package dev.crmport.bench.redact;

import dev.crmport.bench.Samples;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How many megabytes a second go through each of several ways, one round of each after the other,
 * so that what else happens on the machine meets all of them. The middle of all rounds counts.
 */
final class Rates {
  private static final int WARM_UP_ROUNDS = 4;
  private static final int ROUNDS = 9;
  private static final long LEAST_NANOS = 200_000_000;

  /** Sends one corpus through, and answers something that depends on what came out. */
  interface Way {
    long run() throws IOException;
  }

  private record Subject(Way way, List<Long> nanosPerPass) {}

  private final Map<String, Subject> subjects = new LinkedHashMap<>();
  private final double megabytes;

  /** Printed in the end, so that nothing measured is left out as useless. */
  private long outcome;

  Rates(long bytes) {
    megabytes = bytes / 1e6;
  }

  void add(String name, Way way) {
    subjects.put(name, new Subject(way, new ArrayList<>()));
  }

  void measure() throws IOException {
    for (int round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
      for (Subject subject : subjects.values()) {
        long nanos = pass(subject.way());
        if (round >= 0) {
          subject.nanosPerPass().add(nanos);
        }
      }
    }
    System.out.println("(outcome " + outcome + ")");
  }

  /** Often enough to be measured. */
  private long pass(Way way) throws IOException {
    long start = System.nanoTime();
    long passes = 0;
    while (System.nanoTime() - start < LEAST_NANOS) {
      outcome += way.run();
      passes++;
    }
    return (System.nanoTime() - start) / passes;
  }

  List<String> names() {
    return List.copyOf(subjects.keySet());
  }

  /** Megabytes of 1,000,000 bytes a second. */
  double of(String name) {
    Subject subject = Objects.requireNonNull(subjects.get(name), name);
    return megabytes / Samples.of(subject.nanosPerPass()).median() * 1e9;
  }
}
