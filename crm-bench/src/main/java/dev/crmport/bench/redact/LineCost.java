package dev.crmport.bench.redact;

import com.sun.management.ThreadMXBean;
import dev.crmport.bench.Samples;
import dev.crmport.bench.Verdict;
import dev.crmport.core.redact.Redactor;
import dev.crmport.testkit.OrdinaryText;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/** What one clean line of a log costs: time, and memory on the way. */
final class LineCost {
  private static final int LENGTH = 120;
  private static final int LINES = 2_000;
  private static final int ROUNDS = 300;
  private static final int WARM_UP_ROUNDS = 100;
  private static final double MOST_NANOS = 1_000;

  private final Redactor redactor;
  private final List<String> lines;

  LineCost(Redactor redactor) {
    this.redactor = redactor;
    lines =
        OrdinaryText.LOGS
            .text(LENGTH, LENGTH * LINES * 8)
            .lines()
            .filter(line -> line.length() >= LENGTH)
            .map(line -> line.substring(0, LENGTH))
            .limit(LINES)
            .toList();
  }

  List<Verdict> measure() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    List<Long> nanos = new ArrayList<>(ROUNDS);
    long bytes = 0;
    for (int round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
      long allocated = threads.getCurrentThreadAllocatedBytes();
      long start = System.nanoTime();
      int changed = 0;
      for (int i = 0; i < lines.size(); i++) {
        String line = lines.get(i);
        changed += redactor.redact(line).equals(line) ? 0 : 1;
      }
      long end = System.nanoTime();
      allocated = threads.getCurrentThreadAllocatedBytes() - allocated;
      if (changed > 0) {
        throw new IllegalStateException("the line was not measured: it was taken for a key");
      }
      if (round >= 0) {
        nanos.add((end - start) / lines.size());
        bytes += allocated;
      }
    }
    long median = Samples.of(nanos).median();
    return List.of(
        new Verdict(
            "a clean line of 120 characters: under 1 us", median + " ns", median < MOST_NANOS),
        new Verdict(
            "and nothing allocated",
            "%d bytes over %,d lines".formatted(bytes, (long) ROUNDS * lines.size()),
            bytes == 0));
  }
}
