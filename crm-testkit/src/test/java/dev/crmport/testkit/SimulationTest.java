package dev.crmport.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SimulationTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final List<String> trace = new ArrayList<>();

  @Test
  void theSameSeedGivesTheSameRun() {
    assertThat(run(5, 0)).hasSizeGreaterThan(100).isEqualTo(run(5, 0));
    assertThat(run(5, 3)).hasSizeGreaterThan(100).isEqualTo(run(5, 3));
  }

  @Test
  void anotherSeedGivesAnotherRun() {
    assertThat(run(5, 0)).isNotEqualTo(run(6, 0));
  }

  /** What eight actors do who sleep, step aside, wake and interrupt each other at random. */
  private static List<String> run(long seed, int spurious) {
    Simulation.Builder options = Simulation.builder(seed);
    Simulation simulation = (spurious == 0 ? options : options.spuriousWakeUps(spurious)).build();
    SplittableRandom random = new SplittableRandom(seed);
    List<String> trace = new ArrayList<>();
    List<Thread> all = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      all.add(
          simulation.spawn(
              "actor " + i,
              () -> {
                for (int step = 0; step < 20; step++) {
                  String name = Thread.currentThread().getName();
                  trace.add(name + " at " + simulation.nanos());
                  switch (random.nextInt(4)) {
                    case 0 -> simulation.stepAside();
                    case 1 -> simulation.unpark(all.get(random.nextInt(8)));
                    case 2 -> simulation.interrupt(all.get(random.nextInt(8)));
                    default ->
                        simulation.parkUntil(trace, simulation.nanos() + random.nextLong(1_000));
                  }
                  trace.add(name + (Thread.interrupted() ? " was interrupted" : " went on"));
                }
              }));
    }
    simulation.run();
    return trace;
  }

  @Test
  void oneActorRunsUntilItParks() {
    Simulation simulation = Simulation.seeded(1);
    for (String name : List.of("a", "b", "c")) {
      simulation.spawn(
          name,
          () -> {
            trace.add(name);
            trace.add(name);
            simulation.sleep(SECOND);
            trace.add(name);
            trace.add(name);
          });
    }
    simulation.run();
    for (int i = 0; i < 12; i += 2) {
      assertThat(trace.get(i)).isEqualTo(trace.get(i + 1));
    }
    assertThat(simulation.elapsed()).isEqualTo(SECOND);
  }

  @Test
  void someSeedBringsEveryOrder() {
    HashSet<List<String>> orders = new HashSet<>();
    for (int seed = 0; seed < 200; seed++) {
      List<String> order = new ArrayList<>();
      Simulation simulation = Simulation.seeded(seed);
      for (String name : List.of("a", "b", "c", "d")) {
        simulation.spawn(
            name,
            () -> {
              simulation.sleep(SECOND);
              order.add(name);
            });
      }
      simulation.run();
      orders.add(order);
    }
    assertThat(orders).as("orders of four who are due at one moment").hasSize(24);
  }

  @ParameterizedTest(name = "from {0} ns")
  @ValueSource(longs = {0, -5_000_000_000L, Long.MAX_VALUE - 1_500_000_000L, Long.MAX_VALUE})
  void theClockMovesToTheEarliestMoment(long start) {
    Simulation simulation = Simulation.builder(1).startingAt(start).build();
    for (int seconds : new int[] {3, 1, 2}) {
      simulation.spawn(
          "sleeper",
          () -> {
            simulation.sleep(SECOND.multipliedBy(seconds));
            trace.add(seconds + " s at " + (simulation.nanos() - start) / SECOND.toNanos());
          });
    }
    simulation.run();
    assertThat(trace).containsExactly("1 s at 1", "2 s at 2", "3 s at 3");
  }

  @Test
  void anUnparkBeforeTheParkMakesItReturnAtOnceAndOnlyOnce() {
    Simulation simulation = Simulation.seeded(1);
    simulation.spawn(
        "a",
        () -> {
          simulation.unpark(Thread.currentThread());
          simulation.unpark(Thread.currentThread());
          simulation.park(this);
          trace.add("first");
          simulation.parkUntil(this, 7);
          trace.add("second at " + simulation.nanos());
        });
    simulation.run();
    assertThat(trace).containsExactly("first", "second at 7");
  }

  @Test
  void anUnparkedActorGoesOnAndNoTimePasses() {
    Simulation simulation = Simulation.seeded(1);
    Thread parked = simulation.spawn("parked", () -> simulation.parkUntil(this, 1_000));
    simulation.spawn(
        "waker",
        () -> {
          simulation.sleep(Duration.ofNanos(10));
          simulation.unpark(parked);
        });
    simulation.run();
    assertThat(simulation.nanos()).isEqualTo(10);
  }

  @Test
  void anInterruptEndsAParkAndStaysSet() {
    Simulation simulation = Simulation.seeded(1);
    Thread parked =
        simulation.spawn(
            "parked",
            () -> {
              simulation.park(this);
              simulation.park(this);
              trace.add(Thread.interrupted() + ", then " + Thread.interrupted());
            });
    simulation.spawn("interrupter", () -> simulation.interrupt(parked));
    simulation.run();
    assertThat(trace).containsExactly("true, then false");
  }

  @Test
  void anInterruptWhileAnActorIsReadyIsKeptForIt() {
    for (int seed = 0; seed < 20; seed++) {
      Simulation simulation = Simulation.seeded(seed);
      Thread late = simulation.spawn("late", () -> trace.add("" + Thread.interrupted()));
      simulation.spawn("interrupter", () -> simulation.interrupt(late));
      simulation.run();
    }
    assertThat(trace).contains("true", "false");
  }

  @Test
  void sleepersKeepTheirLengthWhenTheClockLeaps() {
    Simulation simulation = Simulation.seeded(1);
    simulation.spawn("parked", () -> simulation.parkUntil(this, SECOND.toNanos()));
    simulation.spawn(
        "leaper",
        () -> {
          simulation.sleep(Duration.ofNanos(1));
          simulation.leap(Duration.ofHours(-2));
          simulation.leap(Duration.ofHours(3));
        });
    simulation.run();
    assertThat(simulation.elapsed()).isEqualTo(SECOND);
    assertThat(simulation.nanos()).isEqualTo(Duration.ofHours(1).plus(SECOND).toNanos());
  }

  @Test
  void theWallClockLeapsByItself() {
    Simulation simulation = Simulation.seeded(1);
    Instant start = simulation.now();
    simulation.leapWall(Duration.ofDays(-1));
    assertThat(simulation.now()).isEqualTo(start.minus(Duration.ofDays(1)));
    simulation.leap(Duration.ofDays(5));
    assertThat(simulation.now()).isEqualTo(start.minus(Duration.ofDays(1)));
    assertThat(simulation.nanos()).isEqualTo(Duration.ofDays(5).toNanos());
  }

  @Test
  void aParkPastTheEndOfAllTimeIsForEver() {
    Simulation simulation = Simulation.seeded(1);
    simulation.spawn("a", () -> simulation.sleep(SECOND));
    simulation.spawn("b", () -> simulation.parkUntil(this, Long.MAX_VALUE));
    assertThatThrownBy(simulation::run).hasMessageContaining("nobody can go on");
  }

  @Test
  void wakeUpsForNoReasonComeWhereAskedFor() {
    Simulation simulation = Simulation.builder(1).spuriousWakeUps(2).build();
    simulation.spawn(
        "a",
        () -> {
          for (int i = 0; i < 100; i++) {
            simulation.parkUntil(this, simulation.nanos() + SECOND.toNanos());
          }
        });
    simulation.run();
    assertThat(simulation.elapsed()).isBetween(Duration.ofSeconds(40), Duration.ofSeconds(95));
  }

  @Test
  void aLostWakeUpIsFoundAndTheWaitingNamed() {
    Simulation simulation = Simulation.seeded(77);
    simulation.spawn("forgotten", () -> simulation.park(new ReentrantLock()));
    simulation.spawn("other", () -> simulation.sleep(SECOND));
    assertThatThrownBy(simulation::run)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("seed 77")
        .hasMessageContaining("PT1S")
        .hasMessageContaining("forgotten (parked in ReentrantLock)")
        .hasMessageNotContaining("other");
  }

  @Test
  void anActorThatFailsEndsTheRunAndEverybody() {
    Simulation simulation = Simulation.seeded(1);
    AssertionError planted = new AssertionError("planted");
    simulation.spawn(
        "waiting",
        () -> {
          try {
            simulation.park(this);
          } finally {
            trace.add("ended");
          }
        });
    simulation.spawn(
        "failing",
        () -> {
          simulation.sleep(SECOND);
          throw planted;
        });
    assertThatThrownBy(simulation::run)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("failing failed")
        .hasMessageContaining("planted")
        .hasCause(planted);
    assertThat(trace).containsExactly("ended");
    assertThatThrownBy(simulation::run).hasMessageContaining("make another simulation");
  }

  @Test
  void waitingInAnotherWayIsFoundByALimitInRealTime() {
    Simulation simulation = Simulation.builder(1).within(Duration.ofMillis(200)).build();
    CountDownLatch never = new CountDownLatch(1);
    simulation.spawn("stuck", never::await);
    assertThatThrownBy(simulation::run)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("did not end within")
        .satisfies(
            failure -> assertThat(failure.getCause()).hasMessageContaining("stuck ran, and was"));
    never.countDown();
  }

  @Test
  void actorsMayMakeActorsAndARunMayFollowAnother() {
    Simulation simulation = Simulation.seeded(1);
    simulation.spawn("a", () -> simulation.spawn("b", () -> simulation.sleep(SECOND)));
    simulation.run();
    simulation.spawn("c", () -> simulation.sleep(SECOND));
    simulation.run();
    assertThat(simulation.elapsed()).isEqualTo(SECOND.multipliedBy(2));
  }

  @Test
  void onlyActorsWait() {
    Simulation simulation = Simulation.seeded(1);
    assertThatThrownBy(() -> simulation.park(this))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("only actors wait");
  }

  @Test
  void aRunOfNobodyEndsAtOnce() {
    Simulation simulation = Simulation.seeded(1);
    simulation.run();
    assertThat(simulation.elapsed()).isZero();
  }
}
