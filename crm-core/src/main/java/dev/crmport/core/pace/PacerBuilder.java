package dev.crmport.core.pace;

import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Options of a pacer; the defaults are the CRM's limit. Not safe for use by many threads.
 *
 * @param <P> the pacer that it makes
 */
public final class PacerBuilder<P extends Pacer> {
  private final Function<PacerOptions, P> maker;
  private Pace pace = Pace.standard();
  private Duration quarantine = Duration.ofSeconds(1);
  private int mostWaiters = 1_000_000;
  private Time time = Time.system();
  private @Nullable PaceListener listener;

  /** For who writes a pacer: what makes one of the options. */
  public PacerBuilder(Function<PacerOptions, P> maker) {
    this.maker = maker;
  }

  /** How much may leave; five in any rolling second, strict, unless told otherwise. */
  public PacerBuilder<P> pace(Pace limit) {
    pace = limit;
    return this;
  }

  /** How long a lane stays closed after a request whose end is unknown; 1 s by default. */
  public PacerBuilder<P> quarantine(Duration pause) {
    quarantine = pause;
    return this;
  }

  /** How many may wait in one lane before the next is refused; 1,000,000 by default. */
  public PacerBuilder<P> mostWaiters(int most) {
    mostWaiters = most;
    return this;
  }

  /** The clock; the machine's by default. */
  public PacerBuilder<P> time(Time clock) {
    time = clock;
    return this;
  }

  /** Who is told what the pacer does; nobody by default. */
  public PacerBuilder<P> listener(PaceListener told) {
    listener = told;
    return this;
  }

  /**
   * The pacer.
   *
   * @throws IllegalArgumentException for a negative quarantine or bound
   */
  public P build() {
    return maker.apply(new PacerOptions(pace, quarantine, mostWaiters, time, listener));
  }
}
