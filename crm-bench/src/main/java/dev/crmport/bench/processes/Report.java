package dev.crmport.bench.processes;

import dev.crmport.bench.traffic.Trip;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What one process did.
 *
 * @param turns how many it got while they were counted
 * @param cpuNanos the processor time that it needed meanwhile, all its threads together
 * @param wallNanos for how long that was counted, from one of its turns to another
 * @param trips every request that it sent, also before and after
 */
record Report(long turns, long cpuNanos, long wallNanos, List<Trip> trips) {
  /** To the process that asked for it. */
  void print(PrintStream out) {
    out.printf("%d %d %d %d%n", turns, cpuNanos, wallNanos, trips.size());
    for (Trip trip : trips) {
      out.printf(
          "%d %d %d %d %d %d%n",
          trip.asked(), trip.departed(), trip.began(), trip.ended(), trip.arrived(), trip.served());
    }
  }

  /** What another process has printed. */
  static Report read(BufferedReader in) throws IOException {
    long[] head = numbers(in);
    List<Trip> trips = new ArrayList<>();
    for (int i = 0; i < head[3]; i++) {
      long[] trip = numbers(in);
      trips.add(new Trip(trip[0], trip[1], trip[2], trip[3], trip[4], trip[5]));
    }
    return new Report(head[0], head[1], head[2], trips);
  }

  private static long[] numbers(BufferedReader in) throws IOException {
    String line = in.readLine();
    if (line == null) {
      throw new IOException(
          "nothing is known of a process that ended without its report; what it printed stands"
              + " above");
    }
    return Arrays.stream(line.split(" ")).mapToLong(Long::parseLong).toArray();
  }
}
