package dev.crmport.pacing;

import dev.crmport.core.pace.Anchor;
import dev.crmport.core.pace.LedgerMemory;
import dev.crmport.core.pace.Pace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a lane's file. Every moment in it is nanoseconds from its writing.
 *
 * @param written when that was
 * @param window nanoseconds; with the number of anchors and their kind the pace that it is of
 * @param line who waits, in the order of their coming
 */
record LaneRecord(
    Stamp written,
    long window,
    Anchor anchor,
    LedgerMemory memory,
    @Nullable HeldTurn turn,
    List<Ticket> line) {
  LaneRecord {
    line = List.copyOf(line);
  }

  boolean isOf(Pace pace) {
    return memory.anchors().size() == pace.permits()
        && window == pace.window().toNanos()
        && anchor == pace.anchor();
  }
}
