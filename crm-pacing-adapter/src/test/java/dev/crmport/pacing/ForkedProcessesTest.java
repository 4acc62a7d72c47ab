package dev.crmport.pacing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmport.pacing.StampServer.Visit;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real processes, some of them killed; what the server saw is the judge. */
@Timeout(value = 90, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class ForkedProcessesTest {
  static final Duration QUARANTINE = Duration.ofMillis(500);
  private static final Duration LIMIT = Duration.ofMillis(1_500);
  private static final int PROCESSES = 4;

  @TempDir Path folder;
  private final List<Process> processes = new ArrayList<>();

  @Test
  void fourProcessesTogetherKeepTheLimit() throws Exception {
    try (StampServer server = new StampServer(Duration.ofMillis(20))) {
      run(server, Duration.ofSeconds(1));
      await(server, 22);
      end();
      assertKept(server, Duration.ofSeconds(1));
    }
  }

  @Test
  void fourProcessesShareEqually() throws Exception {
    Duration window = Duration.ofMillis(100);
    try (StampServer server = new StampServer(Duration.ofMillis(3))) {
      run(server, window);
      await(server, 220);
      end();
      assertKept(server, window);
      List<Visit> busy = server.visits().subList(20, 220);
      for (int process = 0; process < PROCESSES; process++) {
        assertThat(of(process, busy))
            .as("requests of process %d of %d", process, busy.size())
            .isBetween(45, 55);
      }
    }
  }

  @Test
  void aKilledHolderKeepsTheLaneClosedUntilItsLimitIsOver() throws Exception {
    Duration window = Duration.ofMillis(300);
    try (StampServer server = new StampServer(Duration.ofMillis(400))) {
      run(server, window);
      await(server, 6);
      List<Integer> killed = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        int holder = server.nextArrival();
        kill(holder);
        killed.add(holder);
        await(server, 3);
      }
      end();
      assertKept(server, window);
      for (int holder : killed) {
        List<Visit> visits = server.visits();
        int last = lastOf(holder, visits);
        long closed = visits.get(last + 1).arrived() - visits.get(last).arrived();
        assertThat(Duration.ofNanos(closed))
            .as("from the orphan's arrival to the next one")
            .isGreaterThanOrEqualTo(LIMIT);
      }
    }
  }

  @Test
  void killedWaitersHoldNobodyUpForGood() throws Exception {
    Duration window = Duration.ofMillis(200);
    try (StampServer server = new StampServer(Duration.ofMillis(60))) {
      run(server, window);
      await(server, 6);
      int holder = server.nextArrival();
      kill((holder + 1) % PROCESSES);
      kill((holder + 2) % PROCESSES);
      await(server, 20);
      end();
      assertKept(server, window);
    }
  }

  @Test
  void processesThatAreKilledAtAnyMomentBreakNothing() throws Exception {
    long seed = Long.getLong("crm.seed", System.identityHashCode(this) * 7919L);
    Random random = new Random(seed);
    Duration window = Duration.ofMillis(100);
    try (StampServer server = new StampServer(Duration.ofMillis(2))) {
      run(server, window);
      for (int i = 0; i < 10; i++) {
        await(server, 1 + random.nextInt(12));
        int name = random.nextInt(PROCESSES);
        kill(name);
        processes.set(name, start(name, server, window));
        go(processes.get(name));
      }
      await(server, 5);
      end();
      assertKept(server, window);
    }
  }

  @AfterEach
  void leaveNobodyBehind() {
    processes.forEach(Process::destroyForcibly);
  }

  private void run(StampServer server, Duration window) throws IOException {
    for (int name = 0; name < PROCESSES; name++) {
      processes.add(start(name, server, window));
    }
    // Together, as far as that goes.
    for (Process process : processes) {
      go(process);
    }
  }

  private Process start(int name, StampServer server, Duration window) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx64m",
            "-cp",
            System.getProperty("java.class.path"),
            PacedProcess.class.getName(),
            folder.resolve("lanes").toString(),
            Integer.toString(server.port()),
            Integer.toString(name),
            Long.toString(window.toMillis()),
            Long.toString(LIMIT.toMillis()))
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static void go(Process process) throws IOException {
    process.getOutputStream().write(1);
    process.getOutputStream().flush();
  }

  private static void await(StampServer server, int requests) throws InterruptedException {
    for (int i = 0; i < requests; i++) {
      server.nextArrival();
    }
  }

  private void kill(int process) throws InterruptedException {
    processes.get(process).destroyForcibly();
    processes.get(process).waitFor();
  }

  private void end() throws IOException, InterruptedException {
    for (Process process : processes) {
      if (process.isAlive()) {
        process.getOutputStream().close();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).as("a process ended").isTrue();
        assertThat(process.exitValue()).isZero();
      }
    }
  }

  private static void assertKept(StampServer server, Duration window) {
    List<Visit> visits = server.visits();
    for (int i = 1; i < visits.size(); i++) {
      assertThat(visits.get(i).arrived())
          .as("request %d arrives after the one before has been served", i)
          .isGreaterThanOrEqualTo(visits.get(i - 1).served());
      if (i >= PacedProcess.PERMITS) {
        long apart = visits.get(i).arrived() - visits.get(i - PacedProcess.PERMITS).arrived();
        assertThat(Duration.ofNanos(apart))
            .as("from request %d to the fifth after it", i - PacedProcess.PERMITS)
            .isGreaterThanOrEqualTo(window);
      }
    }
  }

  private static int of(int process, List<Visit> visits) {
    return (int) visits.stream().filter(visit -> visit.process() == process).count();
  }

  private static int lastOf(int process, List<Visit> visits) {
    for (int i = visits.size() - 1; i >= 0; i--) {
      if (visits.get(i).process() == process) {
        return i;
      }
    }
    throw new AssertionError("process " + process + " has sent nothing");
  }
}
