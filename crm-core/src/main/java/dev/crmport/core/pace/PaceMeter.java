package dev.crmport.core.pace;

import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Measures what a pacer does, over all of its lanes: make it the pacer's listener. Safe for many
 * threads.
 *
 * <p>A request counts from its departure to its end, and once it has ended; a turn that nothing
 * left in does not count.
 */
public final class PaceMeter implements PaceListener {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  /** What happens now is what happened in the last five seconds. */
  private static final long NOW = 5 * SECOND;

  /** Longer than an exchange takes: a request is only known once it has ended. */
  private static final long KEPT = 60 * SECOND;

  private final Time time;

  /** Guards everything below. */
  private final ReentrantLock lock = new ReentrantLock();

  /** The requests of the last minute; moments are counted from {@link #start}. */
  private final TreeSet<Flight> flights =
      new TreeSet<>(Comparator.comparingLong(Flight::departed).thenComparingLong(Flight::number));

  private @Nullable Long start;
  private long requests;
  private long answered;
  private long answerNanos;
  private long waitedNanos;
  private long lastEnd;
  private int mostInFlight;
  private int mostInOneSecond;

  /** A meter that has seen nothing yet; its clock is the pacer's. */
  public PaceMeter(Time time) {
    this.time = time;
  }

  private record Flight(long departed, long end, long waited, long number) {
    boolean isUnderWayAt(long moment) {
      return departed <= moment && moment < end;
    }
  }

  @Override
  public void ended(TurnFacts turn, TurnEnd end, Duration answer, Duration exchange) {
    if (end == TurnEnd.UNUSED) {
      return;
    }
    lock.lock();
    try {
      if (start == null) {
        start = turn.departed();
      }
      long departed = turn.departed() - start;
      Flight flight =
          new Flight(departed, departed + exchange.toNanos(), turn.waited().toNanos(), requests++);
      if (end == TurnEnd.ANSWERED || end == TurnEnd.HELD) {
        answered++;
        answerNanos += answer.toNanos();
      }
      waitedNanos += flight.waited();
      lastEnd = Math.max(lastEnd, flight.end());
      count(flight);
    } finally {
      lock.unlock();
    }
  }

  private void count(Flight flight) {
    flights.add(flight);
    while (flight.departed() - flights.first().departed() > KEPT) {
      flights.pollFirst();
    }
    // Requests may end in another order than they left, so the seconds behind it have changed too.
    for (Flight last : flights.tailSet(flight, true)) {
      if (last.departed() - flight.departed() >= SECOND) {
        break;
      }
      mostInOneSecond = Math.max(mostInOneSecond, departures(last.departed(), SECOND));
    }
    for (Flight other : flights.tailSet(flight, true)) {
      if (other.departed() > flight.end()) {
        break;
      }
      long underWay =
          flights.headSet(other, true).stream()
              .filter(earlier -> earlier.isUnderWayAt(other.departed()))
              .count();
      mostInFlight = Math.max(mostInFlight, (int) Math.max(1, underWay));
    }
  }

  /** How many left in the span that ends with this moment. */
  private int departures(long moment, long span) {
    int count = 0;
    for (Flight flight : flights.descendingSet()) {
      if (moment - flight.departed() >= span) {
        break;
      }
      count += flight.departed() <= moment ? 1 : 0;
    }
    return count;
  }

  /** Requests a second, over the last few seconds. */
  public double rateNow() {
    lock.lock();
    try {
      if (start == null) {
        return 0;
      }
      long now = time.nanos() - start;
      long span = Math.min(NOW, Math.max(now, SECOND));
      return departures(now, span) / (span / (double) SECOND);
    } finally {
      lock.unlock();
    }
  }

  /** How long a turn took to come lately, on average. */
  public Duration waitNow() {
    lock.lock();
    try {
      long since = start == null ? 0 : time.nanos() - start - NOW;
      return Duration.ofNanos(
          (long)
              flights.stream()
                  .filter(flight -> flight.departed() > since)
                  .mapToLong(Flight::waited)
                  .average()
                  .orElse(0));
    } finally {
      lock.unlock();
    }
  }

  /** How long so many more requests will take; nothing where none has left lately. */
  public Optional<Duration> timeLeft(long more) {
    double rate = rateNow();
    return rate == 0
        ? Optional.empty()
        : Optional.of(Duration.ofMillis((long) (more / rate * 1_000)));
  }

  /** What was measured so far. */
  public Figures figures() {
    lock.lock();
    try {
      return new Figures(
          requests,
          Duration.ofNanos(lastEnd),
          average(answerNanos, answered),
          average(waitedNanos, requests),
          mostInOneSecond,
          mostInFlight);
    } finally {
      lock.unlock();
    }
  }

  private static Duration average(long nanos, long count) {
    return count == 0 ? Duration.ZERO : Duration.ofNanos(nanos / count);
  }

  /**
   * Figures of a run.
   *
   * @param requests how many left, repeats included
   * @param duration from the first departure to the last end
   * @param latency from a departure to the first byte of its answer, on average
   * @param waited how long a turn took to come, on average
   * @param mostInOneSecond the most departures in any rolling second
   * @param mostInFlight the most that were under way at once
   */
  public record Figures(
      long requests,
      Duration duration,
      Duration latency,
      Duration waited,
      int mostInOneSecond,
      int mostInFlight) {
    /** Requests a second. */
    public double rate() {
      return duration.isZero() ? 0 : requests / (duration.toNanos() / 1e9);
    }
  }
}
