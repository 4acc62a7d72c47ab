package dev.crmport.core.redact;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Memory that is used again, so that a search allocates none: by any thread, since a virtual one
 * lives too shortly to keep its own. Takes no lock.
 */
final class Pool<T> {
  private static final int MOST = 64;
  private static final int TRIES = 4;

  private final AtomicReferenceArray<@Nullable T> free = new AtomicReferenceArray<>(MOST);
  private final Supplier<T> another;

  Pool(Supplier<T> another) {
    this.another = another;
  }

  /** One that nobody else has until it is given back. */
  T take() {
    int first = first();
    for (int i = 0; i < TRIES; i++) {
      T one = free.getAndSet((first + i) % MOST, null);
      if (one != null) {
        return one;
      }
    }
    return another.get();
  }

  /** Takes one back, or leaves it to the collector where there are enough. */
  void give(T one) {
    int first = first();
    for (int i = 0; i < TRIES; i++) {
      if (free.compareAndSet((first + i) % MOST, null, one)) {
        return;
      }
    }
  }

  private static int first() {
    return (int) (Thread.currentThread().threadId() * TRIES % MOST);
  }
}
