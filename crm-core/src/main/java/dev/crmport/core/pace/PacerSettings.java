package dev.crmport.core.pace;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What a lane needs to know of its pacer.
 *
 * @param quarantine nanoseconds that a lane stays closed after a request of unknown end
 * @param mostWaiters how many may wait in one lane
 * @param closed set once, when the pacer is closed
 */
record PacerSettings(
    long quarantine, int mostWaiters, Time time, Reports reports, AtomicBoolean closed) {
  boolean isClosed() {
    return closed.get();
  }
}
