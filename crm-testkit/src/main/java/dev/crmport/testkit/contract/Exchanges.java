package dev.crmport.testkit.contract;

import dev.crmport.core.pace.Turn;
import dev.crmport.testkit.Simulation;
import java.time.Duration;

/** What becomes of turns, on a network that delays at random; tells the judge and the server. */
final class Exchanges {
  private static final Duration STALE = Duration.ofSeconds(3);

  private final Simulation simulation;
  private final Judge judge;
  private final SimulatedServer server;
  private final Duration quarantine;
  private final Network network;
  private final Draws draws;
  private long sent;

  Exchanges(
      Simulation simulation,
      Judge judge,
      SimulatedServer server,
      Duration quarantine,
      TrafficPlan plan) {
    this.simulation = simulation;
    this.judge = judge;
    this.server = server;
    this.quarantine = quarantine;
    network = plan.network();
    draws = new Draws(~plan.seed());
  }

  private long now() {
    return simulation.elapsed().toNanos();
  }

  void send(Turn turn, SimulatedRequest me, Fate fate) throws InterruptedException {
    switch (fate) {
      case ANSWERED -> answer(turn, me, Duration.ZERO);
      case HELD -> answer(turn, me, draws.millisUpTo(1_500));
      case HANDED_ON -> simulation.spawn("another of " + me, () -> answer(turn, me, Duration.ZERO));
      case UNUSED -> giveBack(turn, me);
      case LOST -> lose(turn, me);
      case NEVER_CLOSED -> abandon(turn, me);
      case CLOSED_LATE -> {
        abandon(turn, me);
        Duration late = me.exchange.limit().plus(quarantine).plusNanos(1);
        closeLate(turn, me, late.plus(draws.upTo(STALE)), false);
      }
    }
  }

  private void giveBack(Turn turn, SimulatedRequest me) throws InterruptedException {
    if (draws.oneIn(2)) {
      simulation.sleep(draws.millisUpTo(50));
    }
    turn.unused();
    close(turn, me, true);
  }

  private void answer(Turn turn, SimulatedRequest me, Duration hold) throws InterruptedException {
    Network.Latency latency = network.draw(draws, sent++);
    long arrives = now() + latency.there().toNanos();
    server.sent(now(), arrives, arrives + latency.service().toNanos());
    simulation.sleep(latency.sum());
    turn.answered();
    judge.answered(me, now());
    if (!hold.isZero()) {
      turn.hold(hold);
      judge.held(me, hold, now());
    }
    if (draws.oneIn(2)) {
      simulation.sleep(draws.millisUpTo(draws.oneIn(10) ? 400 : 20));
      turn.answered();
    }
    close(turn, me, false);
  }

  private void lose(Turn turn, SimulatedRequest me) throws InterruptedException {
    Duration patience = draws.millisUpTo(200);
    long closes = now() + patience.toNanos();
    long known = closes + quarantine.toNanos();
    server.sent(now(), now() + draws.nanosUpTo(patience.plus(quarantine)), known);
    simulation.sleep(patience);
    close(turn, me, false);
  }

  private void abandon(Turn turn, SimulatedRequest me) throws InterruptedException {
    Duration counts = me.exchange.limit().plus(quarantine);
    if (draws.oneIn(2)) {
      long expiry = now() + counts.toNanos();
      server.sent(now(), now() + draws.nanosUpTo(counts), expiry);
      return;
    }
    Duration up = draws.upTo(me.exchange.limit());
    server.sent(now(), now() + up.toNanos(), now() + up.toNanos());
    simulation.sleep(up);
    turn.answered();
    judge.answered(me, now());
  }

  private void close(Turn turn, SimulatedRequest me, boolean unused) {
    turn.close();
    judge.closes(me, unused, now());
    if (draws.oneIn(20)) {
      turn.close();
    }
    if (draws.oneIn(50)) {
      closeLate(turn, me, draws.upTo(STALE), true);
    }
  }

  /**
   * Another actor does to the turn what can be done, when it is over or ought to be.
   *
   * @param closed whether it was closed before, so that a lie about it does no harm
   */
  private void closeLate(Turn turn, SimulatedRequest me, Duration later, boolean closed) {
    simulation.spawn(
        "a late one of " + me,
        () -> {
          simulation.sleep(later);
          if (draws.oneIn(2)) {
            turn.answered();
            judge.answered(me, now());
          }
          if (closed && draws.oneIn(2)) {
            turn.unused();
          }
          turn.close();
          judge.closes(me, false, now());
          turn.hold(Duration.ofHours(1));
        });
  }
}
