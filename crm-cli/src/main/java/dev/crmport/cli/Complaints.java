package dev.crmport.cli;

import dev.crmport.core.sync.SyncOutcome;

/**
 * Tells the user of rows that did not arrive: of each whose outcome is unknown, since somebody has
 * to look, and of the first few of the others. For one thread.
 */
final class Complaints {
  private final Screen screen;
  private final int most;
  private long refused;
  private long failed;

  Complaints(Screen screen, int most) {
    this.screen = screen;
    this.most = most;
  }

  void about(long line, SyncOutcome outcome) {
    switch (outcome) {
      case SyncOutcome.Refused no -> {
        if (++refused <= most) {
          tell(line, "refused", no.reason());
        }
      }
      case SyncOutcome.Unknown lost -> tell(line, "unknown", lost.what());
      case SyncOutcome.Failed failure -> {
        if (++failed <= most) {
          tell(line, "failed", failure.why());
        }
      }
      case SyncOutcome.Stored stored -> {}
      case SyncOutcome.Matched matched -> {}
    }
  }

  private void tell(long line, String what, String why) {
    screen.tell("line " + line + " " + what + ": " + why);
  }

  void end() {
    more(refused, "refused");
    more(failed, "failed");
  }

  private void more(long count, String what) {
    if (count > most) {
      screen.tell("... and " + (count - most) + " more " + what + ".");
    }
  }
}
