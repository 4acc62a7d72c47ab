package dev.crmport.http;

import dev.crmport.core.failure.CrmException;

/** One layer between a call and the wire. Safe for use by many threads. */
@FunctionalInterface
interface Layer {
  /**
   * Sends a call, or refuses to.
   *
   * @param attempt which attempt of the call it is, from 1
   * @return what came of it, also where that is a failure
   * @throws CrmException where this attempt did not leave
   */
  Attempt send(Sending sending, int attempt);
}
