package dev.crmport.core.pace;

import org.jspecify.annotations.Nullable;

/**
 * One lane's memory: what has left, and so when the next request may. For whoever writes a pacer:
 * {@link QueuePacer} lets the threads of this JVM line up and asks the ledger for those in front.
 * {@link MemoryLedger} is the one of a single JVM; others keep it in a file or a store and so share
 * the lane.
 *
 * <p><b>Shape:</b> {@link #tryOpen} opens a turn, {@link #ended} ends it; between the two the queue
 * asks for no other.<br>
 * <b>Units:</b> every moment is nanoseconds on the pacer's {@link Time#nanos}.<br>
 * <b>Errors:</b> {@link dev.crmport.core.failure.TurnRefused} from {@link #tryOpen} where the store
 * is out of reach; the other methods throw nothing. An end that cannot be written leaves the turn
 * open in the store, until the exchange's limit and the quarantine are over.<br>
 * <b>Threads:</b> called by many, one at a time, under the lane's lock. Whoever uses the lane waits
 * meanwhile, and some who use others: it must not take longer than it needs to note what happened.
 */
public interface LaneLedger extends AutoCloseable {
  /** Whether a turn was opened. */
  sealed interface Verdict {
    /**
     * A turn is open for the one who stands first in this urgency.
     *
     * @param urgency one of those that were asked for
     */
    record Go(Urgency urgency) implements Verdict {}

    /**
     * Nobody goes yet.
     *
     * @param moment when to ask again: the earliest departure, or a look at what others have done;
     *     where it has passed already, a millisecond from now
     */
    record NotBefore(long moment) implements Verdict {}
  }

  /** A request that is under way: when its answer began, and when it will have ended. */
  record Flight(long departed, long answered, long end) {}

  /**
   * How long things take.
   *
   * @param answer nanoseconds from a departure to the first byte of its answer
   * @param exchange nanoseconds from a departure to the end of the turn
   */
  record Times(long answer, long exchange) {
    /** Answers that take no time: what is forecast with them is the least. */
    static final Times NONE = new Times(0, 0);
  }

  /**
   * Opens a turn, should one be due.
   *
   * @param interactive what the first of those waits for who are interactive; null where none waits
   * @param batch the same for those of a batch; one of the two is not null
   */
  Verdict tryOpen(long now, @Nullable Exchange interactive, @Nullable Exchange batch);

  /**
   * The open turn has ended.
   *
   * @param departed when its request left
   * @param moment where an answer came, when it began; where the end is unknown, until when the
   *     request may still arrive
   */
  void ended(TurnEnd end, long departed, long moment);

  /** Nothing leaves before that moment; an earlier one than is known changes nothing. */
  void hold(long until, long now);

  /**
   * When somebody who comes now would go.
   *
   * @param interactive how many wait here already
   * @param batch the same of a batch
   * @param flight the turn that is open here; null where none is
   */
  long forecast(
      Urgency urgency, int interactive, int batch, @Nullable Flight flight, Times times, long now);

  /**
   * The earliest that somebody may go after the turn that is open, as far as it is known without
   * looking anywhere: a thread that waits is then woken once, and not once more to be told when.
   */
  default long following(long now) {
    return now;
  }

  /** The last one who waited here has gone without a turn; nobody asks until somebody comes. */
  default void deserted() {}

  /** Whether a new ledger would decide the same. */
  boolean isForgettable(long now);

  /** Lets go of what it holds; it is not used after that. */
  @Override
  default void close() {}
}
