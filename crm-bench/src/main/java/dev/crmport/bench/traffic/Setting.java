package dev.crmport.bench.traffic;

import java.util.ArrayList;
import java.util.List;

/**
 * One configuration.
 *
 * @param limiter who decides
 * @param withSemaphore whether a semaphore with one permit stands around the call
 * @param latency how long requests take
 * @param callers how many threads ask
 */
record Setting(Limiter limiter, boolean withSemaphore, Latency latency, int callers) {
  Gate gate() {
    return withSemaphore ? limiter.gateWithOneInFlight() : limiter.gate();
  }

  /** The limiter and its use, as the tables name them. */
  String label() {
    return withSemaphore ? limiter.label() + ", one in flight" : limiter.label();
  }

  /** All that these make together. */
  static List<Setting> all(List<Limiter> limiters, List<Latency> latencies, List<Integer> callers) {
    List<Setting> all = new ArrayList<>();
    for (Limiter limiter : limiters) {
      for (boolean withSemaphore : new boolean[] {false, true}) {
        if (withSemaphore && limiter.keepsOneInFlight()) {
          continue;
        }
        for (Latency latency : latencies) {
          callers.forEach(count -> all.add(new Setting(limiter, withSemaphore, latency, count)));
        }
      }
    }
    return all;
  }
}
