package dev.crmport.bench.traffic;

import dev.crmport.bench.Samples;
import dev.crmport.bench.traffic.Outcome.Burst;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One limiter, one latency, so many callers: bursts of five after idleness, each followed by five
 * bare requests, and then callers that ask without pause. Platform threads, so that what is late is
 * late by the machine's own timers.
 */
final class Scene {
  private static final int BURST = 5;
  private static final int BURSTS = 5;
  private static final long IDLE_MILLIS = 1300;

  private final Setting setting;
  private final int port;
  private final long millis;
  private final Gate gate;
  private final Random random;
  private final Queue<Trip> trips = new ConcurrentLinkedQueue<>();
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
  private volatile boolean over;

  /**
   * One scene.
   *
   * @param millis how long the callers ask without pause
   */
  Scene(Setting setting, int port, long millis) {
    this.setting = setting;
    this.port = port;
    this.millis = millis;
    this.gate = setting.gate();
    // The same latencies for every limiter.
    this.random = new Random(setting.latency().label().hashCode());
  }

  /** Plays it. */
  Outcome play() throws Exception {
    List<Connection> connections = new ArrayList<>();
    try {
      for (int i = 0; i < setting.callers(); i++) {
        connections.add(new Connection(port));
      }
      // Scenes begin together; spread out, they meet each other as strangers do.
      Thread.sleep(ThreadLocalRandom.current().nextLong(IDLE_MILLIS));
      List<Burst> bursts = new ArrayList<>();
      for (int i = 0; i < BURSTS; i++) {
        Thread.sleep(IDLE_MILLIS);
        bursts.add(new Burst(burst(connections), bareBurst(connections)));
      }
      Thread.sleep(IDLE_MILLIS);
      int before = trips.size();
      WakeProbe probe = new WakeProbe(System.identityHashCode(this));
      probe.start();
      saturate(connections);
      Samples wakes = probe.stop();
      Exception failed = failure.get();
      if (failed != null) {
        throw failed;
      }
      List<Trip> all = trips.stream().sorted(Comparator.comparingLong(Trip::departed)).toList();
      return new Outcome(setting, all, before, bursts, wakes);
    } finally {
      for (Connection connection : connections) {
        connection.close();
      }
    }
  }

  /** From the first question to the last answer. */
  private long burst(List<Connection> connections) throws InterruptedException {
    int before = trips.size();
    int callers = Math.min(BURST, connections.size());
    together(
        connections.subList(0, callers),
        connection -> {
          for (int i = 0; i < BURST / callers; i++) {
            request(connection);
          }
        });
    List<Trip> burst = List.copyOf(trips).subList(before, trips.size());
    long first = burst.stream().mapToLong(Trip::asked).min().orElseThrow();
    return burst.stream().mapToLong(trip -> trip.ended() - first).max().orElseThrow();
  }

  /** What five requests take on the same connections, one after the other, without a limiter. */
  private long bareBurst(List<Connection> connections) throws IOException {
    long start = System.nanoTime();
    for (int i = 0; i < BURST; i++) {
      byte[] request = Connection.request(setting.latency().draw(random));
      connections.get(i % connections.size()).send(request, () -> {});
    }
    return System.nanoTime() - start;
  }

  private void saturate(List<Connection> connections) throws InterruptedException {
    together(
        connections,
        connection -> {
          while (!over) {
            request(connection);
          }
        });
  }

  private void request(Connection connection) throws InterruptedException, IOException {
    byte[] request = Connection.request(setting.latency().draw(random));
    long asked = System.nanoTime();
    boolean[] sent = {false};
    gate.pass(
        answerBegan -> {
          if (!over) {
            connection.send(request, answerBegan);
            sent[0] = true;
          }
        });
    if (sent[0]) {
      trips.add(connection.trip(asked));
    }
  }

  /** What one caller does on its connection. */
  private interface Caller {
    void call(Connection connection) throws InterruptedException, IOException;
  }

  /** One thread a connection, all let go at once; waits for all, and ends them when it is time. */
  private void together(List<Connection> connections, Caller caller) throws InterruptedException {
    CountDownLatch start = new CountDownLatch(1);
    List<Thread> threads =
        connections.stream()
            .map(
                connection ->
                    Thread.ofPlatform().daemon().start(() -> run(start, connection, caller)))
            .toList();
    long end = System.nanoTime() + millis * 1_000_000;
    start.countDown();
    for (Thread thread : threads) {
      // A burst ends by itself; whoever asks without pause is told to stop.
      thread.join(Math.max(1, (end - System.nanoTime()) / 1_000_000));
      if (thread.isAlive()) {
        over = true;
        threads.forEach(Thread::interrupt);
        thread.join();
      }
    }
  }

  private void run(CountDownLatch start, Connection connection, Caller caller) {
    try {
      start.await();
      caller.call(connection);
    } catch (InterruptedException toldToStop) {
      // Its limiter let it wait in vain, which is how a scene ends.
    } catch (IOException | RuntimeException failed) {
      // Some limiters throw what they like when they are interrupted.
      if (!over) {
        failure.compareAndSet(null, failed);
      }
    }
  }
}
