package dev.crmport.core.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ForecastTest {
  private static final int WINDOW = 1_001;

  @ParameterizedTest
  @EnumSource(Anchor.class)
  void itIsTheScheduleThatGoesAsEarlyAsTheRulesAllow(Anchor anchor) {
    long seed = Long.getLong("crm.seed", System.identityHashCode(new Object()) * 7919L);
    Random random = new Random(seed);
    for (int run = 0; run < 2_000; run++) {
      long[] anchors = random.longs(random.nextInt(1, 7), -2_000, 300).sorted().toArray();
      long answer = random.nextInt(400);
      LaneLedger.Times times = new LaneLedger.Times(answer, answer + random.nextInt(100));
      long start = random.nextInt(500);
      LaneLedger.Flight flight =
          random.nextBoolean() ? null : new LaneLedger.Flight(-50, 20 + run % 7, 40 + run % 90);
      long[] expected = oneByOne(anchors, start, flight, times, anchor, 40);
      for (int ahead = 0; ahead < 40; ahead++) {
        Forecast forecast = new Forecast(anchors.clone(), WINDOW, start, times, anchor);
        if (flight != null) {
          forecast.follow(flight);
        }
        assertThat(forecast.departure(ahead))
            .as("departure behind %d, run %d, seed %d", ahead, run, seed)
            .isEqualTo(expected[ahead]);
      }
    }
  }

  private static long[] oneByOne(
      long[] begun,
      long start,
      LaneLedger.Flight flight,
      LaneLedger.Times times,
      Anchor anchor,
      int count) {
    List<Long> anchors = new ArrayList<>();
    for (long moment : begun) {
      anchors.add(moment);
    }
    long free = start;
    if (flight != null) {
      anchors.add(anchor == Anchor.ANSWER ? flight.answered() : flight.departed());
      free = Math.max(free, flight.end());
    }
    long[] departures = new long[count];
    for (int i = 0; i < count; i++) {
      departures[i] = Math.max(free, anchors.get(anchors.size() - begun.length) + WINDOW);
      anchors.add(departures[i] + (anchor == Anchor.ANSWER ? times.answer() : 0));
      free = departures[i] + times.exchange();
    }
    return departures;
  }
}
