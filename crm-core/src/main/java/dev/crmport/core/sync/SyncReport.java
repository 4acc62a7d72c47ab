package dev.crmport.core.sync;

import dev.crmport.core.failure.CrmException;
import java.util.Optional;

/**
 * What a run came to. Every row is in exactly one of the five counts.
 *
 * @param stored rows that the CRM made a record of
 * @param matched rows that the CRM had
 * @param refused rows that need mending: not sent, or not accepted
 * @param unknown rows that left and whose answer was lost
 * @param failed rows that were not done and may go again as they are
 * @param endedBy what made going on pointless, such as a key that the CRM no longer takes; the rows
 *     after it count as failed
 * @param stopped whether the run was stopped from outside; the rows after it count as failed
 */
public record SyncReport(
    long stored,
    long matched,
    long refused,
    long unknown,
    long failed,
    Optional<CrmException> endedBy,
    boolean stopped) {
  /** All rows of the run. */
  public long rows() {
    return stored + matched + refused + unknown + failed;
  }

  /** Whether the CRM has every row. */
  public boolean isComplete() {
    return refused + unknown + failed == 0;
  }
}
