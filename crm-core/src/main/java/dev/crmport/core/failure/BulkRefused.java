package dev.crmport.core.failure;

import java.time.Duration;

/** This much work belongs to one of the CRM's bulk routes. Nothing left. */
public final class BulkRefused extends CrmException {
  private final long rows;
  private final String route;
  private final Duration rowByRow;

  /**
   * A refusal.
   *
   * @param rows how many requests it would have been
   * @param limit how many the policy allows
   * @param route the bulk route to take, for people
   * @param rowByRow how long it would take one by one at the pace in force
   */
  public BulkRefused(CallFacts facts, long rows, long limit, String route, Duration rowByRow) {
    super(
        facts,
        rows
            + " rows are more than the "
            + limit
            + " that may go one by one, since the API does not replace the CRM's bulk tools; row by"
            + " row it would take at least "
            + inWords(rowByRow),
        "Use " + route + ".",
        null);
    this.rows = rows;
    this.route = route;
    this.rowByRow = rowByRow;
  }

  private static String inWords(Duration duration) {
    return duration.toHours() > 0
        ? duration.toHours() + " h " + duration.toMinutesPart() + " min"
        : duration.toMinutes() > 0
            ? duration.toMinutes() + " min " + duration.toSecondsPart() + " s"
            : duration.toSeconds() + " s";
  }

  /** How many requests it would have been. */
  public long rows() {
    return rows;
  }

  /** The bulk route to take, for people. */
  public String route() {
    return route;
  }

  /** How long it would take one by one at the pace in force. */
  public Duration rowByRow() {
    return rowByRow;
  }
}
