package dev.crmport.testkit.contract;

import java.util.EnumMap;
import java.util.Map;

/** What has happened in a simulation, and how often; a run in which nothing did proves nothing. */
final class Tally {
  /** What can happen. */
  enum Event {
    DEPARTED,
    ANSWERED,
    UNUSED,
    LOST,
    GIVEN_UP,
    HELD,
    CLOSED_IN_VAIN,
    REFUSED_AT_ONCE,
    RAN_OUT_OF_TIME,
    QUEUE_FULL,
    INTERRUPTED
  }

  private final Map<Event, Integer> counts = new EnumMap<>(Event.class);

  void count(Event event) {
    counts.merge(event, 1, Integer::sum);
  }

  int of(Event event) {
    return counts.getOrDefault(event, 0);
  }

  @Override
  public String toString() {
    return counts.toString();
  }
}
