package dev.crmport.http;

import static dev.crmport.testkit.Fixtures.aPerson;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmport.core.call.Operation;
import dev.crmport.core.call.Operation.Method;
import dev.crmport.core.failure.CrmException;
import dev.crmport.core.people.People;
import dev.crmport.core.people.VanId;
import dev.crmport.testkit.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The JDK's client sends some requests again by itself; here nothing arrives without a turn. */
@Timeout(120)
final class ResendGuardTest {
  private static final int CALLS = 150;
  private static final int THREADS = 4;

  @ParameterizedTest
  @EnumSource(Method.class)
  void aConnectionThatEndsBeforeTheAnswerIsOneArrival(Method method) {
    for (boolean kept : new boolean[] {false, true}) {
      try (Rig rig = Rig.with(options -> options.attempts(1))) {
        if (kept) {
          assertThat(rig.crm.call(People.get(new VanId(7)))).isEmpty();
        }
        rig.server.script(Fault.resetBeforeApplying());
        Operation<?> operation =
            Operation.<Boolean>builder("any", method, "/people/7")
                .reads(200, answer -> true)
                .build();

        rig.failure(CrmException.class, operation);

        assertThat(rig.arrivals()).isEqualTo(kept ? 2 : 1);
      }
    }
  }

  @Test
  void arrivalsNeverOutnumberTurnsHoweverConnectionsEnd() throws InterruptedException {
    long seed = new Random().nextLong();
    System.out.println("ResendGuardTest seed " + seed);
    Random random = new Random(seed);
    try (Rig rig = Rig.standard()) {
      for (int i = 0; i < CALLS * THREADS; i++) {
        rig.server.script(
            switch (random.nextInt(10)) {
              case 0 -> Fault.resetBeforeApplying();
              case 1 -> Fault.resetAfterApplying();
              case 2 -> Fault.truncatedHead();
              case 3 -> Fault.answer(200, Map.of("Connection", "close"), new byte[0]);
              default -> Fault.none();
            });
      }
      List<Thread> threads = new ArrayList<>();
      for (int t = 0; t < THREADS; t++) {
        threads.add(Thread.ofVirtual().start(() -> call(rig)));
      }
      for (Thread thread : threads) {
        thread.join();
      }
      rig.assertTurnsKept();
      assertThat((long) rig.arrivals()).isEqualTo(rig.pacer.used());
    }
  }

  private static void call(Rig rig) {
    for (int i = 0; i < CALLS; i++) {
      try {
        var unused =
            i % 2 == 0
                ? rig.crm.call(People.get(new VanId(7)))
                : rig.crm.call(People.find(aPerson().build()));
      } catch (CrmException lost) {
        // What it came to is not the point here.
      }
    }
  }
}
