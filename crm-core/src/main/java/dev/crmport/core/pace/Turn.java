package dev.crmport.core.pace;

import java.time.Duration;

/**
 * The right to send one request, from before it leaves until its answer is in.
 *
 * <p>Use it in try-with-resources. May be used by another thread than the one that took it. After
 * {@link #close} every method does nothing, also where the lane has long gone on. A turn that is
 * never closed is given up by its lane once the exchange's limit and the quarantine are over, and
 * counts as one whose end is unknown.
 */
public interface Turn extends AutoCloseable {
  /**
   * The first byte of the answer is here: with strict pacing the window is anchored at this moment,
   * since the CRM saw the request at some moment before it. A second call does nothing.
   */
  void answered();

  /** Nothing left: closing gives the turn back. Has no effect once {@link #answered} was called. */
  void unused();

  /**
   * The CRM asked for a pause: nobody in this lane gets a turn before it is over. Longer pauses win
   * over shorter ones. A lane that is held again and again goes slower, and finds its way back up
   * to the pace once it is no longer held.
   *
   * @throws IllegalArgumentException for a negative pause
   */
  void hold(Duration pause);

  /**
   * Lets the next one go. Closing without {@link #answered} or {@link #unused} says that the end of
   * the request is unknown: the lane stays closed for the quarantine.
   */
  @Override
  void close();
}
