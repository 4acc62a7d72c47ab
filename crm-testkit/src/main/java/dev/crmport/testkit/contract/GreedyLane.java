package dev.crmport.testkit.contract;

import dev.crmport.core.pace.Anchor;
import dev.crmport.core.pace.Pace;
import java.util.Arrays;

/**
 * When the requests of one lane leave if each leaves as early as the rule allows: {@code s(n) =
 * max(ready(n), end(n-1), anchor(n-k) + W)}. Written down as it stands, so that it may judge a
 * pacer that gets there in another way. Moments in nanoseconds of a simulation's true time.
 */
final class GreedyLane {
  private final long window;
  private final Anchor anchor;

  /** Where the last k windows begin, oldest first. */
  private final long[] anchors;

  /** Nothing leaves before it. */
  private long free;

  GreedyLane(Pace pace, long windowNanos) {
    this(windowNanos, pace.anchor(), new long[pace.permits()], 0);
    Arrays.fill(anchors, -windowNanos);
  }

  private GreedyLane(long window, Anchor anchor, long[] anchors, long free) {
    this.window = window;
    this.anchor = anchor;
    this.anchors = anchors;
    this.free = free;
  }

  /** The earliest departure, of somebody who is ready. */
  long earliest() {
    return Math.max(free, anchors[0] + window);
  }

  /** A request has ended whose answer began then. */
  void answered(long departed, long answered, long end) {
    System.arraycopy(anchors, 1, anchors, 0, anchors.length - 1);
    anchors[anchors.length - 1] = anchor == Anchor.ANSWER ? answered : departed;
    closedUntil(end);
  }

  /** A request has ended that may arrive until then. */
  void lost(long departed, long until) {
    answered(departed, until, until);
  }

  /** Nothing leaves before that moment. */
  void closedUntil(long moment) {
    free = Math.max(free, moment);
  }

  /** The earliest departure behind so many others, should all of their answers take no time. */
  long earliestBehind(int others, long now) {
    GreedyLane copy = new GreedyLane(window, anchor, anchors.clone(), Math.max(free, now));
    for (int i = 0; i < others; i++) {
      long departed = copy.earliest();
      copy.answered(departed, departed, departed);
    }
    return copy.earliest();
  }

  /** The same, with a request under way whose answer began then, and which ends now. */
  long earliestBehind(int others, long departed, long answered, long now) {
    GreedyLane copy = new GreedyLane(window, anchor, anchors.clone(), free);
    copy.answered(departed, answered, now);
    return copy.earliestBehind(others, now);
  }
}
