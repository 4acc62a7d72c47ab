package dev.crmport.pacing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmport.core.failure.TurnRefused;
import dev.crmport.core.pace.Turn;
import dev.crmport.core.pace.Urgency;
import dev.crmport.testkit.ManualTime;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who goes when several processes wait in one lane. */
final class SharesTest {
  private static final int EACH = 36;

  @RegisterExtension final Warnings warnings = new Warnings();
  @TempDir Path folder;
  private final ManualTime time = ManualTime.stopped();
  private final long seed = Long.getLong("crm.seed", System.identityHashCode(this) * 7919L);
  private final Random random = new Random(seed);
  private final List<Request> requests = Collections.synchronizedList(new ArrayList<>());

  private record Request(int process, Urgency urgency, long departed, long ended) {}

  @ParameterizedTest(name = "answers take {0} ms")
  @ValueSource(ints = {0, 60, 300})
  void processesThatAlwaysHaveWorkShareEqually(int latency) {
    List<Thread> threads = new ArrayList<>();
    for (int process = 0; process < 4; process++) {
      // Who has more threads waiting has no more for it.
      MachinePacer pacer = Trial.process(folder, time);
      for (int i = 0; i <= process; i++) {
        threads.add(worker(pacer, process, Urgency.BATCH, EACH / (process + 1), latency));
      }
    }
    time.runToTheEndOf(threads);
    assertThat(requests).hasSize(4 * EACH);
    assertKept();
    // All have come, and none has done all that it came for.
    List<Request> busy = requests.subList(10, 10 + 2 * EACH);
    for (int process = 0; process < 4; process++) {
      int who = process;
      assertThat(busy.stream().filter(request -> request.process() == who).count())
          .as("turns of process %d of %d, seed %d", process, busy.size(), seed)
          .isBetween(EACH * 45 / 100L, EACH * 55 / 100L);
    }
  }

  @Test
  void interactiveGoesFirstAndABatchElsewhereHasOneTurnInFive() {
    MachinePacer batch = Trial.process(folder, time);
    MachinePacer interactive = Trial.process(folder, time);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      threads.add(worker(batch, 0, Urgency.BATCH, EACH / 2, 20));
      threads.add(worker(interactive, 1, Urgency.INTERACTIVE, EACH / 2, 20));
    }
    time.runToTheEndOf(threads);
    assertKept();
    List<Request> both = requests.subList(5, EACH + 5);
    assertThat(both.stream().filter(request -> request.urgency() == Urgency.BATCH).count())
        .isBetween(EACH / 5 - 2L, EACH / 5 + 2L);
    for (int i = 0; i + 5 <= both.size(); i++) {
      assertThat(both.subList(i, i + 5)).extracting(Request::urgency).contains(Urgency.BATCH);
    }
  }

  @Test
  void aProcessThatDiedWaitingHoldsTheOthersUpForAThirdOfASecond() throws Exception {
    ManualTime alone = ManualTime.autoAdvancing();
    MachinePacer pacer = Trial.process(folder, alone);
    Trial.requests(pacer, 5);
    waitAsSomebodyWhoDies(alone, Urgency.INTERACTIVE);
    assertThat(Trial.waitFor(pacer, alone)).isBetween(Trial.WINDOW, Trial.WINDOW.plusMillis(305));
    Trial.requests(pacer, 5);
    assertThat(Trial.waitFor(pacer, alone)).as("and only once").isEqualTo(Trial.WINDOW);
  }

  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void aBatchThatDiedWaitingHoldsTheOthersUpNoLonger() throws Exception {
    ManualTime alone = ManualTime.autoAdvancing();
    MachinePacer pacer = Trial.process(folder, alone);
    Trial.requests(pacer, 5);
    waitAsSomebodyWhoDies(alone, Urgency.BATCH);
    Trial.requests(pacer, 10);
    assertThat(Duration.ofNanos(alone.nanos()))
        .as("the fifth after four interactive ones would have been the batch's")
        .isBetween(Trial.WINDOW.multipliedBy(2), Trial.WINDOW.multipliedBy(2).plusMillis(305));
  }

  @Test
  void aPacerThatIsClosedLeavesNobodyBehind() throws Exception {
    ManualTime alone = ManualTime.autoAdvancing();
    MachinePacer pacer = Trial.process(folder, alone);
    Trial.requests(pacer, 5);
    MachinePacer leaving = Trial.process(folder, time);
    Thread waiting = worker(leaving, 0, Urgency.INTERACTIVE, 1, 0);
    time.awaitParked(1);
    leaving.close();
    waiting.join();
    assertThat(requests).isEmpty();
    assertThat(Trial.waitFor(pacer, alone)).isEqualTo(Trial.WINDOW);
  }

  private void waitAsSomebodyWhoDies(ManualTime until, Urgency urgency) {
    ManualTime stopped = ManualTime.stoppedAt(until.nanos());
    MachinePacer dying = Trial.process(folder, stopped);
    Thread waiting = worker(dying, 9, urgency, 1, 0);
    stopped.awaitParked(1);
    assertThat(waiting.isAlive()).isTrue();
  }

  private Thread worker(MachinePacer pacer, int process, Urgency urgency, int count, int latency) {
    return Thread.ofVirtual()
        .start(
            () -> {
              try {
                for (int i = 0; i < count; i++) {
                  request(pacer, process, urgency, latency);
                }
              } catch (InterruptedException | TurnRefused over) {
                // What was not sent is missing in the record.
              }
            });
  }

  private void request(MachinePacer pacer, int process, Urgency urgency, int latency)
      throws InterruptedException {
    try (Turn turn = Trial.take(pacer, urgency)) {
      long departed = time.nanos();
      time.sleep(Duration.ofNanos(latency == 0 ? 0 : random.nextLong(2_000_000L * latency)));
      turn.answered();
      requests.add(new Request(process, urgency, departed, time.nanos()));
    }
  }

  /** Strictly: no window is counted from an earlier moment than the answer. */
  private void assertKept() {
    IntStream.range(0, requests.size())
        .forEach(
            i -> {
              if (i >= 1) {
                assertThat(requests.get(i).departed())
                    .isGreaterThanOrEqualTo(requests.get(i - 1).ended());
              }
              if (i >= 5) {
                assertThat(requests.get(i).departed() - requests.get(i - 5).ended())
                    .as("answer to request %d, departure of the fifth, seed %d", i - 5, seed)
                    .isGreaterThanOrEqualTo(Trial.WINDOW.toNanos());
              }
            });
  }
}
