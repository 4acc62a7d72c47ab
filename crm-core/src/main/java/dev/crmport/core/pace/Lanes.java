package dev.crmport.core.pace;

import dev.crmport.core.key.Lane;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;

/**
 * The lanes of a pacer: made when they are first asked for, and forgotten once they are idle.
 *
 * <p>No thread is kept for the forgetting. Whoever takes a turn looks at a few lanes, should the
 * last round be some windows ago; so a lane is gone a few windows after its last use, as long as
 * the pacer is used at all.
 */
final class Lanes {
  /** Lanes that share a lock hold each other up for some nanoseconds, and save one each. */
  private static final int LOCKS = 64;

  private static final int GLANCE = 16;

  private final BiFunction<Lane, ReentrantLock, LaneQueue> maker;
  private final long roundNanos;
  private final ReentrantLock[] locks = new ReentrantLock[LOCKS];
  private final ConcurrentHashMap<Lane, LaneQueue> queues = new ConcurrentHashMap<>();

  /** Held by the one who looks for idle lanes; guards the walk. */
  private final ReentrantLock walking = new ReentrantLock();

  private Iterator<Map.Entry<Lane, LaneQueue>> walk = queues.entrySet().iterator();

  /** When the next look is due. */
  private volatile long nextLook;

  Lanes(BiFunction<Lane, ReentrantLock, LaneQueue> maker, long roundNanos, long now) {
    this.maker = maker;
    this.roundNanos = roundNanos;
    for (int i = 0; i < LOCKS; i++) {
      locks[i] = new ReentrantLock();
    }
    nextLook = now + roundNanos;
  }

  LaneQueue queue(Lane lane) {
    LaneQueue known = queues.get(lane);
    return known != null ? known : queues.computeIfAbsent(lane, this::make);
  }

  private LaneQueue make(Lane lane) {
    int hash = lane.hashCode();
    return maker.apply(lane, locks[(hash ^ hash >>> 16) & LOCKS - 1]);
  }

  /** It has been forgotten: the next one who asks gets a new one. */
  void drop(Lane lane, LaneQueue forgotten) {
    queues.remove(lane, forgotten);
  }

  Iterable<LaneQueue> all() {
    return queues.values();
  }

  int count() {
    return queues.size();
  }

  /** Looks at a few lanes, if it is time to. */
  void forgetIdle(long now) {
    if (now - nextLook < 0 || !walking.tryLock()) {
      return;
    }
    try {
      for (int i = 0; i < GLANCE && walk.hasNext(); i++) {
        var entry = walk.next();
        if (entry.getValue().forget()) {
          drop(entry.getKey(), entry.getValue());
        }
      }
      if (!walk.hasNext()) {
        walk = queues.entrySet().iterator();
        nextLook = now + roundNanos;
      }
    } finally {
      walking.unlock();
    }
  }
}
