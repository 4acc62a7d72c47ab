package dev.crmport.core.pace;

import java.util.List;

/**
 * What a {@link MemoryLedger} remembers, written down for a file or a store. Durations in
 * nanoseconds from the moment of writing, so that it does not matter whose clock reads it again.
 *
 * @param anchors for each permit of the pace how long after the moment of writing its window
 *     begins, oldest first; as a rule before it, and so negative
 * @param closedFor how long nothing may leave yet; zero or less where that is over
 * @param permits how many may leave in a window now: the pace's, or fewer where the lane was slowed
 * @param doublings how often the window was doubled
 * @param clean answers since the last hold or step
 * @param passedOver how often a batch has been passed over
 */
public record LedgerMemory(
    List<Long> anchors, long closedFor, int permits, int doublings, int clean, int passedOver) {
  /**
   * Checks what can be checked.
   *
   * @throws IllegalArgumentException for what no ledger has ever written
   */
  public LedgerMemory {
    anchors = List.copyOf(anchors);
    if (permits < 1 || permits > anchors.size()) {
      throw refused("permits", permits);
    }
    if (doublings < 0 || doublings > Restraint.MOST_DOUBLINGS) {
      throw refused("doublings", doublings);
    }
    if (clean < 0 || clean > Restraint.CLEAN_WINDOWS * anchors.size()) {
      throw refused("clean answers", clean);
    }
    if (passedOver < 0) {
      throw refused("passed-over turns", passedOver);
    }
  }

  private static IllegalArgumentException refused(String what, int value) {
    return new IllegalArgumentException(
        "the lane's memory was not read: " + value + " " + what + " cannot be; take a new ledger");
  }
}
