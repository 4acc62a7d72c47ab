package dev.crmport.checks.pace;

import dev.crmport.core.failure.TurnRefused;
import dev.crmport.core.key.Lane;
import dev.crmport.core.pace.Deadline;
import dev.crmport.core.pace.Exchange;
import dev.crmport.core.pace.JvmPacer;
import dev.crmport.core.pace.Pace;
import dev.crmport.core.pace.Turn;
import dev.crmport.core.pace.Urgency;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jetbrains.lincheck.datastructures.Operation;

/**
 * What Lincheck has its threads do where they wait for each other. Each act ends with {@code kept}
 * whatever happens, unless two were in flight; one that does not end hangs, which Lincheck reports.
 */
public class WaitingActs {
  private static final Lane LANE = new Lane("acme");

  private final FlyingTime time;
  private final JvmPacer pacer;
  private final AtomicInteger inFlight = new AtomicInteger();

  /** A lane that nobody is in. */
  public WaitingActs() {
    this(new FlyingTime());
  }

  WaitingActs(FlyingTime time) {
    this.time = time;
    pacer =
        JvmPacer.builder()
            .pace(Pace.agreedWithVendor(2, Duration.ofNanos(10), "none: this is a test"))
            .quarantine(Duration.ofNanos(50))
            .time(time)
            .build();
  }

  @Operation
  public String person() {
    return request(Urgency.INTERACTIVE, Deadline.none(), true);
  }

  @Operation
  public String job() {
    return request(Urgency.BATCH, Deadline.none(), true);
  }

  @Operation
  public String ofUnknownEnd() {
    return request(Urgency.INTERACTIVE, Deadline.none(), false);
  }

  @Operation
  public String hurried() {
    return request(Urgency.INTERACTIVE, Deadline.in(Duration.ofNanos(20), time), true);
  }

  @Operation(runOnce = true)
  public String interrupted() {
    time.doomMe();
    try {
      return request(Urgency.INTERACTIVE, Deadline.none(), true);
    } finally {
      time.spareMe();
    }
  }

  @Operation(runOnce = true)
  public String closePacer() {
    pacer.close();
    return "kept";
  }

  private String request(Urgency urgency, Deadline deadline, boolean answer) {
    try (Turn turn = pacer.take(LANE, urgency, deadline, Exchange.unnamed())) {
      if (inFlight.incrementAndGet() != 1) {
        return "two were in flight";
      }
      if (answer) {
        turn.answered();
      }
      inFlight.decrementAndGet();
      return "kept";
    } catch (TurnRefused | InterruptedException gone) {
      return "kept";
    } finally {
      var unused = Thread.interrupted();
    }
  }
}
