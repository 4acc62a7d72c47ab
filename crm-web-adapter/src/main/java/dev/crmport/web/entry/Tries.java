package dev.crmport.web.entry;

import dev.crmport.core.pace.Time;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Counts who has tried how often lately, in memory. Nobody waits here: who is over the limit is
 * told so. Safe for many threads.
 */
final class Tries {
  /** So many names are remembered; beyond it the one that has tried longest ago is forgotten. */
  private static final int MOST_NAMES = 10_000;

  private final int most;
  private final long window;
  private final Time time;
  private final ReentrantLock lock = new ReentrantLock();

  /** When each has tried, the longest ago first. Guarded by the lock. */
  private final Map<String, Deque<Long>> tried = new LinkedHashMap<>(16, 0.75f, true);

  Tries(int most, Duration window, Time time) {
    this.most = most;
    this.window = window.toNanos();
    this.time = time;
  }

  /** Counts one more; false, with nothing counted, where that is too many. */
  boolean take(String name) {
    lock.lock();
    try {
      Deque<Long> moments = recent(name);
      if (moments.size() >= most) {
        return false;
      }
      moments.addLast(time.nanos());
      tried.put(name, moments);
      if (tried.size() > MOST_NAMES) {
        tried.remove(tried.keySet().iterator().next());
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** How long until there is a try again; nothing where there is one now. */
  Optional<Duration> untilNext(String name) {
    lock.lock();
    try {
      Deque<Long> moments = recent(name);
      return moments.size() < most
          ? Optional.empty()
          : Optional.of(Duration.ofNanos(window - (time.nanos() - moments.getFirst())));
    } finally {
      lock.unlock();
    }
  }

  private Deque<Long> recent(String name) {
    Deque<Long> moments = tried.getOrDefault(name, new ArrayDeque<>());
    while (!moments.isEmpty() && time.nanos() - moments.getFirst() >= window) {
      moments.removeFirst();
    }
    return moments;
  }

  @Override
  public String toString() {
    return "Tries[" + most + "]";
  }
}
