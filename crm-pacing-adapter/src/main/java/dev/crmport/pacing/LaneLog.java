package dev.crmport.pacing;

import dev.crmport.core.key.Lane;
import dev.crmport.core.pace.Pace;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.TimeUnit;

/** What went wrong with a lane's file, for whoever runs the machine. */
final class LaneLog {
  private static final Logger LOG = System.getLogger("dev.crmport.pacing");

  private final Lane lane;
  private boolean paceWasSaid;

  LaneLog(Lane lane) {
    this.lane = lane;
  }

  void notWritten(String what, String why) {
    LOG.log(
        Level.WARNING,
        "The file of lane {0} could not be written ({2}): {1} was not noted. Whatever this"
            + " process does next in the lane notes it as well; until then, or if it ends, the"
            + " others wait as if it had died. See to the folder of the lanes should this come"
            + " again.",
        lane,
        what,
        why);
  }

  void writtenAnew(String why, long closedFor) {
    LOG.log(
        Level.WARNING,
        "The file of lane {0} {1} and is written anew. The lane stays closed for {2} ms, since"
            + " somebody may just have used it. Should this come again, see what else writes into"
            + " the folder of the lanes, and whether its disk is sound.",
        lane,
        why,
        millis(closedFor));
  }

  /** Once: where two processes differ, it would be said at each turn. */
  void anotherPace(Pace ours) {
    if (!paceWasSaid) {
      paceWasSaid = true;
      LOG.log(
          Level.WARNING,
          "Lane {0} was last used at another pace than {1}; its window begins anew at each change."
              + " Give one pace to all processes that share the folder of the lanes.",
          lane,
          ours);
    }
  }

  void givenUp(HeldTurn turn, long now) {
    LOG.log(
        Level.WARNING,
        "The turn of lane {0} was given up, and the lane goes on: {1} has been under way for {2}"
            + " ms. The process that held it has died.",
        lane,
        turn.operation(),
        millis(now - turn.departed()));
  }

  /** As a text: a number would be grouped by the reader's locale. */
  private static String millis(long nanos) {
    return Long.toString(TimeUnit.NANOSECONDS.toMillis(nanos));
  }
}
