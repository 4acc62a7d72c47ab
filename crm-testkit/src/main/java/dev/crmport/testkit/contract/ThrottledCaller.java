package dev.crmport.testkit.contract;

import dev.crmport.core.pace.Pacer;
import dev.crmport.core.pace.Turn;
import dev.crmport.testkit.Simulation;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A caller in a simulation, and a server that throttles it; its answers take no time. */
final class ThrottledCaller {
  static final Duration PAUSE = Duration.ofMillis(1_200);

  final List<Duration> departures = new ArrayList<>();
  int throttled;

  private final Simulation simulation = Simulation.seeded(1);
  private final Pacer pacer;
  private final Deque<Duration> lastSecond = new ArrayDeque<>();

  ThrottledCaller(PacerStage stage) {
    pacer = stage.pacer(simulation);
  }

  /** Sends so many, to a server that refuses more than so many a second. */
  void requests(int count, int limit) {
    simulation.spawn(
        "caller",
        () -> {
          for (int i = 0; i < count; i++) {
            request(limit);
          }
        });
    simulation.run();
  }

  private void request(int limit) throws InterruptedException {
    try (Turn turn = PacerTrials.take(pacer)) {
      Duration now = simulation.elapsed();
      departures.add(now);
      while (!lastSecond.isEmpty() && lastSecond.getFirst().plusSeconds(1).compareTo(now) <= 0) {
        lastSecond.removeFirst();
      }
      lastSecond.add(now);
      turn.answered();
      if (lastSecond.size() > limit) {
        throttled++;
        turn.hold(PAUSE);
      }
    }
  }
}
