package dev.crmport.core.pace;

import java.time.Duration;

/**
 * What a turn is for.
 *
 * @param operation the operation's name, such as {@code findOrCreatePerson}; it may stand in logs
 * @param limit how long the exchange may take at most, from its departure to its last byte. A turn
 *     that is still open after that and the quarantine is given up: its holder has died.
 */
public record Exchange(String operation, Duration limit) {
  private static final Exchange UNNAMED = new Exchange("an exchange", Duration.ofSeconds(30));

  /** Checks that the limit is more than zero. */
  public Exchange {
    if (!limit.isPositive()) {
      throw new IllegalArgumentException(
          "the exchange was not described: a limit of " + limit + " is not more than zero");
    }
  }

  /** An exchange of at most 30 s that nobody gave a name. */
  public static Exchange unnamed() {
    return UNNAMED;
  }
}
