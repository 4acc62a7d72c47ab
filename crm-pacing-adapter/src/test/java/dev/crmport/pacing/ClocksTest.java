package dev.crmport.pacing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmport.core.pace.Pace;
import dev.crmport.core.pace.Time;
import dev.crmport.core.pace.Turn;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Clocks that are set, and machines that start anew. */
final class ClocksTest {
  @RegisterExtension final Warnings warnings = new Warnings();
  @TempDir Path folder;
  private final TwoClocks time = new TwoClocks();

  @Test
  void aWallClockThatIsPutForwardLetsNobodyGoEarlier() throws Exception {
    Trial.requests(process(), 5);
    time.wall += Duration.ofHours(1).toNanos();
    assertThat(Trial.waitFor(process(), time)).isEqualTo(Trial.WINDOW);
  }

  @Test
  void aWallClockThatIsPutBackCostsAWindowAtMost() throws Exception {
    Trial.requests(process(), 5);
    time.pass(Duration.ofMillis(400));
    time.wall -= Duration.ofHours(1).toNanos();
    assertThat(Trial.waitFor(process(), time)).isEqualTo(Trial.WINDOW);
    time.wall -= Duration.ofHours(1).toNanos();
    assertThat(Trial.waitFor(process(), time)).isLessThanOrEqualTo(Trial.WINDOW);
  }

  @Test
  void aMachineThatStartsAnewCostsAWindowAtMost() throws Exception {
    time.nanos = Duration.ofDays(90).toNanos();
    Trial.requests(process(), 5);
    time.nanos = 17;
    time.wall += Duration.ofMinutes(1).toNanos();
    assertThat(Trial.waitFor(process(), time)).isEqualTo(Trial.WINDOW);
  }

  @Test
  void aMachineThatHasRunForLongerThanBeforeGoesByTheWallClock() throws Exception {
    Trial.requests(process(), 5);
    time.nanos += Duration.ofDays(90).toNanos();
    time.wall += Duration.ofMillis(300).toNanos();
    assertThat(Trial.waitFor(process(), time)).isEqualTo(Trial.WINDOW.minusMillis(300));
  }

  @Test
  void aTurnThatWasOpenWhenTheMachineStoppedIsGivenUpAfterItsLimit() throws Exception {
    time.nanos = Duration.ofDays(90).toNanos();
    Turn lost = Trial.take(process());
    time.nanos = 17;
    time.wall += Duration.ofMinutes(1).toNanos();
    assertThat(Trial.waitFor(process(), time)).isEqualTo(Trial.LIMIT.plus(Trial.QUARANTINE));
    lost.close();
  }

  @Test
  void aClockThatWentBackIsWrittenDownAtOnce() {
    Pace pace = Pace.standard();
    LaneRecord written = LaneState.unused(pace, new Stamp(1_000, 1_000)).record();
    assertThat(LaneState.of(written, pace, new Stamp(2_000, 2_000)).isChanged()).isFalse();
    assertThat(LaneState.of(written, pace, new Stamp(2_000, 999)).isChanged()).isTrue();
    assertThat(LaneState.of(written, pace, new Stamp(999, 2_000)).isChanged()).isTrue();
  }

  @Test
  void aWaitOutlastsAClockThatGoesBackMeanwhile() throws Exception {
    MachinePacer pacer = process();
    Trial.requests(pacer, 5);
    time.nanos -= Duration.ofHours(1).toNanos();
    assertThat(Trial.waitFor(pacer, time)).isEqualTo(Trial.WINDOW);
    Trial.requests(pacer, 5);
    time.wall -= Duration.ofHours(1).toNanos();
    assertThat(Trial.waitFor(pacer, time)).isEqualTo(Trial.WINDOW);
  }

  @Test
  void noClockThatIsSetMakesTwoProcessesBreakThePace() throws Exception {
    long seed = Long.getLong("crm.seed", System.identityHashCode(this) * 7919L);
    Random random = new Random(seed);
    List<MachinePacer> processes = List.of(process(), process(), process());
    List<Long> sent = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      switch (random.nextInt(20)) {
        case 0 -> time.wall += random.nextLong(5_000_000_000L);
        case 1 -> time.wall -= random.nextLong(5_000_000_000L);
        case 2 -> time.nanos -= random.nextLong(5_000_000_000L);
        default -> {}
      }
      try (Turn turn = Trial.take(processes.get(random.nextInt(processes.size())))) {
        sent.add(time.truth);
        time.pass(Duration.ofNanos(random.nextLong(300_000_000)));
        turn.answered();
      }
      if (i >= 5) {
        assertThat(Duration.ofNanos(sent.get(i) - sent.get(i - 5)))
            .as("six requests up to number %d, seed %d", i, seed)
            .isGreaterThanOrEqualTo(Trial.WINDOW);
      }
    }
    assertThat(Duration.ofNanos(time.truth))
        .as("no clock holds anybody up for long, seed %d", seed)
        .isLessThan(Duration.ofMinutes(50));
  }

  private MachinePacer process() {
    return Trial.process(folder, time);
  }

  @Test
  void aThreadThatStandsStillBetweenTheClocksReadsThemAgain() {
    Stamp stamp = Stamp.now(new StandingStill(time));
    assertThat(stamp).isEqualTo(Stamp.now(time));
  }

  /** A second passes after the first look at the wall clock. */
  private static final class StandingStill implements Time {
    private final TwoClocks clocks;
    private boolean stood;

    StandingStill(TwoClocks clocks) {
      this.clocks = clocks;
    }

    @Override
    public long nanos() {
      return clocks.nanos();
    }

    @Override
    public Instant now() {
      Instant wall = clocks.now();
      if (!stood) {
        stood = true;
        clocks.pass(Duration.ofSeconds(1));
      }
      return wall;
    }

    @Override
    public void park(Object blocker) {
      clocks.park(blocker);
    }

    @Override
    public void parkUntil(Object blocker, long moment) {
      clocks.parkUntil(blocker, moment);
    }

    @Override
    public void unpark(Thread thread) {
      clocks.unpark(thread);
    }
  }
}
