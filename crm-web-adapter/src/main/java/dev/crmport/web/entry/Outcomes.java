package dev.crmport.web.entry;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Which keys were stored lately, for browsers that have lost the answer: a button that was pressed
 * twice, a connection that broke. In memory, and of this process; the cookie says it to the others.
 * Safe for many threads.
 */
final class Outcomes {
  /** So many are remembered, the latest ones. */
  private static final int MOST = 1_000;

  private final ReentrantLock lock = new ReentrantLock();

  /** By browser and link, the oldest first. Guarded by the lock. */
  private final Map<String, News.Stored> kept = new LinkedHashMap<>();

  void keep(String visit, KeyLink link, News.Stored stored) {
    lock.lock();
    try {
      kept.put(visit + link.id(), stored);
      if (kept.size() > MOST) {
        kept.remove(kept.keySet().iterator().next());
      }
    } finally {
      lock.unlock();
    }
  }

  Optional<News.Stored> of(String visit, KeyLink link) {
    lock.lock();
    try {
      return Optional.ofNullable(kept.get(visit + link.id()));
    } finally {
      lock.unlock();
    }
  }

  @Override
  public String toString() {
    return "Outcomes";
  }
}
