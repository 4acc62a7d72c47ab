package dev.crmport.core.sync;

import dev.crmport.core.people.VanId;

/** What became of one row. Switch over it without a default branch. */
public sealed interface SyncOutcome {
  /**
   * The CRM made a new record.
   *
   * @param id the new person
   */
  record Stored(VanId id) implements SyncOutcome {}

  /**
   * The CRM had the person; nothing was written.
   *
   * @param id the person
   */
  record Matched(VanId id) implements SyncOutcome {}

  /**
   * Not sent, or sent and not accepted: the row needs mending.
   *
   * @param reason what is wrong with it
   */
  record Refused(String reason) implements SyncOutcome {}

  /**
   * It left and its answer was lost; it was not repeated, since that may store the person twice.
   *
   * @param what what is known, and where to look
   */
  record Unknown(String what) implements SyncOutcome {}

  /**
   * Not done, and the row is fine: it may go again as it is.
   *
   * @param why what kept it from being done
   */
  record Failed(String why) implements SyncOutcome {}
}
