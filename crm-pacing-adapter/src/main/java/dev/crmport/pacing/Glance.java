package dev.crmport.pacing;

import dev.crmport.core.pace.Exchange;
import dev.crmport.core.pace.LaneLedger.Verdict;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Somebody else's turn as it was seen last. As long as the file says the same it is still open, and
 * a process that waits for its end needs no lock to know: most looks are of this kind.
 */
final class Glance {
  /** After that the file is looked at in earnest: our tickets get old, and the path may have. */
  private static final long GOOD_FOR = TimeUnit.MILLISECONDS.toNanos(100);

  private final LaneState lane;
  private final byte[] content;
  private final boolean interactive;
  private final boolean batch;

  /**
   * What was seen, and by whom.
   *
   * @param content what the file said
   */
  Glance(LaneState lane, byte[] content, @Nullable Exchange interactive, @Nullable Exchange batch) {
    this.lane = lane;
    this.content = content;
    this.interactive = interactive != null;
    this.batch = batch != null;
  }

  /** When to look again, where nothing has changed for those who wait; else null. */
  @Nullable Verdict unchanged(
      LaneFile file, long process, long now, @Nullable Exchange person, @Nullable Exchange job)
      throws IOException {
    long age = now - lane.seen();
    boolean same =
        interactive == (person != null)
            && batch == (job != null)
            && age >= 0
            && age <= GOOD_FOR
            && lane.isOpen(now)
            && file.says(content);
    return same ? new Verdict.NotBefore(lane.nextLook(process, now)) : null;
  }
}
