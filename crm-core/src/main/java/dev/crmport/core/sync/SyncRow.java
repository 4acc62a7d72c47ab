package dev.crmport.core.sync;

import dev.crmport.core.people.Person;

/** One row of the source: a person, or the reason why it holds none that could be sent. */
public sealed interface SyncRow {
  /** Where the row begins in its source, from 1, for people to find it. */
  long line();

  /**
   * A person to be found or created.
   *
   * @param line where the row begins
   * @param person what will be sent
   */
  record Ready(long line, Person person) implements SyncRow {}

  /**
   * A row that nobody could send as it is.
   *
   * @param line where the row begins
   * @param reason what is wrong with it, for people
   */
  record Refused(long line, String reason) implements SyncRow {}
}
