package dev.crmport.bench.redact;

import dev.crmport.bench.LiveHeap;
import dev.crmport.bench.Markdown;
import dev.crmport.core.key.ApiKey;
import dev.crmport.core.redact.Redactor;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import javax.management.JMException;

/** What telling of a key costs, and forgetting it, and keeping what it is recognised by. */
final class KeyCost {
  private static final int ROUNDS = 3;

  /** Prints a table: there is no target but that it is cheap. */
  void measure() throws JMException {
    List<ApiKey> keys = KnownKeys.drawn(KnownKeys.MANY, 1);
    for (int round = 1; round < ROUNDS; round++) {
      taughtAndForgotten(keys);
    }
    Markdown.head("of 10,000 keys, each", "");
    for (String row : taughtAndForgotten(keys)) {
      System.out.println(row);
    }
    keys.forEach(ApiKey::close);
  }

  private static List<String> taughtAndForgotten(List<ApiKey> keys) throws JMException {
    LiveHeap before = LiveHeap.now();
    long outsideBefore = outsideTheHeap();
    Redactor redactor = Redactor.create();
    long start = System.nanoTime();
    keys.forEach(key -> KnownKeys.learn(redactor, key));
    long learnt = System.nanoTime() - start;
    long bytes = LiveHeap.now().total() - before.total() + outsideTheHeap() - outsideBefore;
    start = System.nanoTime();
    keys.forEach(redactor::forget);
    long forgotten = System.nanoTime() - start;
    int size = keys.size();
    return List.of(
        "| learn | %.1f us |".formatted(learnt / 1e3 / size),
        "| forget | %.1f us |".formatted(forgotten / 1e3 / size),
        "| memory | %d bytes |".formatted(bytes / size));
  }

  private static long outsideTheHeap() {
    return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
        .mapToLong(BufferPoolMXBean::getMemoryUsed)
        .sum();
  }
}
