package dev.crmport.web;

import jakarta.servlet.AsyncContext;
import org.jspecify.annotations.Nullable;

/**
 * Whether a response goes on after the container's thread has left. Safe for use by two threads.
 */
final class AsyncTrack {
  private final GuardedResponse response;

  /** What the application has started and not completed. */
  private volatile @Nullable GuardedAsync open;

  private volatile boolean inContainer = true;

  AsyncTrack(GuardedResponse response) {
    this.response = response;
  }

  AsyncContext started(AsyncContext context) {
    GuardedAsync guarded = new GuardedAsync(context, response);
    open = guarded;
    return guarded;
  }

  AsyncContext of(AsyncContext context) {
    GuardedAsync known = open;
    return known == null ? context : known;
  }

  /** Whether somebody goes on after the container's thread. */
  boolean isOpen() {
    return open != null;
  }

  void completed() {
    open = null;
  }

  /** The container's thread comes again. */
  void enter() {
    open = null;
    inContainer = true;
  }

  /** The container's thread leaves. */
  void leave() {
    inContainer = false;
  }

  /**
   * Has the container come again, where it waits for somebody: only on a thread of its own can it
   * be told to break the connection, by failing.
   *
   * @return false where it is here, or nobody is waited for
   */
  boolean comesForCut() {
    GuardedAsync known = open;
    if (known == null || inContainer) {
      return false;
    }
    known.comeAgain();
    return true;
  }
}
