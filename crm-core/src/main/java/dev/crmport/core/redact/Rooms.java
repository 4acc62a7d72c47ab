package dev.crmport.core.redact;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Rooms that are used again, so that a search allocates none: by any thread, since a virtual one
 * lives too shortly to keep its own. Takes no lock.
 */
final class Rooms {
  private static final int MOST = 64;
  private static final int TRIES = 4;

  private final AtomicReferenceArray<@Nullable Room> free = new AtomicReferenceArray<>(MOST);

  /** A room that nobody else has until it is given back. */
  Room take() {
    int first = first();
    for (int i = 0; i < TRIES; i++) {
      Room room = free.getAndSet((first + i) % MOST, null);
      if (room != null) {
        return room;
      }
    }
    return new Room();
  }

  /** Takes a room back, or leaves it to the collector where there are enough. */
  void give(Room room) {
    int first = first();
    for (int i = 0; i < TRIES; i++) {
      if (free.compareAndSet((first + i) % MOST, null, room)) {
        return;
      }
    }
  }

  private static int first() {
    return (int) (Thread.currentThread().threadId() * TRIES % MOST);
  }
}
