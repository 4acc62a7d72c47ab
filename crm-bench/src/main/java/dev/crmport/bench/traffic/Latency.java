package dev.crmport.bench.traffic;

import java.util.Random;

/** How long requests take at the server, and on their way there and back. */
enum Latency {
  MS_5("5", 5_000),
  MS_50("50", 50_000),
  MS_150("150", 150_000),
  MS_300("300", 300_000),

  /** Uniform, all of it after the arrival. */
  JITTER("5-150", -1) {
    @Override
    String draw(Random random) {
      return "/0/" + random.nextInt(5_000, 150_000) + "/0";
    }
  },

  /** A network that jitters before the arrival and after: no client can see when it arrived. */
  NET("net", -1) {
    @Override
    String draw(Random random) {
      return "/" + random.nextInt(2_500, 50_000) + "/25000/" + random.nextInt(2_500, 50_000);
    }
  };

  private final String label;
  private final int micros;

  Latency(String label, int micros) {
    this.label = label;
    this.micros = micros;
  }

  String label() {
    return label;
  }

  boolean isConstant() {
    return micros >= 0;
  }

  /** The path of the next request. */
  String draw(Random random) {
    return "/0/" + micros + "/0";
  }
}
