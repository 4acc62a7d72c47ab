package dev.crmport.cli;

import dev.crmport.core.pace.Time;
import java.time.Duration;
import java.util.Locale;

/**
 * How far a run is: a line that is redrawn on a terminal, and elsewhere a line every few seconds.
 * For one thread.
 */
final class Progress {
  private static final long PLAIN_LINES = Duration.ofSeconds(5).toNanos();
  private static final int BAR = 24;

  private final Screen screen;
  private final Time time;
  private final long rows;
  private final long start;
  private long lastLine;
  private long done;
  private long sent;

  Progress(Screen screen, Time time, long rows) {
    this.screen = screen;
    this.time = time;
    this.rows = rows;
    start = time.nanos();
    lastLine = start;
  }

  /** One more row is done with. */
  void done(boolean wasSent) {
    done++;
    sent += wasSent ? 1 : 0;
    long now = time.nanos();
    if (screen.interactive()) {
      screen.redraw(bar() + " " + figures(now));
    } else if (now - lastLine >= PLAIN_LINES) {
      lastLine = now;
      screen.tell(figures(now));
    }
  }

  /** The last line. */
  void end() {
    screen.tell(figures(time.nanos()));
  }

  private String bar() {
    int full = rows == 0 ? BAR : (int) (BAR * done / rows);
    return "[" + "#".repeat(full) + ".".repeat(BAR - full) + "]";
  }

  private String figures(long now) {
    double seconds = Math.max((now - start) / 1e9, 1e-9);
    String rate = String.format(Locale.ROOT, "%.1f/s", sent == 0 ? 0 : sent / seconds);
    String left =
        done == 0 || done >= rows
            ? ""
            : ", " + inWords(Duration.ofMillis((long) (seconds * 1000 * (rows - done) / done)));
    return done + " of " + rows + " rows, " + rate + left;
  }

  private static String inWords(Duration left) {
    return left.toMinutes() > 0
        ? left.toMinutes() + " min " + left.toSecondsPart() + " s left"
        : left.toSeconds() + " s left";
  }
}
