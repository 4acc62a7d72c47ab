package dev.crmport.cli;

import dev.crmport.cli.csv.PeopleFile;
import dev.crmport.core.bulk.BulkPolicy;
import dev.crmport.core.call.CrmPort;
import dev.crmport.core.key.KeyReference;
import dev.crmport.core.pace.PaceMeter;
import dev.crmport.core.sync.PeopleSync;
import dev.crmport.core.sync.SyncOutcome;
import dev.crmport.core.sync.SyncReport;
import java.nio.file.Path;
import java.util.Iterator;

/**
 * One file's way into the CRM, with progress on the screen and the refused rows in a file.
 *
 * @param file the people
 * @param rows how many of them are to go
 * @param refused where the refused rows are written, should there be any
 * @param bulk how many rows may go one by one
 * @param allowDuplicates whether rows go that the CRM cannot match
 */
record SyncJob(
    Surroundings surroundings,
    Screen screen,
    PeopleFile file,
    long rows,
    Path refused,
    BulkPolicy bulk,
    boolean allowDuplicates) {
  private static final int MOST_SHOWN = 10;

  PeopleSync over(CrmPort crm) {
    return PeopleSync.over(crm).bulk(bulk).allowDuplicates(allowDuplicates).build();
  }

  /**
   * Sends the rows; ends in order where the user asks for it.
   *
   * @param pacer what the CRM is paced by
   * @param meter what listens to it
   */
  SyncSummary run(CrmPort crm, CommandPacer pacer, PaceMeter meter, KeyReference key) {
    Stop stop = surroundings.stop();
    stop.onRequest(pacer::stop);
    Progress progress = new Progress(screen, surroundings.time(), meter, rows);
    Complaints complaints = new Complaints(screen, MOST_SHOWN);
    try (PeopleFile.Rows all = file.rows();
        RefusedRows toMend = new RefusedRows(refused, file.header())) {
      SyncReport report =
          over(crm)
              .run(
                  rows,
                  new First<>(all, rows),
                  (row, outcome) -> {
                    complaints.about(row.line(), outcome);
                    if (outcome instanceof SyncOutcome.Refused no) {
                      toMend.add(row.line(), no.reason(), all.lastFields());
                    }
                    // The rows behind a stop are passed over; that is no progress.
                    if (!stop.requested() || !(outcome instanceof SyncOutcome.Failed)) {
                      progress.done();
                    }
                  },
                  stop::requested);
      // An interrupted wait leaves the flag up, and a file cannot be written under it.
      var unused = Thread.interrupted();
      progress.end();
      complaints.end();
      all.leftOut().forEach(members -> screen.tell("Not sent: " + members + "."));
      if (toMend.finish()) {
        screen.tell("Refused rows, with the reasons: " + refused);
      }
      return new SyncSummary(report, meter.figures(), key);
    }
  }

  /** The first few of an iterator. */
  private static final class First<T> implements Iterator<T> {
    private final Iterator<T> all;
    private long left;

    First(Iterator<T> all, long most) {
      this.all = all;
      left = most;
    }

    @Override
    public boolean hasNext() {
      return left > 0 && all.hasNext();
    }

    @Override
    public T next() {
      left--;
      return all.next();
    }
  }
}
