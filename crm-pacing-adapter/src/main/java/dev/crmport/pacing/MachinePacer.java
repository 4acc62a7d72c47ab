package dev.crmport.pacing;

import dev.crmport.core.key.Lane;
import dev.crmport.core.pace.Deadline;
import dev.crmport.core.pace.Exchange;
import dev.crmport.core.pace.Pacer;
import dev.crmport.core.pace.PacerBuilder;
import dev.crmport.core.pace.PacerOptions;
import dev.crmport.core.pace.QueuePacer;
import dev.crmport.core.pace.Turn;
import dev.crmport.core.pace.Urgency;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Paces all processes of one machine that name the same folder: a file per lane holds what has left
 * lately, the turn that is open, and which processes wait.
 *
 * <p><b>Order:</b> among the threads of a process as {@link Pacer#take} says. Among processes first
 * come, first served within an urgency, one turn each: a process whose turn is over goes to the
 * tail, so those that always have work share equally.<br>
 * <b>A process that dies</b> while its turn is open leaves the lane closed until the exchange's
 * limit and the quarantine are over, since its request may still be in service. One that dies while
 * it waits holds the others up for 0.3 s at most.<br>
 * <b>A file that is damaged</b>, or gone while the lane is in use, counts as just used by somebody
 * unknown: the lane stays closed for 30 s and the quarantine. One of another pace counts with that
 * pace's last request; give all processes one pace.<br>
 * <b>Errors:</b> where the folder cannot be made, read, written or locked, {@link Pacer#take}
 * refuses with {@link dev.crmport.core.failure.TurnRefused.Reason#STORE_GONE}, and the next one
 * tries again.<br>
 * <b>The folder</b> is made for its owner alone, and its files too. It belongs on a local file
 * system. Deleting it is safe while nobody uses it.<br>
 * <b>Not kept:</b> a power failure may lose the last writes, and takes longer than a window.
 */
public final class MachinePacer implements Pacer, AutoCloseable {
  private final QueuePacer queues;

  private MachinePacer(LaneFolder folder, PacerOptions options) {
    queues =
        new QueuePacer(
            (lane, now) -> new MachineLedger(lane, folder.file(lane, options.time()), options),
            options);
  }

  /**
   * A pacer over the lanes of a folder, which is made when the first turn is taken.
   *
   * @throws IllegalArgumentException for a folder that is not on the machine's own file system
   */
  public static PacerBuilder<MachinePacer> in(Path lanesFolder) {
    if (!lanesFolder.getFileSystem().equals(FileSystems.getDefault())) {
      throw new IllegalArgumentException(
          "the pacer was not made: a lane's file is locked by the machine's own file system; name"
              + " a folder on it");
    }
    LaneFolder folder = new LaneFolder(lanesFolder);
    return new PacerBuilder<>(options -> new MachinePacer(folder, options));
  }

  @Override
  public Turn take(Lane lane, Urgency urgency, Deadline deadline, Exchange exchange)
      throws InterruptedException {
    return queues.take(lane, urgency, deadline, exchange);
  }

  @Override
  public Duration estimate(Lane lane, Urgency urgency) {
    return queues.estimate(lane, urgency);
  }

  /** Lets every waiter go with a refusal; no turn is given after it. Deletes nothing. */
  @Override
  public void close() {
    queues.close();
  }
}
