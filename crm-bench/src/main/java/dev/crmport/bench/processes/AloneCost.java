package dev.crmport.bench.processes;

import static dev.crmport.bench.Markdown.head;
import static dev.crmport.bench.Markdown.row;

import dev.crmport.bench.AheadOfTime;
import dev.crmport.bench.Samples;
import dev.crmport.core.key.Lane;
import dev.crmport.core.pace.Deadline;
import dev.crmport.core.pace.JvmPacer;
import dev.crmport.core.pace.Pacer;
import dev.crmport.core.pace.Turn;
import dev.crmport.core.pace.Urgency;
import dev.crmport.pacing.MachinePacer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a turn costs a process that has its lane for itself, beside a pacer of one JVM, and beside
 * the least that pacing by a file can do. In rounds, so that what else happens on the machine meets
 * all of them.
 *
 * <p>Not with JMH: the figure at the 99th percentile is wanted too, of calls of the system that
 * take a thousand times as long as reading the clock.
 */
final class AloneCost {
  private static final int TURNS_A_ROUND = 2000;
  private static final int WARM_UP_ROUNDS = 5;

  private final int rounds;
  private final AheadOfTime clock = new AheadOfTime();
  private final Lane lane = Lane.random();

  AloneCost(int rounds) {
    this.rounds = rounds;
  }

  /** One turn, or what stands beside it. */
  private interface Operation {
    void run() throws IOException, InterruptedException;
  }

  private record Subject(String label, Operation operation, List<Samples> nanos) {
    Subject(String label, Operation operation) {
      this(label, operation, new ArrayList<>());
    }

    /** In nanoseconds, in the middle of all rounds. */
    long percentile(double percent) {
      return Samples.of(nanos.stream().map(round -> round.percentile(percent)).toList()).median();
    }
  }

  /** Prints a table. */
  void measure(Path folder) throws IOException, InterruptedException {
    Path opened = folder.resolve("opened-each-time");
    try (LockedFile file = new LockedFile(folder.resolve("kept-open"));
        MachinePacer machine = MachinePacer.in(folder.resolve("alone")).time(clock).build();
        JvmPacer jvm = JvmPacer.builder().time(clock).build()) {
      Subject bare = new Subject("lock, read, write, unlock", () -> file.hold(begun -> {}));
      List<Subject> subjects =
          List.of(
              bare,
              new Subject("the same, opened and closed each time", () -> openAndHold(opened)),
              new Subject("MachinePacer: take, answered, close", () -> turn(machine)),
              new Subject("JvmPacer: take, answered, close", () -> turn(jvm)));
      for (int round = -WARM_UP_ROUNDS; round < rounds; round++) {
        for (Subject subject : subjects) {
          Samples nanos = time(subject.operation());
          if (round >= 0) {
            subject.nanos().add(nanos);
          }
        }
      }
      print(subjects, bare.percentile(50));
    }
  }

  private static void print(List<Subject> subjects, long unit) {
    head("one process alone", "us p50", "us p99", "times the first");
    for (Subject subject : subjects) {
      long median = subject.percentile(50);
      row(
          subject.label(),
          "%.2f".formatted(median / 1e3),
          "%.2f".formatted(subject.percentile(99) / 1e3),
          "%.2f".formatted((double) median / unit));
    }
  }

  private static Samples time(Operation operation) throws IOException, InterruptedException {
    long[] nanos = new long[TURNS_A_ROUND];
    for (int i = 0; i < nanos.length; i++) {
      long start = System.nanoTime();
      operation.run();
      nanos[i] = System.nanoTime() - start;
    }
    return Samples.of(nanos);
  }

  private void turn(Pacer pacer) throws InterruptedException {
    clock.skip();
    try (Turn turn = pacer.take(lane, Urgency.BATCH, Deadline.none())) {
      turn.answered();
    }
  }

  private static void openAndHold(Path path) throws IOException, InterruptedException {
    try (LockedFile file = new LockedFile(path)) {
      file.hold(begun -> {});
    }
  }
}
