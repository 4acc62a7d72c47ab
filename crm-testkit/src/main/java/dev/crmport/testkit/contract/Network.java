package dev.crmport.testkit.contract;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;

/** How a network delays, between client and server. */
enum Network {
  /** No time at all. */
  NONE {
    @Override
    Latency draw(Draws draws, long request) {
      return new Latency(Duration.ZERO, Duration.ZERO, Duration.ZERO);
    }
  },
  /** Always the same. */
  STEADY {
    @Override
    Latency draw(Draws draws, long request) {
      return new Latency(MOMENT, MOMENT, MOMENT);
    }
  },
  /** At random on the way there: the arrival is what jitters. */
  BEFORE_THE_ARRIVAL {
    @Override
    Latency draw(Draws draws, long request) {
      return new Latency(draws.millisUpTo(50), MOMENT, Duration.ZERO);
    }
  },
  /** At random in the server. */
  IN_SERVICE {
    @Override
    Latency draw(Draws draws, long request) {
      return new Latency(MOMENT, draws.millisUpTo(150), MOMENT);
    }
  },
  /** At random on the way back. */
  ON_THE_WAY_BACK {
    @Override
    Latency draw(Draws draws, long request) {
      return new Latency(Duration.ZERO, MOMENT, draws.millisUpTo(300));
    }
  },
  /** Five requests arrive as late as can be, the next five at once: who paces departures fails. */
  ADVERSE {
    @Override
    Latency draw(Draws draws, long request) {
      Duration way = Duration.ofMillis(90);
      return request / 5 % 2 == 0
          ? new Latency(way, Duration.ZERO, Duration.ZERO)
          : new Latency(Duration.ZERO, Duration.ZERO, way);
    }
  },
  /** Packets get lost now and then, and are sent once more. */
  HEAVY_TAIL {
    @Override
    Latency draw(Draws draws, long request) {
      Duration again = draws.oneIn(20) ? Duration.ofMillis(200) : Duration.ZERO;
      return new Latency(draws.millisUpTo(30).plus(again), draws.millisUpTo(50), MOMENT);
    }
  },
  /** Each request as one of the others. */
  ANY {
    @Override
    Latency draw(Draws draws, long request) {
      return draws.oneOf(KINDS).draw(draws, request);
    }
  };

  private static final Duration MOMENT = Duration.ofMillis(20);
  private static final List<Network> KINDS = List.copyOf(EnumSet.complementOf(EnumSet.of(ANY)));

  /** What one request meets: there, in the server, and back. */
  record Latency(Duration there, Duration service, Duration back) {
    Duration sum() {
      return there.plus(service).plus(back);
    }
  }

  /**
   * What the next request meets.
   *
   * @param request how many were before it
   */
  abstract Latency draw(Draws draws, long request);
}
