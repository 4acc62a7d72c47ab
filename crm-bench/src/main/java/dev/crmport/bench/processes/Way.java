package dev.crmport.bench.processes;

import dev.crmport.bench.traffic.Gate;
import dev.crmport.core.key.Lane;
import dev.crmport.core.pace.Deadline;
import dev.crmport.core.pace.Pace;
import dev.crmport.core.pace.Pacer;
import dev.crmport.core.pace.Turn;
import dev.crmport.core.pace.Urgency;
import dev.crmport.pacing.MachinePacer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** How several processes go one at a time. */
enum Way {
  MACHINE_PACER("MachinePacer") {
    @Override
    Gate unpaced(Path folder) {
      // Ten times as many as hand-overs allow; a memory of hundreds would be measured itself.
      return gate(folder, Pace.agreedWithVendor(20, Duration.ofMillis(1), "with nobody"));
    }

    @Override
    Gate paced(Path folder) {
      return gate(folder, Pace.standard());
    }

    private Gate gate(Path folder, Pace pace) {
      Pacer pacer = MachinePacer.in(folder).pace(pace).build();
      return errand -> {
        try (Turn turn = pacer.take(LANE, Urgency.BATCH, Deadline.none())) {
          errand.run(turn::answered);
        }
      };
    }
  },

  /** As one would do it in a script: lock a file around the call and the pause after it. */
  LOCKED_FILE("a file locked meanwhile") {
    @Override
    Gate unpaced(Path folder) throws IOException {
      return new LockedFile(folder.resolve("lock"))::hold;
    }

    @Override
    Gate paced(Path folder) throws IOException {
      LockedFile file = new LockedFile(folder.resolve("lock"));
      return errand ->
          file.hold(
              answerBegan -> {
                errand.run(answerBegan);
                Thread.sleep(FIFTH_OF_A_SECOND);
              });
    }
  };

  private static final Lane LANE = new Lane("bench");
  private static final Duration FIFTH_OF_A_SECOND = Duration.ofMillis(200);

  private final String label;

  Way(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }

  /** One at a time, and nothing else. */
  abstract Gate unpaced(Path folder) throws IOException;

  /** One at a time, and five a second at most. */
  abstract Gate paced(Path folder) throws IOException;
}
