package dev.crmport.checks.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.crmport.core.failure.TurnRefused;
import dev.crmport.core.key.Lane;
import dev.crmport.core.pace.Deadline;
import dev.crmport.core.pace.JvmPacer;
import dev.crmport.core.pace.Pacer;
import dev.crmport.core.pace.Turn;
import dev.crmport.core.pace.Urgency;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Threads that wait in a pacer for real: how many may, and what they hold meanwhile. */
@Timeout(120)
class CrowdTest {
  private static final Lane LANE = new Lane("acme");
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final String PINNED = "jdk.VirtualThreadPinned";

  @TempDir Path home;

  private final ReentrantLock lock = new ReentrantLock();

  /** Guarded by the lock. */
  private final Map<TurnRefused.Reason, Integer> refusals = new EnumMap<>(TurnRefused.Reason.class);

  @Test
  void aThreadThatWaitsHoldsNoMonitor() throws Exception {
    JvmPacer pacer = JvmPacer.builder().build();
    Turn open = pacer.take(LANE, Urgency.INTERACTIVE, Deadline.none());
    List<Thread> waiting = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      waiting.add(Thread.ofPlatform().start(() -> waitIn(pacer, LANE)));
    }
    awaitParked(waiting);
    long[] ids = waiting.stream().mapToLong(Thread::threadId).toArray();
    for (ThreadInfo info : ManagementFactory.getThreadMXBean().getThreadInfo(ids, true, true)) {
      assertThat(info.getStackTrace()).anyMatch(frame -> isPacer(frame.getClassName()));
      assertThat(info.getLockedMonitors()).as("monitors").isEmpty();
      assertThat(info.getLockedSynchronizers()).as("locks").isEmpty();
    }
    pacer.close();
    open.close();
    join(waiting);
    assertThat(refusals).isEqualTo(Map.of(TurnRefused.Reason.CLOSED, waiting.size()));
  }

  @Test
  void aVirtualThreadThatWaitsPinsNoCarrier() throws Exception {
    List<RecordedEvent> pins;
    JvmPacer pacer = JvmPacer.builder().build();
    try (Recording recording = new Recording()) {
      recording.enable(PINNED).withThreshold(Duration.ZERO).withStackTrace();
      // Flight recording itself takes a monitor when it first writes an event of a kind.
      recording.disable("dev.crmport.Turn");
      recording.disable("dev.crmport.TurnRefused");
      recording.start();
      Turn open = pacer.take(LANE, Urgency.INTERACTIVE, Deadline.none());
      List<Thread> waiting = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        waiting.add(Thread.ofVirtual().start(() -> waitIn(pacer, LANE)));
      }
      awaitParked(waiting);
      Thread planted = Thread.ofVirtual().start(Pins::carrier);
      planted.join();
      pacer.close();
      open.close();
      join(waiting);
      recording.stop();
      Path file = home.resolve("pins.jfr");
      recording.dump(file);
      pins =
          RecordingFile.readAllEvents(file).stream()
              .filter(event -> event.getEventType().getName().equals(PINNED))
              .toList();
    }
    assertThat(pins).as("the planted one").anyMatch(pin -> isIn(pin, Pins.class.getName()));
    assertThat(pins).noneMatch(pin -> isIn(pin, Pacer.class.getPackageName() + "."));
  }

  @Test
  void aHundredThousandWaitInTenThousandLanesAndAllAreLetGo() throws Exception {
    List<Thread> waiting = new ArrayList<>();
    try (JvmPacer pacer = JvmPacer.builder().build()) {
      for (int i = 0; i < 10_000; i++) {
        Lane lane = new Lane("client" + i);
        // It stays open, so that whoever comes now waits for good.
        var open = pacer.take(lane, Urgency.INTERACTIVE, Deadline.none());
        assertThat(open).isNotNull();
        for (int j = 0; j < 10; j++) {
          waiting.add(Thread.ofVirtual().start(() -> waitIn(pacer, lane)));
        }
      }
      awaitParked(waiting);
    }
    join(waiting);
    assertThat(refusals).isEqualTo(Map.of(TurnRefused.Reason.CLOSED, 100_000));
  }

  private void waitIn(Pacer pacer, Lane lane) {
    try (Turn turn = pacer.take(lane, Urgency.BATCH, Deadline.none())) {
      turn.unused();
    } catch (TurnRefused refused) {
      lock.lock();
      try {
        refusals.merge(refused.reason(), 1, Integer::sum);
      } finally {
        lock.unlock();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static void awaitParked(Collection<Thread> threads) {
    await().atMost(PATIENCE).until(() -> threads.stream().allMatch(CrowdTest::isParked));
  }

  /** In a lock's queue a thread looks the same; it is out of it before long. */
  private static boolean isParked(Thread thread) {
    return switch (thread.getState()) {
      case WAITING, TIMED_WAITING -> true;
      default -> false;
    };
  }

  private static void join(Collection<Thread> threads) throws InterruptedException {
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private static boolean isPacer(String className) {
    return className.startsWith(Pacer.class.getPackageName() + ".");
  }

  private static boolean isIn(RecordedEvent event, String prefix) {
    return event.getStackTrace() != null
        && event.getStackTrace().getFrames().stream()
            .map(RecordedFrame::getMethod)
            .anyMatch(method -> method.getType().getName().startsWith(prefix));
  }

  /** Parks in an initialiser, which pins the carrier on every JDK so far. */
  private static final class Pins {
    static {
      LockSupport.parkNanos(1_000_000);
    }

    private Pins() {}

    static void carrier() {}
  }
}
