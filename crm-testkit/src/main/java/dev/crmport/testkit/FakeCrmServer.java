package dev.crmport.testkit;

import dev.crmport.testkit.engine.FakeEngine;
import dev.crmport.testkit.engine.FakeSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The fake CRM behind HTTP/1.1, on a loopback port under {@code /v4}.
 *
 * <p>It is written over plain sockets and virtual threads, because resets, truncated answers,
 * dripping and exact stamps of arrival are out of reach behind a server library.
 *
 * <p><b>Threads:</b> safe for many. <br>
 * <b>Keys:</b> unless told of keys it accepts any well-formed one, and keeps none: the record of
 * traffic has the last four characters. <br>
 * <b>Closing</b> ends every connection and every thread.
 */
public final class FakeCrmServer implements AutoCloseable {
  private static final int BACKLOG = 1024;

  private final ServerSocket listener;
  private final URI baseUrl;
  private final FakeEngine engine;
  private final ServerOptions options;
  private final ServerClock clock;
  private final Answering answering;
  private final FaultPlan faults = new FaultPlan();
  private final TrafficRecord traffic = new TrafficRecord();
  private final Set<Line> lines = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private FakeCrmServer(Builder from) throws IOException {
    this.options = from.options();
    this.clock = from.clock;
    this.listener = new ServerSocket(from.port, BACKLOG, InetAddress.getLoopbackAddress());
    String address = listener.getInetAddress().getHostAddress();
    String host = address.contains(":") ? "[" + address + "]" : address;
    this.baseUrl = URI.create("http://" + host + ":" + listener.getLocalPort() + Answering.BASE);
    this.engine = new FakeEngine(from.settings.baseUrl(baseUrl.toString()).build());
    this.answering = new Answering(engine);
  }

  /** A server with all defaults, on a free port. */
  public static FakeCrmServer start() {
    return builder().start();
  }

  public static Builder builder() {
    return new Builder();
  }

  /** Where the CRM is, with the {@code /v4} and without a slash at the end. */
  public URI baseUrl() {
    return baseUrl;
  }

  public int port() {
    return listener.getLocalPort();
  }

  /** What it saw so far, and goes on seeing. */
  public TrafficRecord traffic() {
    return traffic;
  }

  /** How many people are stored. */
  public int peopleStored() {
    return engine.peopleStored();
  }

  /** Lets these faults meet the next requests in the order of their arrival, one each. */
  public void script(Fault... next) {
    faults.script(List.of(next));
  }

  /**
   * Lets a fault meet every request that this accepts and no script takes; the first rule that
   * accepts wins.
   *
   * @param methodAndPath the method, and the raw path below the base without the query
   */
  public void whenever(BiPredicate<String, String> methodAndPath, Fault fault) {
    faults.whenever(methodAndPath, fault);
  }

  /** Forgets the script and the rules. */
  public void clearFaults() {
    faults.clear();
  }

  /** Ends every connection and waits for every thread; may be called again. */
  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException alreadyClosed) {
      // Closed is what was wanted.
    }
    lines.forEach(Line::close);
    threads.shutdownNow();
    // A connection accepted in between closes itself: its threads are refused.
    lines.forEach(Line::close);
    threads.close();
  }

  @Override
  public String toString() {
    return "FakeCrmServer[" + baseUrl + "]";
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        serve(listener.accept());
      } catch (IOException closedOrRefused) {
        // The loop's condition tells which.
      }
    }
  }

  private void serve(Socket socket) throws IOException {
    Line line = new Line(socket);
    lines.add(line);
    try {
      socket.setTcpNoDelay(true);
      Answerer answerer = new Answerer(line, clock, options, traffic, answering);
      Connection connection = new Connection(line, clock, options, faults, traffic, answerer);
      threads.execute(connection::read);
      threads.execute(
          () -> {
            answerer.answer();
            lines.remove(line);
          });
    } catch (RejectedExecutionException | IOException closing) {
      line.close();
      lines.remove(line);
    }
  }

  /** Collects options; every one of them has a default. Not for many threads. */
  public static final class Builder {
    private final FakeSettings.Builder settings = FakeSettings.builder();
    private ServerClock clock = new SystemClock();
    private int port;
    private Duration latencyFrom = Duration.ZERO;
    private Duration latencyTo = Duration.ZERO;
    private Duration jitter = Duration.ZERO;
    private boolean gzip = true;
    private int maxHeadBytes = 32 * 1024;
    private int maxBodyBytes = 32 * 1024 * 1024;
    private long seed = 1;

    private Builder() {}

    /** The port to listen on; 0, the default, for a free one. */
    public Builder port(int newPort) {
      this.port = newPort;
      return this;
    }

    /** How long every answer takes beyond the work itself. */
    public Builder latency(Duration latency) {
      return latency(latency, latency);
    }

    /** How long every answer takes, drawn evenly from this range. */
    public Builder latency(Duration from, Duration to) {
      if (from.isNegative() || to.compareTo(from) < 0) {
        throw new IllegalArgumentException("latency must be 0 or more, was " + from + " to " + to);
      }
      this.latencyFrom = from;
      this.latencyTo = to;
      return this;
    }

    /** Lets every request be on its way for up to this long before its arrival is stamped. */
    public Builder jitter(Duration most) {
      if (most.isNegative()) {
        throw new IllegalArgumentException("jitter must be 0 or more, was " + most);
      }
      this.jitter = most;
      return this;
    }

    /** Whether answers are compressed for callers that accept it; they are by default. */
    public Builder gzip(boolean compress) {
      this.gzip = compress;
      return this;
    }

    /** The largest head and the largest body that are read, in bytes. */
    public Builder maxRequest(int headBytes, int bodyBytes) {
      this.maxHeadBytes = headBytes;
      this.maxBodyBytes = bodyBytes;
      return this;
    }

    /** What latency, jitter and reference codes are drawn with. */
    public Builder seed(long newSeed) {
      this.seed = newSeed;
      settings.seed(newSeed);
      return this;
    }

    /** Requests per key in any rolling second before 429; 0, the default, for no limit. */
    public Builder limitPerSecond(int requests) {
      settings.limitPerSecond(requests);
      return this;
    }

    /**
     * Accepts this key, and from now on only keys that were named so.
     *
     * @param guid the key without its mode suffix
     * @param modes 0 (My Voters), 1 (My Campaign) or both
     */
    public Builder acceptKey(String guid, Set<Integer> modes) {
      return acceptKey(guid, modes, Map.of());
    }

    /**
     * Accepts this key, with members that replace or follow those of its default profile.
     *
     * @param profile plain JSON: text, {@code Long}, {@code Boolean}, maps, lists, null
     */
    public Builder acceptKey(
        String guid, Set<Integer> modes, Map<String, ? extends @Nullable Object> profile) {
      settings.acceptKey(guid, modes, profile);
      return this;
    }

    /** Operations that answer 403 to everybody, such as {@code updatePerson}. */
    public Builder refuseActions(Set<String> operationNames) {
      settings.refuseActions(operationNames);
      return this;
    }

    /** The {@code $expand} sections closed to mode 1; replaces scores and pollingLocation. */
    public Builder refuseSections(Set<String> sections) {
      settings.refuseSections(sections);
      return this;
    }

    /** Custom fields that exist; their values are accepted and not kept. */
    public Builder customFields(Set<Integer> ids) {
      settings.customFields(ids);
      return this;
    }

    /** Where the dates in answers come from. */
    public Builder clock(InstantSource dates) {
      settings.clock(dates);
      return this;
    }

    Builder clock(ServerClock stampsAndPauses) {
      this.clock = stampsAndPauses;
      return this;
    }

    private ServerOptions options() {
      return new ServerOptions(
          latencyFrom, latencyTo, jitter, gzip, maxHeadBytes, maxBodyBytes, new Random(seed));
    }

    /**
     * Starts to listen.
     *
     * @throws UncheckedIOException when the port is taken
     */
    public FakeCrmServer start() {
      try {
        FakeCrmServer server = new FakeCrmServer(this);
        server.threads.execute(server::accept);
        return server;
      } catch (IOException refused) {
        throw new UncheckedIOException("the fake CRM was not started: no such port", refused);
      }
    }
  }
}
