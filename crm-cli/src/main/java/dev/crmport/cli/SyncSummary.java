package dev.crmport.cli;

import dev.crmport.core.key.KeyReference;
import dev.crmport.core.pace.PaceMeter;
import dev.crmport.core.sync.SyncReport;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a sync came to, for people and for machines.
 *
 * @param report what became of the rows
 * @param figures what was measured
 * @param key the key that was used
 */
record SyncSummary(SyncReport report, PaceMeter.Figures figures, KeyReference key) {
  private static final int PLACES = 3;

  /** The report's members in their order. */
  Map<String, @Nullable Object> members() {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("rows", report.rows());
    members.put("stored", report.stored());
    members.put("matched", report.matched());
    members.put("refused", report.refused());
    members.put("unknown", report.unknown());
    members.put("failed", report.failed());
    members.put("requests", figures.requests());
    members.put("seconds", seconds(figures.duration()));
    members.put("rate", rounded(figures.rate()));
    members.put("latencySeconds", seconds(figures.latency()));
    members.put("waitSeconds", seconds(figures.waited()));
    members.put("mostInOneSecond", figures.mostInOneSecond());
    members.put("mostInFlight", figures.mostInFlight());
    members.put("keyReference", key.toString());
    return members;
  }

  /** The same for people. */
  List<String> lines() {
    return List.of(
        report.rows()
            + " rows: "
            + report.stored()
            + " stored, "
            + report.matched()
            + " matched, "
            + report.refused()
            + " refused, "
            + report.unknown()
            + " unknown, "
            + report.failed()
            + " failed",
        String.format(
            Locale.ROOT,
            "%d requests in %.1f s, %.2f a second; at most %d in any second and %d in flight",
            figures.requests(),
            figures.duration().toNanos() / 1e9,
            figures.rate(),
            figures.mostInOneSecond(),
            figures.mostInFlight()),
        "key " + key);
  }

  private static BigDecimal seconds(Duration duration) {
    // Three places are milliseconds; an answer on loopback takes less than one.
    return BigDecimal.valueOf(duration.toNanos(), 9)
        .setScale(2 * PLACES, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .add(BigDecimal.ZERO.setScale(PLACES));
  }

  private static BigDecimal rounded(double value) {
    return BigDecimal.valueOf(value).setScale(PLACES, RoundingMode.HALF_UP);
  }
}
