package dev.crmport.core.bulk;

import dev.crmport.core.failure.BulkRefused;
import dev.crmport.core.failure.CallFacts;
import dev.crmport.core.pace.Pace;

/**
 * How many rows may go one by one. The API is no replacement for the CRM's bulk tools, so more than
 * 2,000 are refused before anything is sent, unless whoever runs it insists.
 *
 * @param mostRows the most rows that go one by one
 */
public record BulkPolicy(long mostRows) {
  private static final BulkPolicy STANDARD = new BulkPolicy(2_000);
  private static final BulkPolicy ROW_BY_ROW = new BulkPolicy(Long.MAX_VALUE);

  /** Checks the bound. */
  public BulkPolicy {
    if (mostRows < 0) {
      throw new IllegalArgumentException(
          "the bulk policy was not set: " + mostRows + " rows are less than none; use 0 or more");
    }
  }

  /** At most 2,000 rows. */
  public static BulkPolicy standard() {
    return STANDARD;
  }

  /** No bound: for whoever knows the bulk route and insists. */
  public static BulkPolicy rowByRow() {
    return ROW_BY_ROW;
  }

  /**
   * Refuses what belongs to a bulk route.
   *
   * @param operation the operation that would be called for each row
   * @param rows how many there are
   * @param route the bulk route to take, for people
   * @throws BulkRefused where there are too many
   */
  public void check(String operation, long rows, String route, Pace pace) {
    if (rows > mostRows) {
      throw new BulkRefused(CallFacts.of(operation), rows, mostRows, route, pace.least(rows));
    }
  }
}
