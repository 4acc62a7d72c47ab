package dev.crmport.bench.lanes;

import dev.crmport.bench.LiveHeap;
import dev.crmport.bench.Verdict;
import dev.crmport.core.key.Lane;
import dev.crmport.core.pace.Deadline;
import dev.crmport.core.pace.Exchange;
import dev.crmport.core.pace.JvmPacer;
import dev.crmport.core.pace.Turn;
import dev.crmport.core.pace.Urgency;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import javax.management.JMException;

/**
 * How many bytes a busy lane keeps alive: the growth of the live heap while every lane comes to
 * have four answers in its memory and its fifth turn open, as in the middle of its work. The names
 * of the lanes are there before. Then one waiter comes to each, and is set beside virtual threads
 * that are parked without a pacer.
 */
final class LaneMemory {
  private static final long MOST_BYTES = 200;

  /** The caller's, who has it in hand; how large it may be is measured where a turn is. */
  private static final String OPEN_TURN = "dev.crmport.core.pace.OpenTurn";

  /** So that no lane gives its turn up while the heap is counted. */
  private static final Exchange LONG = new Exchange("bench", Duration.ofHours(1));

  private static final Set<Thread.State> PARKED =
      EnumSet.of(Thread.State.WAITING, Thread.State.TIMED_WAITING);

  /** How a thread comes to be parked. */
  private interface Wait {
    void in(Lane lane) throws InterruptedException;
  }

  private final List<Lane> lanes;
  private final JvmPacer pacer = JvmPacer.builder().build();

  LaneMemory(int lanes) {
    this.lanes = IntStream.range(0, lanes).mapToObj(i -> Lane.random()).toList();
  }

  List<Verdict> measure() throws JMException, InterruptedException {
    Turn[] open = new Turn[lanes.size()];
    // So that the code is loaded, and what it keeps for itself.
    fifthTurn(Lane.random()).close();
    var unused = bytesPerThread(lane -> LockSupport.park());
    LiveHeap idle = LiveHeap.now();
    for (int i = 0; i < open.length; i++) {
      open[i] = fifthTurn(lanes.get(i));
    }
    LiveHeap busy = LiveHeap.now();
    long inAll = (busy.total() - idle.total()) / lanes.size();
    Map<String, Long> growth = busy.since(idle);
    long perTurn = growth.getOrDefault(OPEN_TURN, 0L) / lanes.size();
    System.out.printf("%n%,d lanes with a turn open, %d bytes each:%n", lanes.size(), inAll);
    print(growth);
    System.out.printf(
        "a virtual thread that waits in a lane keeps %d bytes, one that is just parked %d%n",
        bytesPerThread(this::takeTurn), bytesPerThread(lane -> LockSupport.park()));
    for (Turn turn : open) {
      turn.close();
    }
    return List.of(
        new Verdict(
            "at most 200 bytes a busy lane beside its name",
            "%d bytes; %d with the turn that is open in it".formatted(inAll - perTurn, inAll),
            perTurn > 0 && inAll - perTurn <= MOST_BYTES));
  }

  private Turn fifthTurn(Lane lane) throws InterruptedException {
    for (int i = 0; i < 4; i++) {
      try (Turn turn = pacer.take(lane, Urgency.BATCH, Deadline.none(), LONG)) {
        turn.answered();
      }
    }
    return pacer.take(lane, Urgency.BATCH, Deadline.none(), LONG);
  }

  private void takeTurn(Lane lane) throws InterruptedException {
    try (Turn turn = pacer.take(lane, Urgency.BATCH, Deadline.none(), LONG)) {
      turn.unused();
    }
  }

  /** One thread a lane; all of them are gone in the end. */
  private long bytesPerThread(Wait wait) throws JMException, InterruptedException {
    LiveHeap before = LiveHeap.now();
    List<Thread> threads = new ArrayList<>();
    for (Lane lane : lanes) {
      threads.add(
          Thread.startVirtualThread(
              () -> {
                try {
                  wait.in(lane);
                } catch (InterruptedException enough) {
                  // That is how it ends.
                }
              }));
    }
    for (Thread thread : threads) {
      while (!PARKED.contains(thread.getState())) {
        Thread.onSpinWait();
      }
    }
    long bytes = LiveHeap.now().total() - before.total();
    for (Thread thread : threads) {
      thread.interrupt();
      thread.join();
    }
    return bytes / lanes.size();
  }

  private void print(Map<String, Long> bytes) {
    bytes.entrySet().stream()
        .filter(entry -> entry.getValue() >= lanes.size())
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .forEach(
            entry ->
                System.out.printf("  %4d  %s%n", entry.getValue() / lanes.size(), entry.getKey()));
  }
}
