package dev.crmport.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RollingWindowTest {
  private static final long SECOND = 1_000_000_000L;

  private final TrafficRecord traffic = new TrafficRecord();

  @Test
  void arrivalsExactlyASecondApartAreNotInOneWindow() {
    arrivals(0, SECOND);

    assertThat(traffic.mostArrivalsInAnyRollingSecond()).isEqualTo(1);
  }

  @Test
  void arrivalsOneNanosecondLessThanASecondApartAre() {
    arrivals(0, SECOND - 1);

    assertThat(traffic.mostArrivalsInAnyRollingSecond()).isEqualTo(2);
  }

  @Test
  void nothingSeenIsNothingInAnyWindow() {
    assertThat(traffic.mostArrivalsInAnyRollingSecond()).isZero();
    assertThat(traffic.mostInFlight()).isZero();
    assertThat(traffic.violatedWindows(5, Duration.ofSeconds(1))).isEmpty();
  }

  @Test
  void aBurstAcrossTwoFullSecondsIsSeenWhole() {
    arrivals(900_000_000, 910_000_000, 920_000_000, SECOND, SECOND + 1, SECOND + 2);

    assertThat(traffic.mostArrivalsInAnyRollingSecond()).isEqualTo(6);
    assertThat(traffic.violatedWindows(5, Duration.ofSeconds(1)))
        .containsExactly(new TrafficRecord.Window(900_000_000, 6));
    assertThat(traffic.violatedWindows(6, Duration.ofSeconds(1))).isEmpty();
  }

  @Test
  void theOrderOfRecordingDoesNotMatter() {
    arrivals(SECOND, 0, SECOND / 2);

    assertThat(traffic.mostArrivalsInAnyRollingSecond()).isEqualTo(2);
    assertThat(traffic.requests()).extracting(TrafficRecord.Request::arrivalNanos).isSorted();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void theFastCountIsTheCountByHand(long seed) {
    Random random = new Random(seed);
    long[] moments = random.longs(200, 0, 20 * SECOND).sorted().toArray();
    arrivals(moments);
    long most =
        Arrays.stream(moments)
            .map(from -> Arrays.stream(moments).filter(m -> m >= from && m - from < SECOND).count())
            .max()
            .orElse(0);

    assertThat(traffic.mostArrivalsInAnyRollingSecond()).isEqualTo((int) most);
    assertThat(traffic.violatedWindows((int) most - 1, Duration.ofSeconds(1))).isNotEmpty();
    assertThat(traffic.violatedWindows((int) most, Duration.ofSeconds(1))).isEmpty();
  }

  @Test
  void aRequestThatArrivesAsTheLastOneDepartsIsNotBesideIt() {
    visit(0, 10);
    visit(10, 20);

    assertThat(traffic.mostInFlight()).isEqualTo(1);
  }

  @Test
  void aRequestThatArrivesBeforeTheLastOneDepartsIsBesideIt() {
    visit(0, 11);
    visit(10, 20);

    assertThat(traffic.mostInFlight()).isEqualTo(2);
  }

  @Test
  void requestsOfNoLengthAreInFlightOneByOne() {
    visit(5, 5);
    visit(5, 5);

    assertThat(traffic.mostInFlight()).isEqualTo(1);
  }

  @Test
  void anAbandonedRequestIsInFlightUntilItsCallerGaveUp() {
    Visit abandoned = traffic.arrived(0, "GET", "/people", "c9d6");
    traffic.gaveUp(abandoned, 5);
    visit(6, 10);

    assertThat(traffic.mostInFlight()).isEqualTo(1);
    assertThat(traffic.mostInFlightWithAbandoned()).isEqualTo(2);
    assertThat(traffic.abandoned()).isEqualTo(1);
    visit(4, 5);
    assertThat(traffic.mostInFlight()).isEqualTo(2);
  }

  @Test
  void aCallerCannotGiveUpWhatHasDeparted() {
    Visit visit = traffic.arrived(0, "GET", "/people", "c9d6");
    traffic.departed(visit, 200, 3);
    traffic.gaveUp(visit, 4);

    assertThat(traffic.abandoned()).isZero();
  }

  @Test
  void keysAreCountedApart() {
    traffic.departed(traffic.arrived(0, "GET", "/people", "aaaa"), 200, 9);
    traffic.departed(traffic.arrived(1, "GET", "/people", "bbbb"), 302, 8);

    assertThat(traffic.mostInFlight()).isEqualTo(2);
    assertThat(traffic.byKey()).containsOnlyKeys("aaaa", "bbbb");
    assertThat(traffic.byKey().values())
        .allSatisfy(one -> assertThat(one.mostInFlight()).isEqualTo(1));
    assertThat(traffic.toJson())
        .isEqualTo(
            "{\"requests\":2,\"mostInOneSecond\":2,\"mostInFlight\":2,\"abandoned\":0,"
                + "\"byStatus\":{\"200\":1,\"302\":1},"
                + "\"byKey\":{\"aaaa\":{\"requests\":1,\"mostInOneSecond\":1,\"mostInFlight\":1,"
                + "\"abandoned\":0},\"bbbb\":{\"requests\":1,\"mostInOneSecond\":1,"
                + "\"mostInFlight\":1,\"abandoned\":0}}}");
  }

  private void arrivals(long... moments) {
    for (long moment : moments) {
      traffic.arrived(moment, "GET", "/people", "c9d6");
    }
  }

  private void visit(long from, long to) {
    traffic.departed(traffic.arrived(from, "GET", "/people", "c9d6"), 200, to);
  }
}
