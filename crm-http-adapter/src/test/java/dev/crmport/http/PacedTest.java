package dev.crmport.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmport.core.introspection.Introspection;
import dev.crmport.core.pace.JvmPacer;
import dev.crmport.core.pace.Time;
import dev.crmport.testkit.Fault;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Adapter and pacer together, in real time, as the server sees them. */
@Timeout(60)
final class PacedTest {
  @Test
  void threadsAndRepeatsTogetherStayBelowFiveInAnySecondAndOneInFlight()
      throws InterruptedException {
    try (Rig rig = Rig.standard();
        HttpCrm paced =
            rig.to(rig.server.baseUrl())
                .pacer(JvmPacer.builder().build())
                .time(Time.system())
                .build()) {
      rig.server.script(Fault.none(), Fault.tooManyRequests(30), Fault.none(), Fault.badGateway());
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        threads.add(
            Thread.ofVirtual()
                .start(
                    () -> {
                      var unused = paced.call(Introspection.echo("x"));
                    }));
      }
      for (Thread thread : threads) {
        thread.join();
      }
      assertThat(rig.arrivals()).isEqualTo(12);
      assertThat(rig.server.traffic().mostArrivalsInAnyRollingSecond()).isLessThanOrEqualTo(5);
      assertThat(rig.server.traffic().mostInFlight()).isEqualTo(1);
    }
  }
}
