package dev.crmport.cli;

import dev.crmport.core.pace.PaceMeter;
import dev.crmport.core.pace.Time;
import java.time.Duration;
import java.util.Locale;

/**
 * How far a run is: a line that is redrawn on a terminal, and elsewhere a line every few seconds.
 * For one thread.
 */
final class Progress {
  private static final long PLAIN_LINES = Duration.ofSeconds(5).toNanos();
  private static final int BAR = 16;

  private final Screen screen;
  private final Time time;
  private final PaceMeter meter;
  private final long rows;
  private long lastLine;
  private long done;

  Progress(Screen screen, Time time, PaceMeter meter, long rows) {
    this.screen = screen;
    this.time = time;
    this.meter = meter;
    this.rows = rows;
    lastLine = time.nanos();
  }

  /** One more row is done with. */
  void done() {
    done++;
    long now = time.nanos();
    if (screen.interactive()) {
      screen.redraw(bar() + " " + figures());
    } else if (now - lastLine >= PLAIN_LINES) {
      lastLine = now;
      screen.tell(figures());
    }
  }

  /** The last line. */
  void end() {
    screen.tell(
        String.format(
            Locale.ROOT, "%d of %d rows, %.1f/s in all", done, rows, meter.figures().rate()));
  }

  private String bar() {
    int full = rows == 0 ? BAR : (int) (BAR * done / rows);
    return "[" + "#".repeat(full) + ".".repeat(BAR - full) + "]";
  }

  private String figures() {
    String left =
        done >= rows
            ? ""
            : meter.timeLeft(rows - done).map(more -> ", " + inWords(more)).orElse("");
    return String.format(
        Locale.ROOT,
        "%d of %d rows, %.1f/s, wait %d ms%s",
        done,
        rows,
        meter.rateNow(),
        meter.waitNow().toMillis(),
        left);
  }

  private static String inWords(Duration left) {
    Duration seconds = left.plusMillis(999);
    return seconds.toMinutes() > 0
        ? seconds.toMinutes() + " min " + seconds.toSecondsPart() + " s left"
        : seconds.toSeconds() + " s left";
  }
}
