package dev.crmport.testkit;

import dev.crmport.testkit.wire.HttpHead;
import org.jspecify.annotations.Nullable;

/** What the reader of a connection hands to its answerer. */
sealed interface Exchange {
  /** A request that was read to its end; without a body, that is empty. */
  record Whole(HttpHead head, Bytes body, Visit visit, Fault fault) implements Exchange {}

  /**
   * A request that is refused unread.
   *
   * @param visit null when not even its head could be read
   */
  record Refused(int status, @Nullable Visit visit) implements Exchange {}

  /** Nothing more comes. */
  record End() implements Exchange {}
}
