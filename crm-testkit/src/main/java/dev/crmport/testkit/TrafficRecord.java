package dev.crmport.testkit;

import dev.crmport.testkit.wire.JsonText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.ToLongFunction;

/**
 * What a fake CRM saw: when requests arrived and departed, and nothing that tells a key beyond its
 * last four characters, or a person at all.
 *
 * <p><b>Units:</b> nanoseconds from one arbitrary origin; meaningful as differences. <br>
 * <b>Threads:</b> safe for many; every query looks at the requests seen so far. <br>
 * <b>Exactness:</b> a request arrives when its head was read, and departs just before its last
 * bytes are handed to the network; so whoever waits for each answer is never seen with two in
 * flight.
 */
public final class TrafficRecord {
  /** The key of a request that brought none, or a malformed one. */
  public static final String NO_KEY = "none";

  private static final Duration SECOND = Duration.ofSeconds(1);

  private final ReentrantLock lock = new ReentrantLock();

  /** In the order of recording; the list and the visits are guarded by the lock. */
  private final List<Visit> visits = new ArrayList<>();

  TrafficRecord() {}

  /**
   * One request.
   *
   * @param arrivalNanos when its head had been read
   * @param departureNanos when it was done with: answered, cut off or reset; empty while it is not
   * @param gaveUpNanos when its caller closed the connection before the answer was complete
   * @param method as sent
   * @param path with ids and odd segments replaced, without the query
   * @param status what was answered; 0 for nothing
   * @param keyLastFour the last four characters of the key, or {@link #NO_KEY}
   */
  public record Request(
      long arrivalNanos,
      OptionalLong departureNanos,
      OptionalLong gaveUpNanos,
      String method,
      String path,
      int status,
      String keyLastFour) {
    /** True when the caller was gone before the answer was complete. */
    public boolean abandoned() {
      return gaveUpNanos.isPresent();
    }
  }

  /**
   * A window with too many arrivals.
   *
   * @param fromNanos the arrival that it begins with
   * @param arrivals how many it holds
   */
  public record Window(long fromNanos, int arrivals) {}

  Visit arrived(long nanos, String method, String path, String key) {
    Visit visit = new Visit(nanos, method, path, key);
    lock.lock();
    try {
      visits.add(visit);
    } finally {
      lock.unlock();
    }
    return visit;
  }

  /** Ends a visit, once; later calls change nothing. */
  void departed(Visit visit, int status, long nanos) {
    lock.lock();
    try {
      if (visit.departure == Visit.OPEN) {
        visit.departure = nanos;
        visit.status = status;
      }
    } finally {
      lock.unlock();
    }
  }

  boolean isDone(Visit visit) {
    lock.lock();
    try {
      return visit.departure != Visit.OPEN;
    } finally {
      lock.unlock();
    }
  }

  /** The caller closed; without effect on a visit that has departed. */
  void gaveUp(Visit visit, long nanos) {
    lock.lock();
    try {
      if (visit.departure == Visit.OPEN && visit.gaveUp == Visit.OPEN) {
        visit.gaveUp = nanos;
      }
    } finally {
      lock.unlock();
    }
  }

  /** The last bytes could not be written, though the visit had departed: the caller was gone. */
  void notDelivered(Visit visit, long nanos) {
    lock.lock();
    try {
      if (visit.gaveUp == Visit.OPEN) {
        visit.gaveUp = nanos;
      }
    } finally {
      lock.unlock();
    }
  }

  /** All requests, by arrival. */
  public List<Request> requests() {
    lock.lock();
    try {
      return visits.stream()
          .sorted((a, b) -> Long.signum(a.arrival - b.arrival))
          .map(TrafficRecord::seen)
          .toList();
    } finally {
      lock.unlock();
    }
  }

  private static Request seen(Visit visit) {
    return new Request(
        visit.arrival,
        moment(visit.departure),
        moment(visit.gaveUp),
        visit.method,
        visit.path,
        visit.status,
        visit.key);
  }

  private static OptionalLong moment(long nanos) {
    return nanos == Visit.OPEN ? OptionalLong.empty() : OptionalLong.of(nanos);
  }

  /** The most arrivals in any window [t, t + 1 s), wherever it begins. */
  public int mostArrivalsInAnyRollingSecond() {
    return RollingWindow.most(sorted(visit -> visit.arrival), SECOND.toNanos());
  }

  /**
   * The windows that hold more than so many arrivals: one for each arrival that such a window
   * begins with, so that none is empty and they may overlap.
   */
  public List<Window> violatedWindows(int permits, Duration window) {
    return RollingWindow.above(permits, sorted(visit -> visit.arrival), window.toNanos());
  }

  /** The most requests at once from arrival to departure, or until their caller gave up. */
  public int mostInFlight() {
    return RollingWindow.mostOpen(
        sorted(visit -> visit.arrival), sorted(visit -> Math.min(visit.departure, visit.gaveUp)));
  }

  /** The most requests at once that the server had not done with, whether or not anybody waits. */
  public int mostInFlightWithAbandoned() {
    return RollingWindow.mostOpen(sorted(visit -> visit.arrival), sorted(visit -> visit.departure));
  }

  /** How many requests were given up by their callers. */
  public long abandoned() {
    lock.lock();
    try {
      return visits.stream().filter(visit -> visit.gaveUp != Visit.OPEN).count();
    } finally {
      lock.unlock();
    }
  }

  /** How often each status was answered, in ascending order; 0 for no answer. */
  public Map<Integer, Integer> byStatus() {
    Map<Integer, Integer> counts = new TreeMap<>();
    lock.lock();
    try {
      visits.forEach(visit -> counts.merge(visit.status, 1, Integer::sum));
    } finally {
      lock.unlock();
    }
    return counts;
  }

  /** The same record for each key alone, by the key's last four; a copy of this moment. */
  public Map<String, TrafficRecord> byKey() {
    Map<String, TrafficRecord> records = new TreeMap<>();
    lock.lock();
    try {
      for (Visit visit : visits) {
        Visit copy = new Visit(visit.arrival, visit.method, visit.path, visit.key);
        copy.departure = visit.departure;
        copy.gaveUp = visit.gaveUp;
        copy.status = visit.status;
        records.computeIfAbsent(visit.key, key -> new TrafficRecord()).visits.add(copy);
      }
    } finally {
      lock.unlock();
    }
    return records;
  }

  private long[] sorted(ToLongFunction<Visit> moment) {
    lock.lock();
    try {
      return visits.stream().mapToLong(moment).sorted().toArray();
    } finally {
      lock.unlock();
    }
  }

  /**
   * The summary as one JSON object: {@code requests}, {@code mostInOneSecond}, {@code
   * mostInFlight}, {@code abandoned}, {@code byStatus}, and the first four again under {@code
   * byKey}.
   */
  public String toJson() {
    Map<String, Object> summary = figures();
    Map<String, Object> statuses = new LinkedHashMap<>();
    byStatus().forEach((status, count) -> statuses.put(status.toString(), count));
    summary.put("byStatus", statuses);
    Map<String, Object> keys = new LinkedHashMap<>();
    byKey().forEach((key, traffic) -> keys.put(key, traffic.figures()));
    summary.put("byKey", keys);
    return JsonText.text(summary);
  }

  private Map<String, Object> figures() {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("requests", requests().size());
    figures.put("mostInOneSecond", mostArrivalsInAnyRollingSecond());
    figures.put("mostInFlight", mostInFlight());
    figures.put("abandoned", abandoned());
    return figures;
  }

  @Override
  public String toString() {
    return "TrafficRecord" + toJson();
  }
}
