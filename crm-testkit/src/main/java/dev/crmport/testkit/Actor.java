package dev.crmport.testkit;

import org.jspecify.annotations.Nullable;

/**
 * One thread of a {@link Simulation} and what it waits for. Only the actor that runs reads or
 * writes it, whosever it is; handing over publishes it to the next.
 */
final class Actor {
  final int number;
  final Thread thread;

  /** Whether its thread was started; before, it is ready and nothing else. */
  boolean started;

  /** Whether it is in a park, also where that is over and it has only not run since. */
  boolean parked;

  boolean ready;

  /** An unpark that came while it was not in a park: the next park returns at once. */
  boolean permit;

  /** An interrupt that its thread learns of when it runs next. */
  boolean interrupted;

  /** When its park is over, in nanoseconds since the start; {@link Schedule#NEVER} without. */
  long due = Schedule.NEVER;

  /** What it waits for, as whoever parked says. */
  @Nullable Object blocker;

  Actor(int number, Thread thread) {
    this.number = number;
    this.thread = thread;
  }

  @Override
  public String toString() {
    String what = blocker == null ? "" : " in " + blocker.getClass().getSimpleName();
    return thread.getName() + (parked ? " (parked" + what + ")" : " (not started)");
  }
}
