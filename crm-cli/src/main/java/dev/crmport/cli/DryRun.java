package dev.crmport.cli;

import dev.crmport.cli.csv.PeopleFile;
import dev.crmport.core.call.CallOptions;
import dev.crmport.core.call.CrmPort;
import dev.crmport.core.call.Operation;
import dev.crmport.core.pace.Pace;
import dev.crmport.core.sync.PeopleSync;
import dev.crmport.core.sync.SyncOutcome;
import dev.crmport.core.sync.SyncRow;

/**
 * What a sync would send and what it would refuse, without sending.
 *
 * @param screen where it is shown
 * @param job the sync
 */
record DryRun(Screen screen, SyncJob job) {
  private static final int MOST_SHOWN = 10;

  int run() {
    PeopleSync sync = job.over(new Nobody());
    Complaints complaints = new Complaints(screen, MOST_SHOWN);
    long ready = 0;
    long refused = 0;
    try (PeopleFile.Rows rows = job.file().rows()) {
      for (long i = 0; i < job.rows() && rows.hasNext(); i++) {
        switch (sync.judged(rows.next())) {
          case SyncRow.Ready row -> ready++;
          case SyncRow.Refused row -> {
            refused++;
            complaints.about(row.line(), new SyncOutcome.Refused(row.reason()));
          }
        }
      }
      complaints.end();
      rows.leftOut().forEach(members -> screen.tell("Would not be sent: " + members + "."));
    }
    screen.say(
        ready
            + " rows would be sent, in at least "
            + Pace.standard().least(ready).toSeconds()
            + " s; "
            + refused
            + " would be refused. Nothing was sent.");
    return refused == 0 ? Exit.DONE : Exit.SOME_ROWS;
  }

  /** Where nothing can be sent to. */
  private static final class Nobody implements CrmPort {
    @Override
    public <R> R call(Operation<R> operation) {
      throw new IllegalStateException("a dry run sends nothing");
    }

    @Override
    public CrmPort with(CallOptions options) {
      return this;
    }
  }
}
