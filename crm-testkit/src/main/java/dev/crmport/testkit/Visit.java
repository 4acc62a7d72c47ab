package dev.crmport.testkit;

/**
 * One request while the record of traffic follows it. Guarded by the record's lock; others see it
 * as a {@link TrafficRecord.Request}.
 */
final class Visit {
  /** Stands for a moment that has not come. */
  static final long OPEN = Long.MAX_VALUE;

  final long arrival;
  final String method;
  final String path;
  final String key;
  long departure = OPEN;
  long gaveUp = OPEN;
  int status;

  Visit(long arrival, String method, String path, String key) {
    this.arrival = arrival;
    this.method = method;
    this.path = path;
    this.key = key;
  }
}
