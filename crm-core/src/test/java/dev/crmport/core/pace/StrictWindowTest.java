package dev.crmport.core.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictWindowTest {
  private static final int PERMITS = 5;
  private static final long WINDOW = 1_001_000_000L;

  @ParameterizedTest
  @ValueSource(longs = {0, -5_000_000_000L, Long.MAX_VALUE - 1_500_000_000L})
  void theSixthLeavesOneWindowAfterTheFirstAnswerBegan(long origin) {
    StrictWindow window = new StrictWindow(PERMITS, WINDOW);
    for (int i = 0; i < PERMITS; i++) {
      assertThat(window.earliest(origin + i)).isEqualTo(origin + i);
      window.anchor(origin + i);
    }
    assertThat(window.earliest(origin + PERMITS)).isEqualTo(origin + WINDOW);
    window.anchor(origin + WINDOW + 7);
    assertThat(window.earliest(origin + WINDOW + 7)).isEqualTo(origin + WINDOW + 7);
    assertThat(window.earliest(1, false, origin + WINDOW + 7)).isEqualTo(origin + WINDOW + 7);
  }

  @Test
  void aClosedLaneOpensWhenTheLongestPauseIsOver() {
    StrictWindow window = new StrictWindow(PERMITS, WINDOW);
    window.closeUntil(500);
    window.closeUntil(200);
    assertThat(window.earliest(100)).isEqualTo(500);
    assertThat(window.earliest(500)).isEqualTo(500);
    assertThat(window.earliest(501)).isEqualTo(501);
  }

  @Test
  void aWindowIsForgettableOnlyWhenItsNewestAnchorIsAWholeWindowOld() {
    StrictWindow window = new StrictWindow(PERMITS, WINDOW);
    assertThat(window.isForgettable(0)).isTrue();
    window.anchor(0);
    window.anchor(10);
    assertThat(window.isForgettable(WINDOW + 9)).isFalse();
    assertThat(window.isForgettable(WINDOW + 10)).isTrue();
    window.closeUntil(WINDOW + 20);
    assertThat(window.isForgettable(WINDOW + 19)).isFalse();
  }

  /** The bound for whoever stands n-th is what the n-th departure is, if answers take no time. */
  @Test
  void theBoundForEveryPlaceInLineIsExactWhenAnswersTakeNoTime() {
    long seed = 20_261_123L;
    SplittableRandom random = new SplittableRandom(seed);
    for (int run = 0; run < 500; run++) {
      StrictWindow asked = new StrictWindow(PERMITS, WINDOW);
      StrictWindow walked = new StrictWindow(PERMITS, WINDOW);
      long now = random.nextLong();
      int past = random.nextInt(8);
      for (int i = 0; i < past; i++) {
        now += random.nextLong(WINDOW / 3);
        asked.anchor(now);
        walked.anchor(now);
      }
      now += random.nextLong(WINDOW);
      List<Long> expected = new ArrayList<>();
      long moment = now;
      for (int place = 0; place < 23; place++) {
        moment = walked.earliest(moment);
        expected.add(moment);
        walked.anchor(moment);
      }
      for (int place = 0; place < expected.size(); place++) {
        assertThat(asked.earliest(place, false, now))
            .as("seed %d, run %d, place %d", seed, run, place)
            .isEqualTo(expected.get(place));
      }
    }
  }

  /** A million departures at random latencies, judged where the server stands. */
  @Test
  void noRollingSecondHoldsMoreThanFiveWhereverTheRequestsArrive() {
    long seed = 5_000_005L;
    SplittableRandom random = new SplittableRandom(seed);
    StrictWindow window = new StrictWindow(PERMITS, WINDOW);
    long[] arrivals = new long[PERMITS];
    long now = Long.MAX_VALUE - 400_000_000_000L;
    for (int i = 0; i < 1_000_000; i++) {
      now += random.nextInt(4) == 0 ? random.nextLong(2 * WINDOW) : 0;
      now = window.earliest(now);
      long latency = random.nextLong(300_000_000L);
      long arrival = now + random.nextLong(latency + 1);
      if (i >= PERMITS) {
        assertThat(arrival - arrivals[i % PERMITS])
            .as("seed %d, request %d", seed, i)
            .isGreaterThanOrEqualTo(1_000_000_000L);
      }
      arrivals[i % PERMITS] = arrival;
      now += latency;
      window.anchor(now);
    }
  }
}
