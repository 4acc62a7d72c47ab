package dev.crmport.http;

import static dev.crmport.testkit.Fixtures.aPerson;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmport.core.call.Operation;
import dev.crmport.core.failure.CrmException;
import dev.crmport.core.failure.OutcomeUnknown;
import dev.crmport.core.failure.TurnRefused;
import dev.crmport.core.failure.Unavailable;
import dev.crmport.core.people.People;
import dev.crmport.core.people.VanId;
import dev.crmport.testkit.Fault;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An interrupt ends a call as what it came to; nothing is sent after it. */
@Timeout(60)
final class InterruptTest {
  private final Rig rig = Rig.standard();

  @AfterEach
  void close() {
    rig.close();
  }

  private <F extends CrmException> F whileInFlight(
      Class<F> type, Operation<?> operation, java.util.function.Consumer<Thread> event)
      throws InterruptedException {
    rig.server.script(Fault.hang());
    CompletableFuture<F> failure = new CompletableFuture<>();
    AtomicBoolean flag = new AtomicBoolean();
    Thread thread =
        Thread.ofVirtual()
            .start(
                () -> {
                  failure.complete(
                      Assertions.catchThrowableOfType(type, () -> rig.crm.call(operation)));
                  flag.set(Thread.currentThread().isInterrupted());
                });
    until(() -> rig.arrivals() == 1);
    event.accept(thread);
    thread.join();
    interrupted = flag.get();
    return failure.join();
  }

  private boolean interrupted;

  private static void until(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      Thread.onSpinWait();
    }
  }

  @Test
  void inFlightACreateIsUnknownAndTheConnectionIsGivenUp() throws InterruptedException {
    OutcomeUnknown unknown =
        whileInFlight(OutcomeUnknown.class, People.create(aPerson().build()), Thread::interrupt);

    assertThat(unknown).hasMessageContaining("interrupted");
    assertThat(interrupted).as("the interrupt flag").isTrue();
    until(() -> rig.server.traffic().abandoned() == 1);
    rig.assertTurnsKept();
  }

  @Test
  void inFlightACallThatMayBeRepeatedIsNotRepeated() throws InterruptedException {
    Unavailable unavailable =
        whileInFlight(Unavailable.class, People.get(new VanId(7)), Thread::interrupt);

    assertThat(unavailable.getSuppressed())
        .singleElement()
        .isInstanceOfSatisfying(
            TurnRefused.class,
            refused -> assertThat(refused.reason()).isEqualTo(TurnRefused.Reason.INTERRUPTED));
    assertThat(interrupted).as("the interrupt flag").isTrue();
    assertThat(rig.arrivals()).isEqualTo(1);
  }

  @Test
  void beforeATurnNothingLeaves() {
    Thread.currentThread().interrupt();
    try {
      TurnRefused refused = rig.failure(TurnRefused.class, People.get(new VanId(7)));
      assertThat(refused.reason()).isEqualTo(TurnRefused.Reason.INTERRUPTED);
      assertThat(refused.operation()).isEqualTo("getPerson");
      assertThat(Thread.currentThread().isInterrupted()).isTrue();
    } finally {
      var unused = Thread.interrupted();
    }
    assertThat(rig.arrivals()).isZero();
  }

  @Test
  void afterTheTurnCameNothingLeavesEither() {
    Operation<?> operation = People.create(aPerson().build());
    try {
      rig.pacer.afterNext(Thread.currentThread()::interrupt);
      CrmException failure = rig.failure(CrmException.class, operation);
      assertThat(failure).isInstanceOfAny(TurnRefused.class, OutcomeUnknown.class);
      assertThat(Thread.currentThread().isInterrupted()).isTrue();
      if (failure instanceof TurnRefused) {
        assertThat(rig.pacer.turns()).singleElement().matches(turn -> turn.unused);
      }
    } finally {
      var unused = Thread.interrupted();
    }
  }

  @Test
  void closingTheAdapterInFlightLosesTheAnswer() throws InterruptedException {
    whileInFlight(
        OutcomeUnknown.class, People.create(aPerson().build()), thread -> rig.crm.close());

    assertThat(interrupted).isFalse();
    rig.assertTurnsKept();
  }
}
