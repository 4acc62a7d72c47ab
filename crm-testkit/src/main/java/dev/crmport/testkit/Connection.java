package dev.crmport.testkit;

import dev.crmport.testkit.engine.PresentedKey;
import dev.crmport.testkit.wire.HttpHead;
import dev.crmport.testkit.wire.HttpReader;
import dev.crmport.testkit.wire.HttpReader.BadRequestException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The reading half of a connection: stamps arrivals and hands requests to the {@link Answerer}. It
 * goes on reading while an answer is pending, and so notices a caller that gives up.
 *
 * <p>A caller that closes its sending half only, which HTTP clients do not, counts as having given
 * up, and is answered nevertheless.
 */
final class Connection {
  private final Line line;
  private final ServerClock clock;
  private final ServerOptions options;
  private final FaultPlan faults;
  private final TrafficRecord traffic;
  private final Answerer answerer;
  private final HttpReader reader;

  /** Requests that were read and perhaps not yet answered; used by the reading thread alone. */
  private final List<Visit> pending = new ArrayList<>();

  Connection(
      Line line,
      ServerClock clock,
      ServerOptions options,
      FaultPlan faults,
      TrafficRecord traffic,
      Answerer answerer)
      throws IOException {
    this.line = line;
    this.clock = clock;
    this.options = options;
    this.faults = faults;
    this.traffic = traffic;
    this.answerer = answerer;
    this.reader = new HttpReader(line.input(), options.maxHeadBytes(), options.maxBodyBytes());
  }

  /** Reads until the connection ends. */
  void read() {
    try {
      while (reader.awaitRequest() && readOne()) {
        // Everything happens in the condition.
      }
    } catch (IOException gone) {
      // The connection ended; settling tells by whom.
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    } finally {
      settle();
      answerer.end();
    }
  }

  /** Whatever is pending when the connection ends was given up, or ended by this side. */
  private void settle() {
    long now = clock.nanos();
    if (line.isClosing()) {
      pending.forEach(visit -> traffic.departed(visit, 0, now));
    } else {
      pending.forEach(visit -> traffic.gaveUp(visit, now));
    }
  }

  /** Reads one request; false when nothing more is to be read. */
  private boolean readOne() throws IOException, InterruptedException {
    if (faults.takeResetBeforeReading()) {
      line.reset();
      return false;
    }
    HttpHead head;
    try {
      head = reader.readHead();
    } catch (BadRequestException bad) {
      return refuse(new Exchange.Refused(bad.status(), null));
    }
    clock.sleep(options.nextJitter());
    String path = Answering.shortPath(head.rawPath());
    Visit visit =
        traffic.arrived(
            clock.nanos(),
            PathTemplate.ofMethod(head.method()),
            PathTemplate.of(path),
            head.credentials().map(PresentedKey::lastFour).orElse(TrafficRecord.NO_KEY));
    pending.removeIf(traffic::isDone);
    pending.add(visit);
    Fault fault = faults.take(head.method(), path);
    if (fault.manner() == Fault.Manner.RESET_BEFORE_READING) {
      traffic.departed(visit, 0, clock.nanos());
      line.reset();
      return false;
    }
    if (head.says("expect", "100-continue")) {
      answerer.goOn();
    }
    try {
      Bytes body = new Bytes(reader.readBody(head));
      answerer.accept(new Exchange.Whole(head, body, visit, fault));
      return true;
    } catch (BadRequestException bad) {
      return refuse(new Exchange.Refused(bad.status(), visit));
    }
  }

  /** Reads the rest away, because closing over unread bytes could take the answer with it. */
  private boolean refuse(Exchange.Refused refusal) throws IOException {
    answerer.accept(refusal);
    line.limitReading();
    reader.drain();
    return false;
  }
}
