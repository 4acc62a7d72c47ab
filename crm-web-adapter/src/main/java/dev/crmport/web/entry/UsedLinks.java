package dev.crmport.web.entry;

import dev.crmport.core.pace.Time;
import java.nio.file.Path;
import java.time.Instant;

/**
 * Remembers which links were used, so that each is good for one key. Implementations are safe for
 * many threads and may block on a file or a network.
 *
 * <p>All processes that show the page of one secret need to share one: {@link #inMemory} is for a
 * single process, and forgets when it ends; {@link #inFolder} is for those of one machine, or of
 * several with a file system that makes files atomically. For a fleet, put it over the store that
 * the fleet has: a table with the link's id as its primary key does.
 */
public interface UsedLinks {
  /**
   * Whether it was used and not given back.
   *
   * <p><b>Errors:</b> any unchecked exception means that this cannot be said; the page then takes
   * no key.
   *
   * @param link its id, 32 hexadecimal digits
   */
  boolean isUsed(String link);

  /**
   * Uses a link. Atomic: of several who ask at once, one is told true.
   *
   * <p><b>Errors:</b> as for {@link #isUsed}.
   *
   * @param link its id
   * @param until when it expires; behind that moment nobody asks for it again
   * @return false where it was used before
   */
  boolean use(String link, Instant until);

  /**
   * Makes a link good again, because its key was not stored after all.
   *
   * @param link its id
   */
  void giveBack(String link);

  /** Of this process alone, until it ends. */
  static UsedLinks inMemory(Time time) {
    return new LinksInMemory(time);
  }

  /**
   * Of all processes that name this folder; one empty file for each link, for as long as the link
   * would be good.
   *
   * @param folder made with the first link, for its owner alone
   */
  static UsedLinks inFolder(Path folder, Time time) {
    return new LinksInFolder(folder, time);
  }
}
