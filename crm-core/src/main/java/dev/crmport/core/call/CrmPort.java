package dev.crmport.core.call;

import dev.crmport.core.failure.CrmException;
import java.util.stream.Stream;

/** The CRM as one client's key sees it. Blocking; safe for many threads; paced. */
public interface CrmPort {
  /**
   * Carries out one operation and waits for its answer.
   *
   * <p><b>Shape:</b> waits for a turn, sends, reads; what failed and may be repeated is repeated
   * within the adapter's budget, each attempt with a turn of its own.<br>
   * <b>Units:</b> at most five requests in any rolling second and one in flight per key, together
   * with everything that shares the pacer.<br>
   * <b>Errors:</b> a {@link CrmException} whose type says what to do; an interrupt ends the call as
   * one, with the thread's interrupt flag set.
   *
   * @throws CrmException where there is no answer
   */
  <R> R call(Operation<R> operation);

  /**
   * The items of all pages, fetched as the stream is read, each page with a paced request.
   *
   * <p><b>Shape:</b> in the CRM's order; ends at a page without items or without a next one. Read
   * it with one thread.<br>
   * <b>Errors:</b> those of {@link #call}, at the item that needed the page.
   */
  default <T> Stream<T> all(Operation<Page<T>> first) {
    return Paging.items(this, first);
  }

  /** The same CRM and key with other options; the one it is called on stays as it is. */
  CrmPort with(CallOptions options);
}
