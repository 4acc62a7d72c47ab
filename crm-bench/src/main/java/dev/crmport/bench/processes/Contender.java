package dev.crmport.bench.processes;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.sun.management.OperatingSystemMXBean;
import dev.crmport.bench.traffic.Connection;
import dev.crmport.bench.traffic.Gate;
import dev.crmport.bench.traffic.Trip;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Scanner;
import org.jspecify.annotations.Nullable;

/**
 * A process of its own that takes turn after turn: it says that it is ready, reads from when until
 * when turns are counted, begins at once, and prints its {@link Report} when that is over.
 */
final class Contender {
  static final String READY = "ready";

  /** The answer comes after 50 ms. */
  private static final byte[] REQUEST = Connection.request("/0/50000/0");

  private final OperatingSystemMXBean machine =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private final Gate gate;
  private final @Nullable Connection server;
  private final List<Trip> trips = new ArrayList<>();
  private long asked;
  private long departed;

  private Contender(Gate gate, @Nullable Connection server) {
    this.gate = gate;
    this.server = server;
  }

  /**
   * Arguments: the {@link Way}, the folder, and the server's port; 0 for turns of which nothing is
   * sent, without a pace.
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    Way way = Way.valueOf(args[0]);
    Path folder = Path.of(args[1]);
    int port = Integer.parseInt(args[2]);
    Contender contender =
        port == 0
            ? new Contender(way.unpaced(folder), null)
            : new Contender(way.paced(folder), new Connection(port));
    System.out.println(READY);
    Scanner span = new Scanner(System.in, US_ASCII);
    if (!span.hasNextLong()) {
      return; // Whoever started this is gone.
    }
    // By the wall clock, which all processes share; then by the other, which nobody sets.
    long toNanos = System.nanoTime() - System.currentTimeMillis() * 1_000_000;
    long from = span.nextLong() * 1_000_000 + toNanos;
    long until = span.nextLong() * 1_000_000 + toNanos;
    contender.run(from, until).print(System.out);
  }

  private Report run(long from, long until) throws IOException, InterruptedException {
    do {
      pass();
    } while (departed - from < 0);
    long turns = 0;
    long start = System.nanoTime();
    long cpu = machine.getProcessCpuTime();
    while (departed - until < 0) {
      turns++;
      pass();
    }
    return new Report(
        turns, machine.getProcessCpuTime() - cpu, System.nanoTime() - start, List.copyOf(trips));
  }

  private void pass() throws IOException, InterruptedException {
    asked = System.nanoTime();
    gate.pass(this::goAndComeBack);
    if (server != null) {
      trips.add(server.trip(asked));
    }
  }

  private void goAndComeBack(Runnable answerBegan) throws IOException {
    departed = System.nanoTime();
    if (server == null) {
      answerBegan.run();
    } else {
      server.send(REQUEST, answerBegan);
    }
  }
}
