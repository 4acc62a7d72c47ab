package dev.crmport.checks.pace;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmport.core.failure.CallFacts;
import dev.crmport.core.failure.TurnRefused;
import dev.crmport.core.key.Lane;
import dev.crmport.core.pace.Deadline;
import dev.crmport.core.pace.Exchange;
import dev.crmport.core.pace.JvmPacer;
import dev.crmport.core.pace.Pace;
import dev.crmport.core.pace.Pacer;
import dev.crmport.core.pace.Turn;
import dev.crmport.core.pace.Urgency;
import java.time.Duration;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.ManagedStrategyGuarantee;
import org.jetbrains.lincheck.datastructures.ManagedStrategyGuaranteeKt;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.junit.jupiter.api.Test;

/**
 * Lincheck walks through interleavings of a few acts of two or three threads, switching threads
 * between any two steps of the pacer, and says in which one something went wrong. It draws the acts
 * from a seed of its own, the same each time.
 */
class InterleavingTest {
  /** Not walked through: it decides nothing, and what it tells goes through half of the JDK. */
  private static final ManagedStrategyGuarantee REPORTS =
      ManagedStrategyGuaranteeKt.forClasses("dev.crmport.core.pace.Reports").allMethods().ignore();

  /** The pacer as it is. */
  public static final class PacedActs extends LaneActs {
    public PacedActs() {
      super(
          clock ->
              JvmPacer.builder()
                  .pace(Pace.agreedWithVendor(PERMITS, WINDOW, "none: this is a test"))
                  .quarantine(QUARANTINE)
                  .time(clock)
                  .build());
    }
  }

  /** A pacer that looks and then leaps: it must be found out. */
  public static final class RacyActs extends LaneActs {
    public RacyActs() {
      super(clock -> new RacyPacer());
    }
  }

  /** A time that wakes nobody: so must this be. */
  public static final class DeafActs extends WaitingActs {
    public DeafActs() {
      super(
          new FlyingTime() {
            @Override
            public void unpark(Thread thread) {}
          });
    }
  }

  private static final class RacyPacer implements Pacer {
    private volatile boolean open;

    @Override
    public Turn take(Lane lane, Urgency urgency, Deadline deadline, Exchange exchange) {
      if (open) {
        throw new TurnRefused(
            CallFacts.of("taking a turn"), TurnRefused.Reason.DEADLINE, Duration.ZERO);
      }
      open = true;
      return new Turn() {
        @Override
        public void answered() {}

        @Override
        public void unused() {}

        @Override
        public void hold(Duration pause) {}

        @Override
        public void close() {
          open = false;
        }
      };
    }

    @Override
    public Duration estimate(Lane lane, Urgency urgency) {
      return Duration.ZERO;
    }
  }

  @Test
  void whateverTwoThreadsDoToALaneHasAnOrderThatExplainsIt() {
    acts(20).check(PacedActs.class);
  }

  @Test
  void twoWhoWaitNeverGoTogetherNorHang() {
    waits(2, 6, 50).check(WaitingActs.class);
  }

  @Test
  void threeWhoWaitNeverGoTogetherNorHang() {
    waits(3, 6, 50).check(WaitingActs.class);
  }

  @Test
  void aPlantedRaceIsFound() {
    assertThatThrownBy(() -> acts(20).check(RacyActs.class))
        .isInstanceOf(LincheckAssertionError.class)
        .hasMessageContaining("Invalid execution results");
  }

  @Test
  void aPlantedLostWakeUpIsFound() {
    assertThatThrownBy(() -> waits(2, 6, 50).check(DeafActs.class))
        .isInstanceOf(LincheckAssertionError.class)
        .hasMessageContaining("hung");
  }

  private static ModelCheckingOptions acts(int scenarios) {
    return new ModelCheckingOptions()
        .sequentialSpecification(LaneModel.class)
        .addGuarantee(REPORTS)
        .iterations(scenarios)
        .invocationsPerIteration(50)
        .threads(2)
        .actorsBefore(1)
        .actorsPerThread(2)
        .actorsAfter(2)
        .minimizeFailedScenario(false);
  }

  private static ModelCheckingOptions waits(int threads, int scenarios, int interleavings) {
    return new ModelCheckingOptions()
        .sequentialSpecification(WaitingModel.class)
        .addGuarantee(REPORTS)
        .iterations(scenarios)
        .invocationsPerIteration(interleavings)
        .threads(threads)
        .actorsBefore(0)
        .actorsPerThread(1)
        .actorsAfter(0)
        .minimizeFailedScenario(false);
  }
}
