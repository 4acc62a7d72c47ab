package dev.crmport.core.pace;

/**
 * Interactive before batch, and batch at least one turn in five while it waits: after four
 * interactive turns in a row that passed over somebody of a batch, that one goes.
 */
final class UrgencyOrder {
  private static final int MOST_PASSED_OVER = 4;

  private UrgencyOrder() {}

  /** Who goes next, of those who wait. */
  static Urgency next(boolean interactive, boolean batch, int passedOver) {
    return interactive && !(batch && passedOver >= MOST_PASSED_OVER)
        ? Urgency.INTERACTIVE
        : Urgency.BATCH;
  }

  /** How often a batch has then been passed over. */
  static int passedOver(Urgency gone, boolean batchWaits, int before) {
    return gone == Urgency.INTERACTIVE && batchWaits ? before + 1 : 0;
  }

  /** How many of those who wait go before one who comes now, should nobody come after it. */
  static long ahead(Urgency urgency, int interactive, int batch, int passedOver) {
    if (urgency == Urgency.INTERACTIVE) {
      return interactive + Math.min(batch, (passedOver + (long) interactive) / MOST_PASSED_OVER);
    }
    long firstRound = Math.max(0, MOST_PASSED_OVER - passedOver);
    return batch + Math.min(interactive, firstRound + (long) MOST_PASSED_OVER * batch);
  }
}
