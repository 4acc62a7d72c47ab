package dev.crmport.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmport.core.pace.Urgency;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Who waits in one lane of a simulation, and whose turn it is: first come, first served within an
 * urgency, people before jobs, and after four turns of people that passed over a job, the job.
 *
 * <p>Who came at the very moment of a turn may have come before or after it was given away. So the
 * passed-over turns are counted both ways, and only what is wrong in both is wrong.
 */
final class TurnOrder {
  private static final int MOST_PASSED_OVER = 4;

  private final List<SimulatedRequest> people = new ArrayList<>();
  private final List<SimulatedRequest> jobs = new ArrayList<>();
  private int leastPassedOver;
  private int mostPassedOver;

  /** When a job was the last to give up waiting. */
  private long jobLeft = -1;

  private List<SimulatedRequest> line(Urgency urgency) {
    return urgency == Urgency.INTERACTIVE ? people : jobs;
  }

  int size() {
    return people.size() + jobs.size();
  }

  /** Somebody who waits. */
  SimulatedRequest get(int place) {
    return place < people.size() ? people.get(place) : jobs.get(place - people.size());
  }

  /** Since when the one waits who has waited longest; the given moment where nobody does. */
  long firstReady(long otherwise) {
    return Stream.of(people, jobs)
        .filter(line -> !line.isEmpty())
        .mapToLong(line -> line.getFirst().ready)
        .reduce(otherwise, Math::min);
  }

  void join(SimulatedRequest me) {
    line(me.urgency).add(me);
  }

  /** Gives up waiting. */
  void leave(SimulatedRequest me, long now) {
    line(me.urgency).remove(me);
    if (me.urgency == Urgency.BATCH) {
      jobLeft = now;
    }
  }

  /** Has its turn; fails where it was somebody else's. */
  void go(SimulatedRequest me, long now) {
    assertThat(me).as("who goes at %d", now).isSameAs(line(me.urgency).getFirst());
    if (me.urgency == Urgency.BATCH && waitedBefore(people, now)) {
      assertThat(mostPassedOver)
          .as("turns of people in a row before that of a job at %d, while people wait", now)
          .isGreaterThanOrEqualTo(MOST_PASSED_OVER);
    }
    if (me.urgency == Urgency.INTERACTIVE && waitedBefore(jobs, now)) {
      assertThat(leastPassedOver)
          .as("turns of people in a row before one more at %d, while a job waits", now)
          .isLessThan(MOST_PASSED_OVER);
    }
    line(me.urgency).removeFirst();
    boolean jobWaited = waitedBefore(jobs, now);
    boolean jobPerhaps = !jobs.isEmpty() || jobLeft == now;
    boolean person = me.urgency == Urgency.INTERACTIVE;
    leastPassedOver = person && jobWaited ? leastPassedOver + 1 : 0;
    mostPassedOver = person && jobPerhaps ? mostPassedOver + 1 : 0;
  }

  private static boolean waitedBefore(List<SimulatedRequest> line, long now) {
    return !line.isEmpty() && line.getFirst().ready < now;
  }

  /** How many at least go before one who comes now, should nobody come after it. */
  int leastAhead(Urgency urgency) {
    return Math.min(ahead(urgency, leastPassedOver), ahead(urgency, mostPassedOver));
  }

  /** The same, at most. */
  int mostAhead(Urgency urgency) {
    return Math.max(ahead(urgency, leastPassedOver), ahead(urgency, mostPassedOver));
  }

  /** Gives the turns away one by one until it is this one's. */
  private int ahead(Urgency mine, int before) {
    int peopleLeft = people.size() + (mine == Urgency.INTERACTIVE ? 1 : 0);
    int jobsLeft = jobs.size() + (mine == Urgency.BATCH ? 1 : 0);
    int passedOver = before;
    int ahead = 0;
    while (true) {
      if (jobsLeft > 0 && (peopleLeft == 0 || passedOver >= MOST_PASSED_OVER)) {
        jobsLeft--;
        passedOver = 0;
      } else {
        peopleLeft--;
        passedOver = jobsLeft > 0 ? passedOver + 1 : 0;
      }
      if ((mine == Urgency.INTERACTIVE ? peopleLeft : jobsLeft) == 0) {
        return ahead;
      }
      ahead++;
    }
  }
}
