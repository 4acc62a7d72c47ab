package dev.crmport.core.sync;

/** Is told of each row as soon as its outcome is known, on the thread that runs the sync. */
@FunctionalInterface
public interface SyncListener {
  /**
   * One row is done with. Called once per row, in the order of the rows; what it throws ends the
   * run.
   */
  void done(SyncRow row, SyncOutcome outcome);
}
