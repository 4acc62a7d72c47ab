package dev.crmport.bench.lanes;

import dev.crmport.bench.Samples;
import dev.crmport.bench.Verdict;
import dev.crmport.core.failure.TurnRefused;
import dev.crmport.core.key.Lane;
import dev.crmport.core.pace.Deadline;
import dev.crmport.core.pace.Exchange;
import dev.crmport.core.pace.JvmPacer;
import dev.crmport.core.pace.Turn;
import dev.crmport.core.pace.Urgency;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One lane with a very long queue: what it costs to join at the end, and to leave from the front
 * and from the end, while its one turn is held. Threads come and go one after the other, so that
 * only the queue is measured.
 */
final class LongQueue {
  /** How many neighbours make one figure. */
  private static final int GROUP = 1000;

  /**
   * A figure in the middle of a thousand may double by chance; a queue that is walked does more.
   */
  private static final double FLAT = 2;

  /** So that the lane does not give its turn up meanwhile. */
  private static final Exchange LONG = new Exchange("bench", Duration.ofHours(1));

  private final int waiters;
  private final WatchedTime time = new WatchedTime();
  private final AtomicInteger gone = new AtomicInteger();

  LongQueue(int waiters) {
    this.waiters = waiters;
  }

  List<Verdict> measure() throws InterruptedException {
    play(waiters);
    // The first was for the compiler.
    List<Member> line = play(waiters);
    Samples joinedFirst = joining(line.subList(0, GROUP));
    Samples joinedLast = joining(line.subList(waiters - GROUP, waiters));
    Samples leftFirst = leaving(line.subList(GROUP, 2 * GROUP));
    Samples leftLast = leaving(line.subList(waiters - GROUP, waiters));
    System.out.printf(
        "%n%,d waiters in one lane, ns in the middle of a thousand (p99):%n", waiters);
    print("joins among the first", joinedFirst);
    print("joins among the last", joinedLast);
    print("leaves near the front", leftFirst);
    print("leaves at the end", leftLast);
    return List.of(
        flat(
            "joining a queue of %,d costs as much as joining a short one", joinedFirst, joinedLast),
        flat("leaving it costs the same at the end and near the front", leftFirst, leftLast));
  }

  private Verdict flat(String target, Samples first, Samples last) {
    double times = (double) last.median() / first.median();
    return new Verdict(
        target.formatted(waiters),
        "%.2f times (%d and %d ns)".formatted(times, first.median(), last.median()),
        times <= FLAT);
  }

  private static void print(String what, Samples samples) {
    System.out.printf("  %s: %d (%d)%n", what, samples.median(), samples.percentile(99));
  }

  /** One who waits, by its own stamps. */
  private static final class Member {
    private final WatchedTime.Stay stay = new WatchedTime.Stay();
    private long asked;
    private long left;
  }

  private List<Member> play(int count) throws InterruptedException {
    Lane lane = Lane.random();
    List<Member> members = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    try (JvmPacer pacer = JvmPacer.builder().time(time).build()) {
      Turn held = pacer.take(lane, Urgency.BATCH, Deadline.none(), LONG);
      for (int i = 0; i < count; i++) {
        Member member = new Member();
        members.add(member);
        threads.add(Thread.startVirtualThread(() -> await(pacer, lane, member)));
        while (!member.stay.hasBegun()) {
          Thread.onSpinWait();
        }
      }
      // In turns, so that whatever changes meanwhile meets both.
      for (int i = 0; i < GROUP; i++) {
        leave(threads.get(GROUP + i));
        leave(threads.get(count - 1 - i));
      }
      held.close();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    return members;
  }

  private void leave(Thread thread) {
    int before = gone.get();
    thread.interrupt();
    while (gone.get() == before) {
      Thread.onSpinWait();
    }
  }

  private void await(JvmPacer pacer, Lane lane, Member member) {
    WatchedTime.watch(member.stay);
    member.asked = System.nanoTime();
    try (Turn turn = pacer.take(lane, Urgency.BATCH, Deadline.none(), LONG)) {
      turn.unused();
    } catch (InterruptedException left) {
      member.left = System.nanoTime();
      gone.incrementAndGet();
    } catch (TurnRefused closed) {
      // Those who are still there in the end.
    }
  }

  private static Samples joining(List<Member> members) {
    return Samples.of(
        members.stream().mapToLong(member -> member.stay.began() - member.asked).toArray());
  }

  private static Samples leaving(List<Member> members) {
    return Samples.of(
        members.stream().mapToLong(member -> member.left - member.stay.ended()).toArray());
  }
}
